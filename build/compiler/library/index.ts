import { type CallExpression, Node, type PropertyAccessExpression } from 'ts-morph'
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
  node: CallExpression,
  callee: PropertyAccessExpression,
  context: Context,
): Expression {
  const call: BuiltinCall = {
    node,
    callee,
    receiver: callee.getExpression(),
    arguments: node.getArguments(),
    context,
  }
  const { type, methods } = methodsOf(callee)
  const owner = call.receiver.getType().getSymbol()?.getName() ?? ''
  if (/^Date(Constructor)?$/.test(owner)) return context.refuse(callee, refusals.noDate)
  if (/^Promise(Like|Constructor)?$/.test(owner)) return context.refuse(callee, refusals.noAsync)
  const implementation = entryOf(methods, callee.getName())
  if (implementation === undefined)
    return context.refuse(callee.getNameNode(), unknownFunction(type, callee.getName(), methods))
  if (call.arguments.some(Node.isSpreadElement) && !takesMany.has(callee.getName()))
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
export function builtinStatement(node: CallExpression, context: Context): Statement[] | undefined {
  const callee = unwrap(node.getExpression())
  if (!Node.isPropertyAccessExpression(callee) || referentOf(callee.getNameNode())?.kind !== 'builtin')
    return undefined
  const kind = onlyKind(shapeOf(callee.getExpression().getType()))
  const statement = entryOf(statementsOf(kind), callee.getName())
  return statement?.({
    node,
    callee,
    receiver: callee.getExpression(),
    arguments: node.getArguments(),
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
export function globalCall(node: CallExpression, name: string, context: Context): Expression {
  if (name === 'eval' || name === 'Function') return context.refuse(node, refusals.noEval)
  if (name === 'Date') return context.refuse(node, refusals.noDate)
  const implementation = entryOf(globals, name)
  if (implementation === undefined) return context.refuse(node, unknownFunction('TypeScript', name, globals))
  return implementation({
    node,
    callee: node,
    receiver: node.getExpression(),
    arguments: node.getArguments(),
    context,
  })
}

/** `length` of text and arrays, `size` of a Map or Set. */
export function builtinProperty(node: PropertyAccessExpression, context: Context): Expression {
  const receiver = node.getExpression()
  const name = node.getName()
  const kind = onlyKind(shapeOf(receiver.getType()))
  const constant = receiver.getText() === 'Number' ? entryOf(numberConstants, name) : undefined
  if (constant !== undefined) return constant
  if (isNullable(shapeOf(receiver.getType())) && !isOptionalChain(node))
    return context.refuse(node, refusals.noAny)
  const ofMatch = matchProperty(node, context)
  if (ofMatch !== undefined) return ofMatch
  if (name === 'length' && (kind === 'text' || kind === 'list'))
    return method(context.expression(receiver), kind === 'text' ? 'length' : 'size')
  const isCollection = kind === 'map' || kind === 'set'
  if (name === 'size' && isCollection) return method(context.expression(receiver), 'size')
  const type = kind === 'text' ? 'text' : kind === 'list' ? 'an array' : 'this value'
  const known = isCollection ? ['size'] : type === 'this value' ? [] : ['length']
  return context.refuse(node.getNameNode(), refusals.noMember(type, name, known))
}

/** The table that has the method, if any has. */
export function methodsOf(callee: PropertyAccessExpression): { type: string; methods: Methods } {
  const receiver = callee.getExpression()
  const name = receiver.getText()
  const isBuiltin = Node.isIdentifier(receiver) && referentOf(receiver)?.kind === 'builtin'
  const methods = isBuiltin ? entryOf(statics, name) : undefined
  if (methods !== undefined) return { type: `\`${name}\``, methods }
  if (receiver.getType().getSymbol()?.getName() === 'RegExp')
    return { type: 'a regular expression', methods: regexpMethods }
  switch (onlyKind(shapeOf(receiver.getType()))) {
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
      return { type: `a ${onlyKind(shapeOf(receiver.getType()))}`, methods: scalarMethods }
    default:
      return { type: 'this value', methods: isScalar(shapeOf(receiver.getType())) ? scalarMethods : {} }
  }
}
