import { type CallExpression, Node } from 'ts-morph'
import type { Sources } from '../sources'
import { type FunctionNode, isFunctionNode, isWrittenOut, referentOf, unwrap, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'
import { functionOf, isUse, knownFunction, Reach } from './reach'
import { needsCps } from './syntax/clean-up'
import { shapeOf } from './types'
import { ts } from '../typescript'

/**
 * Finds what can reach a step, and so must run under CPS. The rest becomes `@NonCPS`.
 *
 * A variable of the Pipeline (`env`, `scm`) counts as a step. So does a call of a function that is not known: it may be
 * a closure of the caller. So does making a function that is kept as a value: only a closure of groovy-cps can be called
 * with more or fewer arguments than it has parameters, and with one that is a list. So does a `try` that only groovy-cps
 * can run.
 */
export class Suspension {
  private readonly steps: Reach

  constructor(sources: Sources) {
    this.steps = new Reach('steps', mayReach, reachesStep, sources)
  }

  /** Whether running this code, or a closure that is made in it, can reach a step. */
  suspends(node: Node): boolean {
    return this.steps.reaches(node)
  }
}

function mayReach(node: ts.Node): boolean {
  return isUse(node) || ts.isCallExpression(node) || isClosure(node) || ts.isTryStatement(node)
}

function reachesStep(node: Node, root: Node): boolean {
  if (Node.isCallExpression(node)) return isUnknownCallee(node)
  if (Node.isTryStatement(node)) return needsCps(node)
  if (!Node.isIdentifier(node)) return node !== root && isKept(node)
  const kind = referentOf(node)?.kind
  return kind === 'step' || kind === 'global' || (functionOf(node) !== undefined && isKept(node))
}

function isClosure(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)
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
export function isUnknownCallee(call: CallExpression): boolean {
  const callee = unwrap(call.getExpression())
  return isBuiltinMethod(callee)
    ? call.getArguments().some((argument) => isUnknownFunction(unwrap(argument)))
    : callsValue(call)
}

/** A call of a function that is known only when the program runs. */
export function callsValue(call: CallExpression): boolean {
  const callee = unwrap(call.getExpression())
  if (isFunctionNode(callee) || isBuiltinMethod(callee)) return false
  if (!Node.isIdentifier(callee)) return true
  return referentOf(callee)?.kind === 'local' && knownFunction(callee) === undefined
}

function isBuiltinMethod(callee: Node): boolean {
  return Node.isPropertyAccessExpression(callee) && isBuiltin(callee.getNameNode())
}

function isBuiltin(name: Node): boolean {
  return referentOf(name)?.kind === 'builtin'
}

export function isUnknownFunction(value: Node): boolean {
  if (isFunctionNode(value) || isWrittenOut(value)) return false
  if (knownFunction(value) !== undefined || referentOf(value)?.kind === 'builtin') return false
  return shapeOf(value.getType()).kinds.has('function')
}
