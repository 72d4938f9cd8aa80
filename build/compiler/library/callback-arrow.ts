import { returnTypeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Closure, Expression, Statement } from '../groovy/ast'
import { call as invoke, closure, define, list, name, nothing, run } from '../groovy/make'
import { taken } from '../syntax/arguments'
import { closureOf, endedBody } from '../syntax/arrow-function'
import { body, statementsOf } from '../syntax/block'
import { statementOf } from '../syntax/expression-statement'
import { declareParameters, isPlain, takeParameter } from '../syntax/parameters'
import { takesOf } from '../syntax/takes'
import { conditionOf, truthOf } from '../truth'
import { isVoid } from '../types'
import { isAssignedIn, isKeptIn, isUsedIn } from '../variables'
import type { Callback, Rounds } from './callback'

/** An arrow function as a callback: as a closure, or written into the loop. */
export function arrowCallback(node: ts.ArrowFunction, context: Context): Callback {
  const code = node.body
  const value = ts.isBlock(code) ? undefined : code
  const takes = takesOf(node)
  const block = (count: number): Closure => {
    const lowered = closureOf(node, context)
    // What `map` collects of a body without a value is nothing.
    if (isVoid(returnTypeOf(node))) lowered.body = endedBody(lowered.body, false)
    return padded(node, lowered, count, context)
  }
  const inClosure = (count: number, lower: () => Statement[]): Closure =>
    context.scope(() => {
      const { names, prelude } = declareParameters(node.parameters, context)
      return padded(node, closure(names, [...prelude, ...lower()]), count, context)
    })
  const last = (lower: () => Expression) => () => captured(lower, (result) => [run(result)], context)
  return {
    takes: takes.hasRest ? Infinity : takes.count,
    elementName: elementName(node),
    needsLoop: context.suspends(node),
    result: returnTypeOf(node),
    asAction: () =>
      inClosure(1, () => (value === undefined ? body(code, context) : statementsFor(value, context))),
    asClosure: (count) =>
      value === undefined
        ? block(count)
        : inClosure(
            count,
            last(() => context.expression(value)),
          ),
    asTest: (count) => {
      if (value === undefined) return truthOf(returnTypeOf(node)) === 'groovy' ? block(count) : undefined
      return inClosure(
        count,
        last(() => context.condition(value)),
      )
    },
    prepare: () => (returnsEarly(node) ? calledRounds(node, context) : inlinedRounds(node, context)),
  }
}

function elementName(node: ts.ArrowFunction): string {
  const [first] = node.parameters
  return first !== undefined && isPlain(first) && isUsedIn(first, node) ? first.name.getText() : 'one'
}

/** With as many parameters as its caller passes arguments, which are too few for a rest parameter. */
function padded(node: ts.ArrowFunction, one: Closure, count: number, context: Context): Closure {
  if (takesOf(node).hasRest) context.refuse(node, refusals.noCallbackShape)
  const names = [...one.parameters]
  while (names.length < count) names.push(context.invent('unused'))
  return { ...one, parameters: names }
}

/** A body that returns only at its end is written into the loop. */
function inlinedRounds(node: ts.ArrowFunction, context: Context): Rounds {
  const code = node.body
  const { statements, result } = partsOf(code)
  const inRound = (given: Expression[], lower: (first: Expression) => Statement[]): Statement[] =>
    context.scope(() => {
      const declared = node.parameters.map((parameter, i) =>
        declareAs(parameter, valueFor(parameter, given, i), node, context),
      )
      const first = declared[0]?.stays ?? given[0] ?? nothing
      return [
        ...declared.flatMap((one) => one.statements),
        ...statementsOf(statements, context),
        ...lower(first),
      ]
    })
  return {
    act: (given) => inRound(given, () => (result === undefined ? [] : statementsFor(result, context))),
    round: (given, use) =>
      inRound(given, (first) =>
        captured(
          () => (result === undefined ? nothing : context.expression(result)),
          (value) => use(value, first),
          context,
        ),
      ),
    test: (given, use) =>
      inRound(given, (first) =>
        captured(
          () => (result === undefined ? nothing : context.condition(result)),
          (value) => use(value, first),
          context,
        ),
      ),
  }
}

function valueFor(parameter: ts.ParameterDeclaration, given: Expression[], index: number): Expression {
  return parameter.dotDotDotToken !== undefined ? list(given.slice(index)) : (given[index] ?? nothing)
}

/** The statements before the value, and the value. */
function partsOf(code: ts.Node): { statements: readonly ts.Node[]; result: ts.Node | undefined } {
  if (!ts.isBlock(code)) return { statements: [], result: code }
  const { statements } = code
  const last = statements.at(-1)
  if (last === undefined || !ts.isReturnStatement(last)) return { statements, result: undefined }
  return { statements: statements.slice(0, -1), result: last.expression }
}

/** Whether it returns elsewhere than at its end: then it stays a closure that the loop calls. */
function returnsEarly(node: ts.ArrowFunction): boolean {
  return partsOf(node.body).statements.some(returns)
}

function returns(statement: ts.Node): boolean {
  if (ts.isReturnStatement(statement)) return true
  if (ts.isArrowFunction(statement) || ts.isFunctionDeclaration(statement)) return false
  return ts.forEachChild(statement, (child) => returns(child) || undefined) === true
}

function calledRounds(node: ts.ArrowFunction, context: Context): Rounds {
  const callee = context.keep(closureOf(node, context), 'callback')
  const called = (given: Expression[]): Expression =>
    callee.kind === 'name' ? invoke(callee.name, ...taken(given, takesOf(node))) : callee
  const type = returnTypeOf(node)
  return {
    act: (given) => [run(called(given))],
    round: (given, use) => use(called(given), given[0] ?? nothing),
    test: (given, use) => use(conditionOf(type, called(given), context), given[0] ?? nothing),
  }
}

/** A parameter has the name of the variable that holds its value already, unless the two could come to differ. */
function declareAs(
  parameter: ts.ParameterDeclaration,
  value: Expression,
  callback: ts.ArrowFunction,
  context: Context,
): { statements: Statement[]; stays?: Expression } {
  if (!isPlain(parameter)) return { statements: takeParameter(parameter, value, context) }
  if (!isUsedIn(parameter, callback)) return { statements: [], stays: value }
  const isAssigned = isAssignedIn(parameter, callback)
  if (value.kind === 'name' && !isAssigned && !isKeptIn(parameter, callback)) {
    context.bind(parameter, value.name)
    return { statements: [], stays: value }
  }
  const variable = context.declare(parameter, parameter.name.getText())
  return { statements: [define(variable, value)], ...(isAssigned ? {} : { stays: name(variable) }) }
}

function statementsFor(value: ts.Node, context: Context): Statement[] {
  return captured(
    () => statementOf(value, context),
    (statements) => statements,
    context,
  )
}

function captured<T>(lower: () => T, use: (value: T) => Statement[], context: Context): Statement[] {
  const { value, before } = context.capture(lower)
  return [...before, ...use(value)]
}
