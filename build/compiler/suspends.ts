import { type CallExpression, Node, ts } from 'ts-morph'
import type { Sources } from '../sources'
import { type FunctionNode, isFunctionNode, isIntrinsic, referentOf, unwrap, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'
import { shapeOf } from './types'
import { wantedIn } from './walk'

/**
 * Finds what can reach a step, and so must run under CPS. The rest becomes `@NonCPS`.
 *
 * A variable of the Pipeline (`env`, `scm`) counts as a step. So does a call of a function that is not known: it may be
 * a closure of the caller. So does making a function that is kept as a value: only a closure of groovy-cps can be called
 * with more or fewer arguments than it has parameters, and with one that is a list.
 */
export class Suspension {
  constructor(private readonly sources: Sources) {}

  /** Whether running this code, or a closure that is made in it, can reach a step. */
  suspends(node: Node): boolean {
    const all = this.sources.ofNodes<boolean>('suspends', node)
    const known = all.get(node) ?? this.reachesStep(node)
    all.set(node, known)
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

  private factsOf(node: Node): Facts {
    const all = this.sources.ofNodes<Facts>('facts', node)
    const facts = all.get(node) ?? readFacts(node)
    all.set(node, facts)
    return facts
  }
}

interface Facts {
  reachesStep: boolean
  callees: Set<FunctionNode>
}

function readFacts(root: Node): Facts {
  const facts: Facts = { reachesStep: false, callees: new Set() }
  for (const node of wantedIn(root, mayReach)) {
    if (Node.isIdentifier(node)) readName(node, facts)
    if (Node.isCallExpression(node) && isUnknownCallee(node)) facts.reachesStep = true
    if (node !== root && isClosure(node.compilerNode) && isKept(node)) facts.reachesStep = true
  }
  return facts
}

function mayReach(node: ts.Node): boolean {
  return isUse(node) || ts.isCallExpression(node) || isClosure(node)
}

function readName(node: Node, facts: Facts): void {
  const referent = referentOf(node)
  if (referent?.kind === 'step' || referent?.kind === 'global') facts.reachesStep = true
  const callee = referent === undefined ? undefined : knownFunction(node)
  if (callee === undefined || isIntrinsic(referent, 'shell') || isIntrinsic(referent, 'secretVariable'))
    return
  facts.callees.add(callee)
  if (isKept(node)) facts.reachesStep = true
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

function isClosure(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

/** Whether a function could be called elsewhere than where its name or code shows that it is. */
function isKept(value: Node): boolean {
  const parent = value.getParent()
  if (parent === undefined || isImmediateCallback(value)) return false
  if (Node.isCallExpression(parent)) return parent.getExpression() !== value
  if (Node.isVariableDeclaration(parent)) return knownFunction(parent.getNameNode()) !== value
  return unwrap(parent) !== unwrap(value) || isKept(parent)
}

/** Whether a function is called elsewhere than by its name. */
export function isValue(node: FunctionNode): boolean {
  const declaration = Node.isFunctionDeclaration(node) ? node : node.getParent()
  const name =
    Node.isFunctionDeclaration(declaration) || Node.isVariableDeclaration(declaration)
      ? declaration.getNameNode()
      : undefined
  if (name === undefined || knownFunction(name) !== node) return isKept(node)
  const scope = node.getFirstAncestor(isFunctionNode) ?? node.getSourceFile()
  return usesOf(declaration, scope).some(
    (use) => isUse(use.compilerNode) && knownFunction(use) === node && isKept(use),
  )
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

/** A name, but not `b` in `a.b`, `{ b: 1 }` and `{ b: c }` of a pattern, nor the name in a declaration. */
export function isUse(node: ts.Node): boolean {
  return ts.isIdentifier(node) && !isOnlyAName(node, node.parent)
}

function isOnlyAName(name: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isBindingElement(parent)) return parent.propertyName === name
  const isNamed =
    ts.isFunctionDeclaration(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent)
  return isNamed && parent.name === name
}
