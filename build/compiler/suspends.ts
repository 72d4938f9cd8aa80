import { typeOf } from '../checker'
import { ts } from '../typescript'
import type { Sources } from '../sources'
import { type FunctionNode, isFunctionNode, isWrittenOut, referentOf, unwrap, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'
import { functionOf, isUse, knownFunction, Reach } from './reach'
import { needsCps } from './syntax/clean-up'
import { shapeOf } from './types'

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
  suspends(node: ts.Node): boolean {
    return this.steps.reaches(node)
  }
}

function mayReach(node: ts.Node): boolean {
  return isUse(node) || ts.isCallExpression(node) || isClosure(node) || ts.isTryStatement(node)
}

function reachesStep(node: ts.Node, root: ts.Node): boolean {
  if (ts.isCallExpression(node)) return isUnknownCallee(node)
  if (ts.isTryStatement(node)) return needsCps(node)
  if (!ts.isIdentifier(node)) return node !== root && isKept(node)
  const kind = referentOf(node)?.kind
  return kind === 'step' || kind === 'global' || (functionOf(node) !== undefined && isKept(node))
}

function isClosure(node: ts.Node): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)
}

/** Whether a function could be called elsewhere than where its name or code shows that it is. */
function isKept(value: ts.Node): boolean {
  const parent = value.parent
  if (parent === undefined || isImmediateCallback(value)) return false
  if (ts.isCallExpression(parent)) return parent.expression !== value
  if (ts.isVariableDeclaration(parent)) return knownFunction(parent.name) !== value
  return unwrap(parent) !== unwrap(value) || isKept(parent)
}

/** Whether a function is called elsewhere than by its name. */
export function isValue(node: FunctionNode): boolean {
  const declaration = ts.isFunctionDeclaration(node) ? node : node.parent
  const name =
    ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)
      ? declaration.name
      : undefined
  if (name === undefined || knownFunction(name) !== node) return isKept(node)
  const scope = ts.findAncestor(node.parent, isFunctionNode) ?? node.getSourceFile()
  return usesOf(declaration, scope).some((use) => isUse(use) && knownFunction(use) === node && isKept(use))
}

/** A call of a value, or of a built-in method with a callback that is a value. */
export function isUnknownCallee(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression)
  return isBuiltinMethod(callee)
    ? call.arguments.some((argument) => isUnknownFunction(unwrap(argument)))
    : callsValue(call)
}

/** A call of a function that is known only when the program runs. */
export function callsValue(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression)
  if (isFunctionNode(callee) || isBuiltinMethod(callee)) return false
  if (!ts.isIdentifier(callee)) return true
  return referentOf(callee)?.kind === 'local' && knownFunction(callee) === undefined
}

function isBuiltinMethod(callee: ts.Node): boolean {
  return ts.isPropertyAccessExpression(callee) && isBuiltin(callee.name)
}

function isBuiltin(name: ts.Node): boolean {
  return referentOf(name)?.kind === 'builtin'
}

export function isUnknownFunction(value: ts.Node): boolean {
  if (isFunctionNode(value) || isWrittenOut(value)) return false
  if (knownFunction(value) !== undefined || referentOf(value)?.kind === 'builtin') return false
  return shapeOf(typeOf(value)).kinds.has('function')
}
