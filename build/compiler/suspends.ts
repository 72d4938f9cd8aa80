import { Node, type CallExpression } from 'ts-morph'
import { type FunctionNode, isFunctionNode, isIntrinsic, referentOf, unwrap } from './declarations'
import { shapeOf } from './types'

/**
 * Finds what can reach a step, and so must run under CPS. The rest becomes `@NonCPS`.
 *
 * A variable of the Pipeline (`env`, `scm`) counts as a step. So does a call of a function that is not known: it may be
 * a closure of the caller.
 */
export class Suspension {
  private readonly facts = new Map<Node, Facts>()

  private readonly known = new Map<Node, boolean>()

  /** Whether running this code, or a closure that is made in it, can reach a step. */
  suspends(node: Node): boolean {
    const known = this.known.get(node) ?? this.reachesStep(node)
    this.known.set(node, known)
    return known
  }

  private reachesStep(node: Node): boolean {
    const seen = new Set<Node>()
    const open = [node]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      const { reachesStep, callees } = this.factsOf(next)
      if (reachesStep) return true
      open.push(...callees)
    }
    return false
  }

  /** Whether the function can come to call itself. */
  isRecursive(node: FunctionNode): boolean {
    const seen = new Set<Node>()
    const open = [...this.factsOf(node).callees]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === node) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...this.factsOf(next).callees)
    }
    return false
  }

  private factsOf(node: Node): Facts {
    let facts = this.facts.get(node)
    if (facts === undefined) {
      facts = readFacts(node)
      this.facts.set(node, facts)
    }
    return facts
  }
}

interface Facts {
  reachesStep: boolean
  callees: Set<FunctionNode>
}

function readFacts(root: Node): Facts {
  const facts: Facts = { reachesStep: false, callees: new Set() }
  const visit = (node: Node): void => {
    if (Node.isTypeNode(node)) return
    if (Node.isIdentifier(node)) readName(node, facts)
    if (Node.isCallExpression(node) && isUnknownCallee(node)) facts.reachesStep = true
    node.forEachChild(visit)
  }
  visit(root)
  return facts
}

function readName(node: Node, facts: Facts): void {
  if (isOnlyAName(node)) return
  const referent = referentOf(node)
  if (referent?.kind === 'step' || referent?.kind === 'global') facts.reachesStep = true
  const callee = referent === undefined ? undefined : knownFunction(node)
  if (callee !== undefined && !isIntrinsic(referent, 'shell') && !isIntrinsic(referent, 'secretVariable'))
    facts.callees.add(callee)
}

/** The function that this name always stands for. */
export function knownFunction(name: Node): FunctionNode | undefined {
  const referent = referentOf(name)
  if (referent?.kind === 'function') return referent.node
  if (referent?.kind !== 'local') return undefined
  if (isFunctionNode(referent.node)) return referent.node
  if (!Node.isVariableDeclaration(referent.node)) return undefined
  const value = referent.node.getInitializer()
  const isConstant = referent.node.getVariableStatement()?.getDeclarationKind() === 'const'
  return isConstant && value !== undefined && isFunctionNode(value) ? value : undefined
}

/** A call of a value, or of a built-in method with a callback that is a value. */
function isUnknownCallee(call: CallExpression): boolean {
  const callee = unwrap(call.getExpression())
  if (isFunctionNode(callee)) return false
  if (Node.isIdentifier(callee)) {
    const referent = referentOf(callee)
    return referent?.kind === 'local' && knownFunction(callee) === undefined
  }
  if (Node.isPropertyAccessExpression(callee) && isBuiltin(callee.getNameNode())) {
    return call.getArguments().some((argument) => isUnknownFunction(unwrap(argument)))
  }
  return true
}

function isBuiltin(name: Node): boolean {
  return referentOf(name)?.kind === 'builtin'
}

function isUnknownFunction(value: Node): boolean {
  if (isFunctionNode(value) || !shapeOf(value.getType()).kinds.has('function')) return false
  return !Node.isIdentifier(value) || knownFunction(value) === undefined
}

/** Not a use of what it names: `b` in `a.b`, `{ b: 1 }` and `{ b: c }` of a pattern, and the name in a declaration. */
export function isOnlyAName(node: Node): boolean {
  const parent = node.getParent()
  if (Node.isFunctionDeclaration(parent) || Node.isVariableDeclaration(parent))
    return parent.getNameNode() === node
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === node
  if (Node.isPropertyAssignment(parent)) return parent.getNameNode() === node
  return Node.isBindingElement(parent) && parent.getPropertyNameNode() === node
}
