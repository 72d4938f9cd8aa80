import { type ArrowFunction, Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Closure, Expression, Statement } from '../groovy/ast'
import { closure, run } from '../groovy/make'
import { bodyOf, type FunctionNode } from '../declarations'
import { body } from './block'

export function arrowFunction(node: ArrowFunction, context: Context): Expression {
  return closureOf(node, context)
}

export function closureOf(node: FunctionNode, context: Context): Closure {
  return context.scope(() => {
    const parameters = node.getParameters().map((parameter) => {
      if (parameter.isRestParameter()) context.refuse(parameter, refusals.noRestParameter)
      if (!Node.isIdentifier(parameter.getNameNode())) context.refuse(parameter, refusals.noParameterPattern)
      // Defaults of a closure's parameters are ignored by groovy-cps.
      if (parameter.hasInitializer()) context.refuse(parameter, refusals.noClosureDefault)
      return context.declare(parameter, parameter.getName())
    })
    return closure(parameters, closureBody(node, context))
  })
}

/** The value of its last statement is the value of a closure, so that one expression needs no `return`. */
function closureBody(node: FunctionNode, context: Context): Statement[] {
  const code = bodyOf(node)
  if (Node.isBlock(code)) return body(code, context)
  const { value, before } = context.capture(() => statementOrValue(code, context))
  return [...before, ...value]
}

/** `() => delete o.x` and `() => { … }` have no value; other bodies have one. */
function statementOrValue(code: Node, context: Context): Statement[] {
  return [run(context.expression(code))]
}
