import { type ArrowFunction, Node, type ParameterDeclaration } from 'ts-morph'
import type { Context } from '../context'
import { type FunctionNode, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Closure, Expression, Statement } from '../groovy/ast'
import { call as invoke, closure, define, name, nothing, run } from '../groovy/make'
import { knownFunction } from '../suspends'
import { body, statementsOf } from '../syntax/block'
import { statementOf } from '../syntax/expression-statement'
import { closureOf, endedBody } from '../syntax/arrow-function'
import { isExactly, isVoid } from '../types'
import type { BuiltinCall } from './method'

/** The callback of a built-in method: an arrow function, or the name of a function. */
export interface Callback {
  parameters: ParameterDeclaration[]
  /** As a closure with this many parameters. */
  asClosure(count: number): Closure
  /** As a closure whose value is only asked for its truth. */
  asTest(count: number): Closure
  /** One round of a loop: `given` are its arguments, `use` makes statements of its value. */
  round(given: Expression[], use: (value: Expression) => Statement[]): Statement[]
  /** As a closure that is run for its effect. */
  asAction(): Closure
  /** One round of a loop that is run for its effect. */
  act(given: Expression[]): Statement[]
  /** The same where only the truth of its value counts. */
  test(given: Expression[], use: (isTrue: Expression) => Statement[]): Statement[]
}

export function callbackOf(call: BuiltinCall, argument: Node | undefined): Callback | undefined {
  const { context } = call
  const value = argument === undefined ? undefined : unwrap(argument)
  if (
    value !== undefined &&
    Node.isArrowFunction(value) &&
    value.getParameters().every((one) => Node.isIdentifier(one.getNameNode()))
  ) {
    return arrowCallback(value, context)
  }
  const known = value !== undefined && Node.isIdentifier(value) ? knownFunction(value) : undefined
  const callee =
    known === undefined ? undefined : (context.methodName(known) ?? context.localName(declarationOf(known)))
  if (known !== undefined && callee !== undefined) return namedCallback(known, callee, context)
  context.refuse(argument ?? call.node, refusals.noCallbackShape)
  return undefined
}

/** A local function is known by the variable that holds it. */
function declarationOf(node: FunctionNode): Node {
  const parent = node.getParent()
  return Node.isVariableDeclaration(parent) ? parent : node
}

function arrowCallback(node: ArrowFunction, context: Context): Callback {
  const parameters = node.getParameters()
  const code = node.getBody()
  const value = Node.isBlock(code) ? undefined : code
  const isVoidBody = isVoid(node.getReturnType())
  const withParameters = (count: number, lower: () => Expression): Closure =>
    context.scope(() => {
      const names = parameters.map((parameter) => context.declare(parameter, parameter.getName()))
      while (names.length < count) names.push(context.invent('unused'))
      const { value: result, before } = context.capture(lower)
      return closure(names, [...before, run(result)])
    })
  const block = (count: number): Closure => {
    const lowered = closureOf(node, context)
    // What `map` collects of a body without a value is nothing.
    if (isVoidBody) lowered.body = endedBody(lowered.body, false)
    while (lowered.parameters.length < count) lowered.parameters.push(context.invent('unused'))
    return lowered
  }
  const inRound = (given: Expression[], lower: () => Statement[]): Statement[] =>
    context.scope(() => {
      const declared = parameters.map((parameter, i) => declareAs(parameter, given[i] ?? nothing, context))
      return [...declared.flat(), ...lower()]
    })
  const runs = (last: Expression): Statement[] => (last.kind === 'null' ? [] : [run(last)])
  return {
    parameters,
    asAction: () =>
      context.scope(() => {
        const names = parameters.map((parameter) => context.declare(parameter, parameter.getName()))
        while (names.length < 1) names.push(context.invent('unused'))
        return closure(names, value === undefined ? body(code, context) : action(value, context))
      }),
    act: (given) =>
      value === undefined
        ? blockRound(node, given, runs, context, inRound)
        : inRound(given, () => action(value, context)),
    asClosure: (count) =>
      value === undefined ? block(count) : withParameters(count, () => context.expression(value)),
    asTest: (count) => {
      if (value !== undefined) return withParameters(count, () => context.condition(value))
      if (!isExactly(node.getReturnType(), 'boolean')) context.refuse(node, refusals.noTruth)
      return block(count)
    },
    round: (given, use) => {
      if (value === undefined) return blockRound(node, given, use, context, inRound)
      return inRound(given, () => {
        const { value: result, before } = context.capture(() => context.expression(value))
        return [...before, ...use(result)]
      })
    },
    test: (given, use) => {
      if (value === undefined) {
        if (!isExactly(node.getReturnType(), 'boolean')) context.refuse(node, refusals.noTruth)
        return blockRound(node, given, use, context, inRound)
      }
      return inRound(given, () => {
        const { value: result, before } = context.capture(() => context.condition(value))
        return [...before, ...use(result)]
      })
    },
  }
}

