import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { type FunctionNode, isFunctionNode, isIntrinsic, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { call as invoke, method, nothing } from '../groovy/make'
import { builtinCall, globalCall } from '../library'
import { mayNeedEntry } from '../outside'
import { knownFunction } from '../reach'
import { groovyType } from '../types'
import { argumentParts } from './arguments'
import { stepCall } from './step-call'
import { type Takes, signatureOf, takesOf, takesOfClosure, takesOfType } from './takes'
import { ungrouped } from './template'

export function call(node: ts.CallExpression, context: Context): Expression {
  const callee = unwrap(node.expression)
  if (callee.kind === SyntaxKind.ImportKeyword) return context.refuse(node, refusals.noNamespaceImport)
  if (ts.isIdentifier(callee)) return callByName(node, callee, context)
  if (ts.isPropertyAccessExpression(callee) && referentOf(callee.name)?.kind === 'builtin')
    return builtinCall(node, callee, context)
  return callClosure(node, callee, context)
}

function callByName(node: ts.CallExpression, callee: ts.Node, context: Context): Expression {
  const referent = referentOf(callee)
  switch (referent?.kind) {
    case 'step':
      return stepCall(node, callee.getText(), context)
    case 'function': {
      if (isIntrinsic(referent, 'secretVariable')) return context.expression(node.arguments[0]!)
      const name = context.methodName(referent.node)
      if (name === undefined) return context.refuse(node, refusals.noUnknownName(callee.getText()))
      const isEntered = referent.node.parameters.some((one) => mayNeedEntry(typeOf(one)))
      if (name === 'call' && isEntered) return context.refuse(node, refusals.noInnerCall)
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
function methodArguments(node: ts.CallExpression, callee: FunctionNode, context: Context): Expression[] {
  const parameters = callee.parameters
  return context.inOrder(argumentParts(node, takesOf(callee), context)).map((value, i) => {
    const parameter = parameters[i]
    return parameter !== undefined && groovyType(typeOf(parameter)) === 'String' ? ungrouped(value) : value
  })
}

/** A closure in a variable, or a function that is called where it is written. */
function callClosure(node: ts.CallExpression, callee: ts.Node, context: Context): Expression {
  const known = isFunctionNode(callee) ? callee : knownFunction(callee)
  return known === undefined
    ? callValue(node, callee, context)
    : invoked(node, callee, takesOfClosure(known), true, context)
}

/** A closure that is known only when the program runs. */
function callValue(node: ts.CallExpression, callee: ts.Node, context: Context): Expression {
  const type = typeOf(callee)
  if (signatureOf(type) === undefined) return context.refuse(callee, refusals.noCallee)
  const takes = takesOfType(type, callee)
  if (takes === undefined) return context.refuse(callee, refusals.noRestParameter)
  return invoked(node, callee, takes, false, context)
}

/** As a method of a map a closure would be rejected by the sandbox. */
function invoked(
  node: ts.CallExpression,
  callee: ts.Node,
  takes: Takes,
  isKnown: boolean,
  context: Context,
): Expression {
  const lower = (): Expression => {
    const value = context.expression(callee)
    return value.kind === 'closure' ? context.keep(value, 'callback') : value
  }
  const parts = argumentParts(node, takes, context)
  const [closure, ...given] = context.inOrder([{ node: callee, lower }, ...parts])
  const args = isKnown ? exactly(given, takes, context) : given
  return closure!.kind === 'name' ? invoke(closure.name, ...args) : method(closure!, 'call', ...args)
}

/** A closure of pure code takes as many arguments as it has parameters; one more is evaluated all the same. */
function exactly(args: Expression[], takes: Takes, context: Context): Expression[] {
  const count = takes.count + (takes.hasRest ? 1 : 0)
  const missing = Array.from({ length: Math.max(0, count - args.length) }, () => nothing)
  if (context.member.suspends || args.length <= count) return [...args, ...missing]
  const kept = args.map((value) => (isSimple(value) ? value : context.keep(value, 'value')))
  return kept.slice(0, count)
}
