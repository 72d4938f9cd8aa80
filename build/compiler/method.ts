import { isOptional, returnTypeOf, typeOf } from '../checker'
import { docOf, wholeTextOf } from '../doc-comment'
import { ts } from '../typescript'
import type { Context } from './context'
import { bodyOf, type FunctionNode, isFunctionNode } from './declarations'
import { refusals } from './diagnostics'
import type { Method, Statement } from './groovy/ast'
import { readable } from './leading'
import { enteredParameter } from './outside'
import { endedBlock } from './syntax/arrow-function'
import { declareParameters } from './syntax/parameters'
import { returned } from './syntax/return'
import { groovyType, isNullable, isVoid, shapeOf } from './types'

/** A function of the source, or a table, as a method of the step's script. */
export function methodOf(context: Context): Method {
  const { node } = context.member
  if (!isFunctionNode(node)) return tableMethod(node, context)
  const last = node.parameters.at(-1)
  if (context.name === 'call' && last?.dotDotDotToken !== undefined) context.refuse(last, refusals.noStepRest)
  const { names, prelude } = declareParameters(node.parameters, context)
  const parameters = node.parameters.map((parameter, i) => ({
    type: parameterType(parameter, context),
    name: names[i]!,
    defaultsToNull: isOptional(parameter) && parameter.dotDotDotToken === undefined,
  }))
  const code = bodyOf(node)
  const hasNoValue = isVoid(returnTypeOf(node))
  const statements = ts.isBlock(code) ? endedBlock(code, hasNoValue, context) : valueBody(code, context)
  return {
    ...head(node, context),
    returnType: groovyType(returnTypeOf(node)),
    parameters,
    body: [...entered(node, names, context), ...prelude, ...statements],
  }
}

/** Only `call` is called from outside. */
function entered(node: FunctionNode, names: string[], context: Context): Statement[] {
  if (!context.isEntry()) return []
  return node.parameters.flatMap((parameter, i) => enteredParameter(parameter, names[i]!, context))
}

/** A constant that is an array or object: made anew at each call, so that nothing of it is saved with the build's state. */
function tableMethod(node: ts.VariableDeclaration, context: Context): Method {
  const value = node.initializer!
  return {
    ...head(node, context),
    returnType: groovyType(typeOf(value)),
    parameters: [],
    body: valueBody(value, context),
  }
}

function head(node: FunctionNode | ts.VariableDeclaration, context: Context) {
  const { name } = context
  const origin = context.shared.origins.of(node)
  return { doc: docTextOf(node), nonCps: !context.member.suspends, isPrivate: name !== 'call', name, origin }
}

function valueBody(value: ts.Node, context: Context): Statement[] {
  const lowered = context.capture(() => context.expression(value))
  return [...lowered.before, { kind: 'return', value: returned(value, lowered.value, context) }]
}

function parameterType(parameter: ts.ParameterDeclaration, context: Context): string {
  const type = groovyType(typeOf(parameter))
  // Nothing can be passed, or only what is absent.
  if (type === 'void') return 'Object'
  if (isOptional(parameter)) return type === 'boolean' ? 'Boolean' : type
  const isThere = !isNullable(shapeOf(typeOf(parameter)))
  return type === 'Number' && isThere && context.integers.fitsInt(parameter.name) ? 'int' : type
}

function docTextOf(node: FunctionNode | ts.VariableDeclaration): string {
  const owner = ts.isFunctionDeclaration(node) ? node : ts.findAncestor(node, ts.isVariableStatement)
  const doc = owner && docOf(owner)
  return readable(doc === undefined ? '' : wholeTextOf(doc))
}
