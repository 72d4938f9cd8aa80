import { type CallExpression, Node, ts } from 'ts-morph'
import { isFunctionNode, referentOf, rootOf, unwrap } from '../declarations'
import { knownFunction } from '../reach'
import { onlyKind, shapeOf } from '../types'
import { wantedIn } from '../walk'

const mutators = new Set(['add', 'clear', 'delete', 'set'])

/**
 * Whether the code could change the Map or Set that is being visited, also under another name or in a function that it
 * calls: the visitor of TypeScript would see the change, a copy of the keys would not.
 */
export function changesCollection(visited: Node, code: Node, seen = new Set<Node>()): boolean {
  if (seen.has(code)) return false
  seen.add(code)
  return wantedIn(code, ts.isCallExpression).some(
    (one) => Node.isCallExpression(one) && (changes(visited, one) || callsChange(visited, one, seen)),
  )
}

function changes(visited: Node, call: CallExpression): boolean {
  const callee = unwrap(call.getExpression())
  if (!Node.isPropertyAccessExpression(callee) || !mutators.has(callee.getName())) return false
  return mayBeSame(visited, callee.getExpression())
}

/** By their types and origins. */
function mayBeSame(visited: Node, changed: Node): boolean {
  const [a, b] = [visited.getType().getNonNullableType(), changed.getType().getNonNullableType()]
  if (onlyKind(shapeOf(a)) !== onlyKind(shapeOf(b))) return false
  if (rootOf(visited) === rootOf(changed) && rootOf(visited) !== undefined) return true
  if (!a.isAssignableTo(b) && !b.isAssignableTo(a)) return false
  return !(isMadeHere(changed) && (isMadeHere(visited) || isGivenParameter(visited)))
}

/** A constant that was made by `new` is no other one. */
function isMadeHere(node: Node): boolean {
  const declaration = rootOf(node)
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return Node.isIdentifier(unwrap(node)) && value !== undefined && Node.isNewExpression(unwrap(value))
}

function isGivenParameter(node: Node): boolean {
  return Node.isIdentifier(unwrap(node)) && Node.isParameterDeclaration(rootOf(node))
}

function callsChange(visited: Node, call: CallExpression, seen: Set<Node>): boolean {
  const callee = unwrap(call.getExpression())
  if (isFunctionNode(callee)) return false
  if (Node.isPropertyAccessExpression(callee)) {
    if (referentOf(callee.getNameNode())?.kind === 'builtin') return passesChange(visited, call, seen)
    return true
  }
  const known = knownFunction(callee)
  if (known !== undefined) return changesCollection(visited, known, seen) || passesChange(visited, call, seen)
  return referentOf(callee)?.kind === 'local' || passesChange(visited, call, seen)
}

/** A function that is handed on may be called; one that is written out there is part of the code anyway. */
function passesChange(visited: Node, call: CallExpression, seen: Set<Node>): boolean {
  return call.getArguments().some((argument) => {
    const value = unwrap(argument)
    if (isFunctionNode(value) || !shapeOf(value.getType()).kinds.has('function')) return false
    const known = knownFunction(value)
    return known === undefined || changesCollection(visited, known, seen)
  })
}
