import { Node, type VariableDeclaration, type VariableStatement } from 'ts-morph'
import type { Context } from '../context'
import { usesOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { assign, define, name } from '../groovy/make'
import { heldPattern } from '../library/matching'
import { calls } from './hoisting'
import { declareParts, wholeOf } from './take-apart'

export function variableStatement(node: VariableStatement, context: Context): Statement[] {
  const kind = node.getDeclarationKind()
  if (kind === 'var') context.refuse(node, refusals.noVar)
  else if (kind !== 'const' && kind !== 'let') context.refuse(node, refusals.unsupportedSyntax(`\`${kind}\``))
  return node.getDeclarations().flatMap((declaration) => variable(declaration, context))
}

export function variable(node: VariableDeclaration, context: Context): Statement[] {
  const pattern = node.getNameNode()
  if (!Node.isIdentifier(pattern)) return takeApart(node, context)
  const value = node.getInitializer()
  const early = context.takeEarly(node)
  if (early !== undefined) return value === undefined ? [] : assigned(early, value, context)
  if (value === undefined) return [define(context.declare(node, node.getName()))]
  if (heldPattern(node) !== undefined) return []
  const [itself] = usesOf(node, value)
  if (itself !== undefined) return recursive(node, value, itself, context)
  return initialised(node, value, context)
}

/** A name that the initialiser cannot see yet is declared after it. */
function initialised(node: VariableDeclaration, value: Node, context: Context): Statement[] {
  const variable = context.declare(node, node.getName())
  context.destine(value, variable)
  const { value: lowered, before } = context.capture(() => context.expression(value))
  // A loop has declared and filled the variable already.
  const isFilled = lowered.kind === 'name' && lowered.name === variable
  return isFilled ? before : [...before, define(variable, lowered)]
}

function assigned(variable: string, value: Node, context: Context): Statement[] {
  const { value: lowered, before } = context.capture(() => context.expression(value))
  return [...before, assign(name(variable), lowered)]
}

/** What a closure in the initialiser sees has to be declared before the closure is made, which nothing may call yet. */
function recursive(node: VariableDeclaration, value: Node, itself: Node, context: Context): Statement[] {
  if (calls(value.compilerNode)) context.refuse(itself, refusals.noEarlyUse(node.getName()))
  const variable = context.declare(node, node.getName())
  return [define(variable), ...assigned(variable, value, context)]
}

/** `const { a, b: c } = o` and `const [a, b] = xs`. */
function takeApart(node: VariableDeclaration, context: Context): Statement[] {
  const value = node.getInitializer()
  const pattern = node.getNameNode()
  if (value === undefined || Node.isIdentifier(pattern)) return []
  const { value: whole, before } = context.capture(() => wholeOf(value, pattern, context))
  return [...before, ...declareParts(pattern, whole, context)]
}
