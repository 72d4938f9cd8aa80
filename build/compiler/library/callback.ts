import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { type FunctionNode, referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Closure, Expression, Statement } from '../groovy/ast'
import { knownFunction } from '../reach'
import { elementOf } from '../types'
import { arrowCallback } from './callback-arrow'
import { builtinCallback, namedCallback, valueCallback } from './callback-called'
import type { BuiltinCall } from './method'

/** The callback of a built-in method: an arrow function, the name of a function, or a value that is one. */
export interface Callback {
  /** How many arguments it looks at. */
  readonly takes: number
  /** What it calls its first argument, or the code around it could call it. */
  readonly elementName: string
  /** Whether Groovy's own methods cannot be given it. */
  readonly needsLoop: boolean
  /** What it returns. */
  readonly result: ts.Type
  /** As a closure with this many parameters. */
  asClosure(count: number): Closure
  /** As a closure whose value is only asked for its truth; undefined where Groovy's truth would be another. */
  asTest(count: number): Closure | undefined
  /** As a closure that is run for its effect. */
  asAction(): Closure
  /** What has to be evaluated before the loop whose rounds these are. */
  prepare(): Rounds
}

/** The callback written into a loop. */
export interface Rounds {
  /** `given` are its arguments; `use` makes statements of its value, and of its first argument as it was given. */
  round(given: Expression[], use: Use): Statement[]
  /** The same where only the truth of its value counts. */
  test(given: Expression[], use: Use): Statement[]
  /** A round that is run for its effect. */
  act(given: Expression[]): Statement[]
}

export type Use = (value: Expression, first: Expression) => Statement[]

export function callbackOf(
  call: BuiltinCall,
  argument: ts.Node | undefined,
  isTest = false,
): Callback | undefined {
  const { context } = call
  const value = argument === undefined ? undefined : unwrap(argument)
  const element = elementOf(typeOf(call.receiver))
  const found = value === undefined ? undefined : callbackFrom(value, element, isTest, context)
  if (found === undefined) context.refuse(argument ?? call.node, refusals.noCallbackShape)
  return found
}

function callbackFrom(
  value: ts.Node,
  element: ts.Type | undefined,
  isTest: boolean,
  context: Context,
): Callback | undefined {
  if (ts.isArrowFunction(value)) return arrowCallback(value, context)
  if (!ts.isIdentifier(value)) return valueCallback(value, context)
  if (referentOf(value)?.kind === 'builtin') return builtinCallback(value, element, isTest, context)
  const known = knownFunction(value)
  if (known === undefined) return valueCallback(value, context)
  const callee = context.methodName(known) ?? context.localName(declarationOf(known))
  return callee === undefined ? undefined : namedCallback(known, callee, context)
}

/** A local function is known by the variable that holds it. */
function declarationOf(node: FunctionNode): ts.Node {
  const parent = node.parent
  return ts.isVariableDeclaration(parent) ? parent : node
}

/** The same callback, which gets only so many of its arguments. */
export function withFirst(callback: Callback, count: number): Callback {
  const cut = (given: Expression[]): Expression[] => given.slice(0, count)
  return {
    ...callback,
    takes: Math.min(callback.takes, count),
    prepare: () => {
      const { act, round, test } = callback.prepare()
      return {
        act: (given) => act(cut(given)),
        round: (given, use) => round(cut(given), use),
        test: (given, use) => test(cut(given), use),
      }
    },
  }
}
