import { Node } from 'ts-morph'
import { referentOf, unwrap } from '../declarations'
import { isFixedName } from '../variables'

/** Names that every object of TypeScript has from its prototype. */
export const prototypeNames: readonly string[] = Object.getOwnPropertyNames(Object.prototype).sort()

/**
 * Whether the key is known to name a property that the object has itself: by its type, or since it was taken from
 * `Object.keys` or `Object.entries` of the same object.
 */
export function isOwnKey(key: Node, object: Node): boolean {
  const type = key.getType()
  const parts = type.isUnion() ? type.getUnionTypes() : [type]
  const isKnown = parts.every((part) => {
    const value = part.getLiteralValue()
    return typeof value === 'number' || (typeof value === 'string' && !prototypeNames.includes(value))
  })
  if (isKnown || type.isNumber()) return true
  const referent = referentOf(unwrap(key))
  const source = referent?.kind === 'local' ? sourceOf(referent.node) : undefined
  return source !== undefined && isSameObject(source, object)
}

/** The object whose keys a variable goes through. */
function sourceOf(variable: Node): Node | undefined {
  const list = Node.isParameterDeclaration(variable) ? visitedByCall(variable) : visitedByLoop(variable)
  return list === undefined ? undefined : objectIn(list)
}

function visitedByCall(parameter: Node): Node | undefined {
  const callback = parameter.getParent()
  const call = callback?.getParent()
  if (!Node.isArrowFunction(callback) || !Node.isCallExpression(call)) return undefined
  const callee = call.getExpression()
  const isFirst = callback.getParameters()[0] === parameter && call.getArguments()[0] === callback
  return isFirst && Node.isPropertyAccessExpression(callee) && visitors.has(callee.getName())
    ? callee.getExpression()
    : undefined
}

function visitedByLoop(variable: Node): Node | undefined {
  const isKey = Node.isBindingElement(variable)
    ? Node.isArrayBindingPattern(variable.getParent()) && variable.getParent().getElements()[0] === variable
    : Node.isVariableDeclaration(variable)
  const loop = variable.getFirstAncestor(Node.isForOfStatement)
  const isDeclared =
    loop !== undefined && loop.getInitializer().containsRange(variable.getPos(), variable.getEnd())
  return isKey && isDeclared ? loop.getExpression() : undefined
}

/** The object in `Object.keys(o).filter(…)` and its like. */
function objectIn(list: Node): Node | undefined {
  const value = unwrap(list)
  if (Node.isIdentifier(value) && isFixedName(value)) {
    const referent = referentOf(value)
    const declaration = referent?.kind === 'local' ? referent.node : undefined
    const first = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
    return first === undefined ? undefined : objectIn(first)
  }
  const callee = Node.isCallExpression(value) ? value.getExpression() : undefined
  if (!Node.isCallExpression(value) || !Node.isPropertyAccessExpression(callee)) return undefined
  if (referentOf(callee.getNameNode())?.kind !== 'builtin') return undefined
  if (selectors.has(callee.getName())) return objectIn(callee.getExpression())
  const isListing = callee.getExpression().getText() === 'Object' && /^(keys|entries)$/.test(callee.getName())
  return isListing ? value.getArguments()[0] : undefined
}

const visitors: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'map',
  'some',
])

const selectors: ReadonlySet<string> = new Set(['filter', 'reverse', 'slice', 'sort'])

function isSameObject(one: Node, other: Node): boolean {
  const [a, b] = [unwrap(one), unwrap(other)]
  if (Node.isPropertyAccessExpression(a) && Node.isPropertyAccessExpression(b))
    return a.getName() === b.getName() && isSameObject(a.getExpression(), b.getExpression())
  const [first, second] = [referentOf(a), referentOf(b)]
  return first !== undefined && first.symbol === second?.symbol && isFixedName(a)
}
