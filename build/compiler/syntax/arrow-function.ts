import { typeOf, returnTypeOf, contextualTypeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Closure, Expression, Statement } from '../groovy/ast'
import { closure, nothing, run } from '../groovy/make'
import { isVoid } from '../types'
import { statementOf } from './expression-statement'
import { bodyOf, type FunctionNode } from '../declarations'
import { body } from './block'
import { closureParameters } from './parameters'

export function arrowFunction(node: ts.ArrowFunction, context: Context): Expression {
  return closureOf(node, context)
}

export function closureOf(node: FunctionNode, context: Context): Closure {
  return context.scope(() => {
    const { names, prelude } = closureParameters(node, context)
    return closure(names, [...prelude, ...closureBody(node, context)])
  })
}

/** The value of its last statement is the value of a closure, so that one expression needs no `return`. */
function closureBody(node: FunctionNode, context: Context): Statement[] {
  const code = bodyOf(node)
  if (ts.isBlock(code)) return endedBlock(code, !mayLeak(node), context)
  const isEffect = isVoid(typeOf(code))
  const { value, before } = context.capture(() =>
    isEffect ? statementOf(code, context) : [run(context.expression(code))],
  )
  return isEffect ? endedBody([...before, ...value], !mayLeak(node)) : [...before, ...value]
}

/** A body that has no value where one is asked for: else that of its last statement would be taken. */
export function endedBody(statements: Statement[], isFine: boolean): Statement[] {
  const last = statements.at(-1)
  const ends = last === undefined || last.kind === 'return' || last.kind === 'throw'
  return isFine || ends ? statements : [...statements, { kind: 'return', value: nothing }]
}

/** The same of a block that is the body of a function, which may never come to its end. */
export function endedBlock(code: ts.Block, isFine: boolean, context: Context): Statement[] {
  return endedBody(body(code, context), isFine || !endIsReached(code))
}

/** TypeScript looks for all ways to the end but those through a call that never returns. */
function endIsReached(code: ts.Block): boolean {
  const last = code.statements.at(-1)
  const neverReturns =
    last && ts.isExpressionStatement(last) && (typeOf(last.expression).flags & ts.TypeFlags.Never) !== 0
  return !neverReturns && (code.parent.flags & ts.NodeFlags.HasImplicitReturn) !== 0
}

/** Whether the caller looks at a value that this function does not have: it may return anything, not nothing. */
function mayLeak(node: FunctionNode): boolean {
  if (ts.isMethodDeclaration(node)) return true
  if (!ts.isExpression(node)) return !isVoid(returnTypeOf(node))
  const wanted = contextualTypeOf(node)?.getCallSignatures()[0]?.getReturnType()
  return wanted === undefined ? !isVoid(returnTypeOf(node)) : !isVoid(wanted) && !wanted.isTypeParameter()
}
