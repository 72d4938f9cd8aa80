import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { call, closure, name, nothing, run } from '../groovy/make'
import { patternLiteral } from '../library/matching'
import { brandOf, isKind } from '../types'
import { isTable } from '../uses'
import { enumObject } from './enum'
import { receive } from './receive'
import { isSame, takesOf, wantedOf } from './takes'

export function identifier(node: ts.Identifier, context: Context): Expression {
  if (patternLiteral(node) !== undefined) return context.refuse(node, refusals.noPatternValue)
  const referent = referentOf(node)
  switch (referent?.kind) {
    case 'global':
      return isKind(typeOf(node), 'object') && brandOf(typeOf(node)) === undefined && !isReadInParts(node)
        ? context.refuse(node, refusals.noWholeGlobal(node.getText()))
        : name(node.getText())
    case 'local':
      return local(node, referent.node, context)
    case 'constant':
      return constant(node, referent.node, context)
    case 'enum':
      return enumObject(node, referent.node, context)
    case 'function':
      return functionValue(node, context)
    case 'builtin':
      if (isArgumentsObject(node)) return context.refuse(node, refusals.noArgumentsObject)
      return node.getText() === 'undefined'
        ? nothing
        : context.refuse(node, refusals.noUnknownName(node.getText()))
    case 'step':
      return context.refuse(node, refusals.noFunctionValue(node.getText()))
    default:
      return context.refuse(node, refusals.noUnknownName(node.getText()))
  }
}

/** What a function that is no arrow function has been given. */
export function isArgumentsObject(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.getText() === 'arguments' && referentOf(node)?.kind === 'builtin'
}

function local(node: ts.Identifier, declaration: ts.Node, context: Context): Expression {
  const variable = context.localName(declaration)
  if (variable === undefined) return context.refuse(node, refusals.noEarlyUse(node.getText()))
  return name(variable)
}

/** A constant of a module: a table is returned by a method, a scalar stands where it is used. */
function constant(node: ts.Identifier, declaration: ts.VariableDeclaration, context: Context): Expression {
  const method = context.methodName(declaration)
  if (isTable(declaration) && method !== undefined) {
    const change = context.changeOfTable(node)
    return change === undefined ? call(method) : context.refuse(node, refusals.noTableAlias(change))
  }
  const value = declaration.initializer
  return value === undefined ? context.refuse(node, refusals.noModuleInitialiser) : context.expression(value)
}

/** Whether only properties of it are read, or a step gets it. An object of Jenkins, such as `env`, is no map. */
function isReadInParts(node: ts.Node): boolean {
  const parent = node.parent
  if (parent === undefined) return false
  if (unwrap(parent) === unwrap(node)) return isReadInParts(parent)
  if (ts.isPropertyAccessExpression(parent)) return true
  if (ts.isElementAccessExpression(parent)) return parent.expression === node
  if (ts.isVariableDeclaration(parent)) {
    const pattern = parent.name
    return ts.isObjectBindingPattern(pattern) && !pattern.elements.some((one) => one.dotDotDotToken)
  }
  if (ts.isCallExpression(parent)) return referentOf(unwrap(parent.expression))?.kind === 'step'
  const isPart =
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent)
  return isPart && isReadInParts(parent)
}

/** A function as a value is a closure that calls it; `.&` would not survive a restart. */
function functionValue(node: ts.Identifier, context: Context): Expression {
  const referent = referentOf(node)
  const method = referent?.kind === 'function' ? context.methodName(referent.node) : undefined
  if (referent?.kind !== 'function' || method === undefined)
    return context.refuse(node, refusals.noFunctionValue(node.getText()))
  const parameters = referent.node.parameters
  const own = takesOf(referent.node)
  const takes = wantedOf(node) ?? own
  const isAlike = isSame(own, takes)
  if (!isAlike && own.hasRest && takes.optional > 0) return context.refuse(node, refusals.noRestParameter)
  return context.scope(() => {
    const received = receive(parameters, isAlike ? own : takes, context)
    const fixed = parameters.slice(0, own.count).map((_, i) => received.at(i))
    const args = own.hasRest ? [...fixed, received.from(own.count)] : fixed
    return closure(received.names, [run(call(method, ...args))])
  })
}

export function isUndefined(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.getText() === 'undefined'
}