function action(value: Node, context: Context): Statement[] {
  const { value: statements, before } = context.capture(() => statementOf(value, context))
  return [...before, ...statements]
}

/** A body that returns only at its end is written into the loop; another one stays a closure that the loop calls. */
function blockRound(
  node: ArrowFunction,
  given: Expression[],
  use: (value: Expression) => Statement[],
  context: Context,
  inRound: (given: Expression[], lower: () => Statement[]) => Statement[],
): Statement[] {
  const code = node.getBody()
  const statements = Node.isBlock(code) ? code.getStatements() : []
  const last = statements.at(-1)
  const returned = Node.isReturnStatement(last) ? last.getExpression() : undefined
  const plain = returned === undefined ? statements : statements.slice(0, -1)
  if (plain.some(returns)) {
    const variable = context.invent('callback')
    context.prerequisite(define(variable, closureOf(node, context)))
    return use(invoke(variable, ...given.slice(0, node.getParameters().length)))
  }
  return inRound(given, () => {
    const lowered = statementsOf(node, plain, context)
    const { value, before } = context.capture(() =>
      returned === undefined ? nothing : context.expression(returned),
    )
    return [...lowered, ...before, ...use(value)]
  })
}

function returns(statement: Node): boolean {
  if (Node.isReturnStatement(statement)) return true
  if (Node.isArrowFunction(statement) || Node.isFunctionDeclaration(statement)) return false
  return statement.forEachChildAsArray().some(returns)
}

function declareAs(parameter: ParameterDeclaration, value: Expression, context: Context): Statement[] {
  if (value.kind === 'name') {
    context.bind(parameter, value.name)
    return []
  }
  return [define(context.declare(parameter, parameter.getName()), value)]
}

function namedCallback(known: FunctionNode, callee: string, context: Context): Callback {
  const parameters = known.getParameters()
  const called = (given: Expression[]): Expression => invoke(callee, ...given.slice(0, parameters.length))
  // In Groovy such a function has the value of its last statement.
  const isResultless = isVoid(known.getReturnType())
  const asClosure = (count: number): Closure =>
    context.scope(() => {
      const names = parameters
        .slice(0, count)
        .map((parameter) => context.declare(parameter, parameter.getName()))
      while (names.length < count) names.push(context.invent('unused'))
      return closure(names, endedBody([run(called(names.map(name)))], !isResultless))
    })
  const round: Callback['round'] = (given, use) =>
    isResultless ? [run(called(given)), ...use(nothing)] : use(called(given))
  const truth = (value: Expression) =>
    isExactly(known.getReturnType(), 'boolean') ? value : context.refuse(known, refusals.noTruth)
  return {
    parameters,
    asClosure,
    asAction: () => asClosure(1),
    act: (given) => [run(called(given))],
    asTest: (count) => {
      truth(nothing)
      return asClosure(count)
    },
    round,
    test: (given, use) => round(given, (value) => use(truth(value))),
  }
}
