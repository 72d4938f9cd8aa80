import { type CallExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { type FunctionNode, isFunctionNode, isIntrinsic, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { call as invoke, method, nothing } from '../groovy/make'
import { builtinCall, globalCall } from '../library'
import { knownFunction } from '../suspends'
import { groovyType, onlyKind, shapeOf } from '../types'
import { stepCall } from './step-call'
import { ungrouped } from './template'

export function call(node: CallExpression, context: Context): Expression {
  const callee = unwrap(node.getExpression())
  const isBuiltinMethod =
    Node.isPropertyAccessExpression(callee) && referentOf(callee.getNameNode())?.kind === 'builtin'
  if (!isBuiltinMethod && node.getArguments().some(Node.isSpreadElement))
    return context.refuse(node, refusals.noSpread)
  if (Node.isIdentifier(callee)) return callByName(node, callee, context)
  const isChosen = Node.isPropertyAccessExpression(callee) || context.isGiven(callee)
  if (!isChosen) return context.refuse(node, refusals.noCallee)
  if (isBuiltinMethod) return builtinCall(node, callee, context)
  // A closure that is called as if it were a method of the map is rejected by the sandbox.
  const [closure, ...args] = context.expressions([callee, ...node.getArguments()])
  return method(closure!, 'call', ...args)
}

function callByName(node: CallExpression, callee: Node, context: Context): Expression {
  const referent = referentOf(callee)
  switch (referent?.kind) {
    case 'step':
      return stepCall(node, callee.getText(), context)
    case 'function': {
      if (isIntrinsic(referent, 'secretVariable')) return context.expression(node.getArguments()[0]!)
      const name = context.methodName(referent.node)
      if (name === undefined) return context.refuse(node, refusals.noUnknownName(callee.getText()))
      return invoke(name, ...methodArguments(node, referent.node, context))
    }
    case 'local':
      return callClosure(node, callee, context)
    case 'builtin':
      return globalCall(node, callee.getText(), context)
    default:
      return context.refuse(node, refusals.noUnknownName(callee.getText()))
  }
}

/** A parameter of type String makes a String of a GString, under groovy-cps too. */
function methodArguments(node: CallExpression, callee: FunctionNode, context: Context): Expression[] {
  const parameters = callee.getParameters()
  return context.expressions(node.getArguments()).map((value, i) => {
    const type = parameters[i]?.getType()
    return type !== undefined && groovyType(type) === 'String' ? ungrouped(value) : value
  })
}

/** A closure of pure code takes as many arguments as it has parameters. */
function callClosure(node: CallExpression, callee: Node, context: Context): Expression {
  if (onlyKind(shapeOf(callee.getType())) !== 'function') return context.refuse(callee, refusals.noCallee)
  const variable = context.expression(callee)
  if (variable.kind !== 'name') return variable
  const args = context.expressions(node.getArguments())
  const known = knownFunction(callee)
  if (known !== undefined && isFunctionNode(known))
    while (args.length < known.getParameters().length) args.push(nothing)
  return invoke(variable.name, ...args)
}
