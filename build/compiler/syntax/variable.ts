import { ts } from '../../typescript'
import type { Context } from '../context'
import { usesOf, declarationKind } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { assign, define, name } from '../groovy/make'
import { heldPattern } from '../library/matching'
import { calls } from './hoisting'
import { declareParts, wholeOf } from './take-apart'

export function variableStatement(node: ts.VariableStatement, context: Context): Statement[] {
  const kind = declarationKind(node.declarationList)
  if (kind === 'var') context.refuse(node, refusals.noVar)
  else if (kind !== 'const' && kind !== 'let') context.refuse(node, refusals.unsupportedSyntax(`\`${kind}\``))
  return node.declarationList.declarations.flatMap((declaration) => variable(declaration, context))
}

export function variable(node: ts.VariableDeclaration, context: Context): Statement[] {
  const pattern = node.name
  if (!ts.isIdentifier(pattern)) return takeApart(node, context)
  const value = node.initializer
  const early = context.takeEarly(node)
  if (early !== undefined) return value === undefined ? [] : assigned(early, value, context)
  if (value === undefined) return [define(context.declare(node, node.name.getText()))]
  if (heldPattern(node) !== undefined) return []
  const [itself] = usesOf(node, value)
  if (itself !== undefined) return recursive(node, value, itself, context)
  return initialised(node, value, context)
}

/** A name that the initialiser cannot see yet is declared after it. */
function initialised(node: ts.VariableDeclaration, value: ts.Node, context: Context): Statement[] {
  const variable = context.declare(node, node.name.getText())
  context.destine(value, variable)
  const { value: lowered, before } = context.capture(() => context.expression(value))
  // A loop has declared and filled the variable already.
  const isFilled = lowered.kind === 'name' && lowered.name === variable
  return isFilled ? before : [...before, define(variable, lowered)]
}

function assigned(variable: string, value: ts.Node, context: Context): Statement[] {
  const { value: lowered, before } = context.capture(() => context.expression(value))
  return [...before, assign(name(variable), lowered)]
}

/** What a closure in the initialiser sees has to be declared before the closure is made, which nothing may call yet. */
function recursive(
  node: ts.VariableDeclaration,
  value: ts.Node,
  itself: ts.Node,
  context: Context,
): Statement[] {
  if (calls(value)) context.refuse(itself, refusals.noEarlyUse(node.name.getText()))
  const variable = context.declare(node, node.name.getText())
  return [define(variable), ...assigned(variable, value, context)]
}

/** `const { a, b: c } = o` and `const [a, b] = xs`. */
function takeApart(node: ts.VariableDeclaration, context: Context): Statement[] {
  const value = node.initializer
  const pattern = node.name
  if (value === undefined || ts.isIdentifier(pattern)) return []
  const { value: whole, before } = context.capture(() => wholeOf(value, pattern, context))
  return [...before, ...declareParts(pattern, whole, context)]
}
