import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { method } from '../groovy/make'
import { isNullable, isScalar, type Kind, onlyKind, shapeOf } from '../types'
import { isOptionalChain } from '../syntax/optional-chain'
import { arrayMethods, arrayStatements } from './array'
import { globals, statics } from './globals'
import { matchProperty } from './match-parts'
import { mapMethods, mapStatements } from './map'
import { type BuiltinCall, entryOf, type Methods, type StatementMethods } from './method'
import { numberConstants, scalarMethods } from './number'
import { regexpMethods } from './regexp'
import { setMethods, setStatements } from './set'
import { textMethods } from './text'

/** A method of an array, of text, of `Math` … */
export function builtinCall(
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  context: Context,
): Expression {
  const call: BuiltinCall = {
    node,
    callee,
    receiver: callee.expression,
    arguments: node.arguments,
    context,
  }
  const { type, methods } = methodsOf(callee)
  const owner = typeOf(call.receiver).symbol?.name ?? ''
  if (/^Date(Constructor)?$/.test(owner)) return context.refuse(callee, refusals.noDate)
  if (/^Promise(Like|Constructor)?$/.test(owner)) return context.refuse(callee, refusals.noAsync)
  const implementation = entryOf(methods, callee.name.text)
  if (implementation === undefined)
    return context.refuse(callee.name, unknownFunction(type, callee.name.text, methods))
  if (call.arguments.some(ts.isSpreadElement) && !takesMany.has(callee.name.text))
    return context.refuse(node, refusals.noSpread)
  return implementation(call)
}

/** Of those that make numbers of text it tells another way. */
function unknownFunction(type: string, name: string, known: Methods): Refusal {
  if (name === 'BigInt') return refusals.noBigint
  return /^(Number|parseInt|parseFloat)$/.test(name)
    ? refusals.noNumberOf
    : refusals.noMember(type, name, Object.keys(known))
}

/** Methods that take any number of arguments of one kind. */
const takesMany = new Set(['concat', 'max', 'min', 'push', 'unshift'])

/** A method whose call means something else, or only means something, as a statement. */
export function builtinStatement(node: ts.CallExpression, context: Context): Statement[] | undefined {
  const callee = unwrap(node.expression)
  if (!ts.isPropertyAccessExpression(callee) || referentOf(callee.name)?.kind !== 'builtin') return undefined
  const kind = onlyKind(shapeOf(typeOf(callee.expression)))
  const statement = entryOf(statementsOf(kind), callee.name.text)
  return statement?.({
    node,
    callee,
    receiver: callee.expression,
    arguments: node.arguments,
    context,
  })
}

function statementsOf(kind: Kind | undefined): StatementMethods {
  switch (kind) {
    case 'list':
      return arrayStatements
    case 'map':
      return mapStatements
    case 'set':
      return setStatements
    default:
      return {}
  }
}

/** A function that the language declares, such as `String(x)`. */
export function globalCall(node: ts.CallExpression, name: string, context: Context): Expression {
  if (name === 'eval' || name === 'Function') return context.refuse(node, refusals.noEval)
  if (name === 'Date') return context.refuse(node, refusals.noDate)
  const implementation = entryOf(globals, name)
  if (implementation === undefined) return context.refuse(node, unknownFunction('TypeScript', name, globals))
  return implementation({
    node,
    callee: node,
    receiver: node.expression,
    arguments: node.arguments,
    context,
  })
}

/** `length` of text and arrays, `size` of a Map or Set. */
export function builtinProperty(node: ts.PropertyAccessExpression, context: Context): Expression {
  const receiver = node.expression
  const name = node.name.text
  const kind = onlyKind(shapeOf(typeOf(receiver)))
  const constant = receiver.getText() === 'Number' ? entryOf(numberConstants, name) : undefined
  if (constant !== undefined) return constant
  if (isNullable(shapeOf(typeOf(receiver))) && !isOptionalChain(node))
    return context.refuse(node, refusals.noAny)
  const ofMatch = matchProperty(node, context)
  if (ofMatch !== undefined) return ofMatch
  if (name === 'length' && (kind === 'text' || kind === 'list'))
    return method(context.expression(receiver), kind === 'text' ? 'length' : 'size')
  const isCollection = kind === 'map' || kind === 'set'
  if (name === 'size' && isCollection) return method(context.expression(receiver), 'size')
  const type = kind === 'text' ? 'text' : kind === 'list' ? 'an array' : 'this value'
  const known = isCollection ? ['size'] : type === 'this value' ? [] : ['length']
  return context.refuse(node.name, refusals.noMember(type, name, known))
}

/** The table that has the method, if any has. */
export function methodsOf(callee: ts.PropertyAccessExpression): { type: string; methods: Methods } {
  const receiver = callee.expression
  const name = receiver.getText()
  const isBuiltin = ts.isIdentifier(receiver) && referentOf(receiver)?.kind === 'builtin'
  const methods = isBuiltin ? entryOf(statics, name) : undefined
  if (methods !== undefined) return { type: `\`${name}\``, methods }
  if (typeOf(receiver).symbol?.name === 'RegExp')
    return { type: 'a regular expression', methods: regexpMethods }
  switch (onlyKind(shapeOf(typeOf(receiver)))) {
    case 'list':
      return { type: 'an array', methods: arrayMethods }
    case 'map':
      return { type: 'a Map', methods: mapMethods }
    case 'set':
      return { type: 'a Set', methods: setMethods }
    case 'text':
      return { type: 'text', methods: textMethods }
    case 'number':
    case 'boolean':
      return { type: `a ${onlyKind(shapeOf(typeOf(receiver)))}`, methods: scalarMethods }
    default:
      return { type: 'this value', methods: isScalar(shapeOf(typeOf(receiver))) ? scalarMethods : {} }
  }
}
