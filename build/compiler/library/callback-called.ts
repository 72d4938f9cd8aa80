import { returnTypeOf, typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import type { FunctionNode } from '../declarations'
import type { Closure, Expression } from '../groovy/ast'
import { call as invoke, closure, conditional, method, name, nothing, run } from '../groovy/make'
import { enteredResult } from '../outside'
import { endedBody } from '../syntax/arrow-function'
import { taken } from '../syntax/arguments'
import { inventParameter } from '../syntax/parameters'
import { signatureOf, type Takes, takesOf, takesOfClosure, takesOfType } from '../syntax/takes'
import { conditionOf, truthOf } from '../truth'
import { isNullable, isScalar, isVoid, shapeOf } from '../types'
import { isFixedName } from '../variables'
import type { Callback, Rounds } from './callback'

type Call = (given: Expression[]) => Expression

/** A callback whose code is elsewhere, so that each round calls it. */
interface Called {
  readonly node: ts.Node
  readonly parameters: readonly (ts.ParameterDeclaration | string)[]
  readonly takes: number
  /** What it returns. */
  readonly type: ts.Type
  readonly needsLoop: boolean
  /** How it is called, asked once before the first round. */
  readonly prepare: () => Call
}

/** A function by its name. */
export function namedCallback(known: FunctionNode, callee: string, context: Context): Callback | undefined {
  const isMethod = context.methodName(known) !== undefined
  const takes = isMethod ? takesOf(known) : takesOfClosure(known)
  const call: Call = (given) => {
    const args = taken(given, takes)
    // A closure of pure code takes as many arguments as it has parameters.
    while (!isMethod && args.length < takes.count) args.push(nothing)
    return invoke(callee, ...args)
  }
  const called = { node: known, type: returnTypeOf(known), needsLoop: context.suspends(known) }
  return calledCallback(
    { ...called, parameters: known.parameters, takes: most(takes), prepare: () => call },
    context,
  )
}

/** A function that is known only when the program runs, so that it may call steps. */
export function valueCallback(node: ts.Node, context: Context): Callback | undefined {
  const signature = signatureOf(typeOf(node))
  const takes = takesOfType(typeOf(node), node)
  if (signature === undefined || takes === undefined) return undefined
  const prepare = (): Call => {
    const value = context.expression(node)
    const held = value.kind === 'name' && isFixedName(node) ? value : context.keep(value, 'callback')
    // It may take more than its type says: a parameter that is optional.
    const all = (given: Expression[]): Expression[] => (takes.hasRest ? taken(given, takes) : given)
    const type = signature.getReturnType()
    return (given) =>
      held.kind === 'name' ? enteredResult(type, invoke(held.name, ...all(given)), context) : held
  }
  const called = { node, parameters: [], takes: Infinity, needsLoop: true }
  return calledCallback({ ...called, type: signature.getReturnType(), prepare }, context)
}

/** How many arguments it looks at. */
function most(takes: Takes): number {
  return takes.hasRest ? Infinity : takes.count
}

/** `String` and `Boolean`. Of what `Boolean` is asked, only the truth counts in a `test`. */
export function builtinCallback(
  node: ts.Node,
  element: ts.Type | undefined,
  isTest: boolean,
  context: Context,
): Callback | undefined {
  if (element === undefined) return undefined
  const from = (type: ts.Type, of: (given: Expression) => Expression): Callback =>
    calledCallback(
      {
        node,
        parameters: ['one'],
        takes: 1,
        type,
        needsLoop: false,
        prepare:
          () =>
          ([given]) =>
            of(given!),
      },
      context,
    )
  const [signature] = typeOf(node).getCallSignatures()
  switch (node.getText()) {
    case 'Boolean':
      if (isTest) return from(element, (given) => given)
      return from(signature!.getReturnType(), (given) =>
        conditional(conditionOf(element, given, context), yes, no),
      )
    case 'String':
      if (!isScalar(shapeOf(element)) || isNullable(shapeOf(element))) return undefined
      return from(signature!.getReturnType(), (given) => method(given, 'toString'))
    default:
      return undefined
  }
}

const yes: Expression = { kind: 'boolean', value: true }
const no: Expression = { kind: 'boolean', value: false }

function calledCallback(
  { node, parameters, takes, type, needsLoop, prepare }: Called,
  context: Context,
): Callback {
  // In Groovy a function without a result has the value of its last statement.
  const hasNoValue = isVoid(type)
  const isTrue = (value: Expression): Expression => conditionOf(type, value, context)
  const asClosure = (count: number, of: (value: Expression) => Expression): Closure => {
    const call = prepare()
    return context.scope(() => {
      const names = parameters
        .slice(0, count)
        .map((one) => (typeof one === 'string' ? context.invent(one) : inventParameter(one, context)))
      while (names.length < count) names.push(context.invent('unused'))
      const given = names.slice(0, takes).map(name)
      return closure(names, endedBody([run(of(call(given)))], !hasNoValue))
    })
  }
  return {
    takes,
    elementName: 'one',
    needsLoop,
    result: type,
    asClosure: (count) => asClosure(count, (value) => value),
    asTest: (count) => asClosure(count, truthOf(type) === 'groovy' ? (value) => value : isTrue),
    asAction: () => asClosure(1, (value) => value),
    prepare: (): Rounds => {
      const call = prepare()
      const valueOf = (given: Expression[]): Expression => call(given.slice(0, takes))
      const first = (given: Expression[]): Expression => given[0] ?? nothing
      return {
        act: (given) => [run(valueOf(given))],
        round: (given, use) =>
          hasNoValue
            ? [run(valueOf(given)), ...use(nothing, first(given))]
            : use(valueOf(given), first(given)),
        test: (given, use) => use(isTrue(valueOf(given)), first(given)),
      }
    },
  }
}
