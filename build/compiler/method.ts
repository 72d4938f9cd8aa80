import { Node, type ParameterDeclaration, type VariableDeclaration } from 'ts-morph'
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
import { SyntaxKind } from '../typescript'

/** A function of the source, or a table, as a method of the step's script. */
export function methodOf(context: Context): Method {
  const { node } = context.member
  if (!isFunctionNode(node)) return tableMethod(node, context)
  const last = node.getParameters().at(-1)
  if (context.name === 'call' && last?.isRestParameter() === true) context.refuse(last, refusals.noStepRest)
  const { names, prelude } = declareParameters(node.getParameters(), context)
  const parameters = node.getParameters().map((parameter, i) => ({
    type: parameterType(parameter, context),
    name: names[i]!,
    defaultsToNull: parameter.isOptional() && !parameter.isRestParameter(),
  }))
  const code = bodyOf(node)
  const hasNoValue = isVoid(node.getReturnType())
  const statements = Node.isBlock(code) ? endedBlock(code, hasNoValue, context) : valueBody(code, context)
  return {
    ...head(node, context),
    returnType: groovyType(node.getReturnType()),
    parameters,
    body: [...entered(node, names, context), ...prelude, ...statements],
  }
}

/** Only `call` is called from outside. */
function entered(node: FunctionNode, names: string[], context: Context): Statement[] {
  if (!context.isEntry()) return []
  return node.getParameters().flatMap((parameter, i) => enteredParameter(parameter, names[i]!, context))
}

/** A constant that is an array or object: made anew at each call, so that nothing of it is saved with the build's state. */
function tableMethod(node: VariableDeclaration, context: Context): Method {
  const value = node.getInitializerOrThrow()
  return {
    ...head(node, context),
    returnType: groovyType(value.getType()),
    parameters: [],
    body: valueBody(value, context),
  }
}

function head(node: FunctionNode | VariableDeclaration, context: Context) {
  const { name } = context
  const origin = context.shared.origins.of(node)
  return { doc: docOf(node), nonCps: !context.member.suspends, isPrivate: name !== 'call', name, origin }
}

function valueBody(value: Node, context: Context): Statement[] {
  const lowered = context.capture(() => context.expression(value))
  return [...lowered.before, { kind: 'return', value: returned(value, lowered.value, context) }]
}

function parameterType(parameter: ParameterDeclaration, context: Context): string {
  const type = groovyType(parameter.getType())
  // Nothing can be passed, or only what is absent.
  if (type === 'void') return 'Object'
  if (parameter.isOptional()) return type === 'boolean' ? 'Boolean' : type
  const isThere = !isNullable(shapeOf(parameter.getType()))
  return type === 'Number' && isThere && context.integers.fitsInt(parameter.getNameNode()) ? 'int' : type
}

function docOf(node: FunctionNode | VariableDeclaration): string {
  const owner = Node.isFunctionDeclaration(node)
    ? node
    : node.getFirstAncestorByKind(SyntaxKind.VariableStatement)
  const docs = owner?.getJsDocs() ?? []
  return readable(docs.at(-1)?.getInnerText() ?? '')
}
