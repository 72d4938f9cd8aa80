import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { define, list, method, name, run } from '../groovy/make'
import { countingLoop, insideOf, stable } from '../syntax/for-of'
import { outsideOfHead } from '../syntax/loop-head'
import { declaredName, type Head } from '../syntax/for-of-head'
import { isKeptIn } from '../variables'
import type { Labelled } from '../jumps'
import { callbackOf } from './callback'
import { type Collection, listOf, type Parts, refusalOf, viewOf } from './collection'
import { isKind } from '../types'
import type { BuiltinCall } from './method'

/** How the elements, keys or values of a Map or Set are visited, one after the other. */
interface Visit {
  readonly context: Context
  /** Whether an iterator will not do: it would not survive a step, and Groovy has one variable for all rounds. */
  readonly byIndex: boolean
  /** As the variable of Groovy's loop. */
  readonly asVariable: () => Visited
  /** As what begins a round of an index loop. */
  readonly bind: (part: Expression) => Statement[]
}

interface Visited {
  variable: string
  /** What begins a round. */
  first: Statement[]
}

/** `for (const x of set)`, `for (const [key, value] of map)` and their like. */
export function overCollection(
  node: ts.ForOfStatement,
  head: Head,
  { source, parts }: Collection,
  context: Context,
): Statement[] {
  if (context.mayChange(source, node)) {
    context.refuse(node.expression, refusals.noLoopChange)
    return []
  }
  const round = (first: Statement[]): Labelled<Statement[]> => {
    const { value: inside, label } = insideOf(node, context)
    return { value: [...first, ...inside], label }
  }
  return withPrerequisites(context, () => {
    if (parts === 'entries') {
      const map = stable(source, node, context, 'map')
      return visitParts(entryVisit(node, head, map, context), map, 'keys', round)
    }
    const visit: Visit = {
      context,
      byIndex: head.suspends || head.isKept,
      asVariable: () => head.asVariable(),
      bind: (part) => head.bind(part),
    }
    return visitParts(visit, context.expression(source), parts, round)
  })
}

/** Of an entry the key is visited, and the value looked up. */
function entryVisit(node: ts.ForOfStatement, head: Head, map: Expression, context: Context): Visit {
  const key = head.nameAt(0)
  const asVariable = (): Visited => {
    const variable = declaredName(key, 'key', context)
    return { variable, first: head.bind(list([name(variable), method(map, 'get', name(variable))]), key) }
  }
  return {
    context,
    byIndex: head.suspends || (key !== undefined && isKeptIn(key, node.statement)),
    asVariable,
    bind: (part) => {
      const { variable, first } = asVariable()
      return [define(variable, part), ...first]
    },
  }
}

/** `map.forEach((value, key) => …)` and `set.forEach((value) => …)` as loops. */
export function forEach(call: BuiltinCall): Statement[] {
  const {
    context,
    receiver,
    arguments: [argument],
  } = call
  const callback = callbackOf(call, argument)
  if (callback === undefined || argument === undefined) return []
  const refusal =
    refusalOf(call) ?? (context.mayChange(receiver, argument) ? refusals.noLoopChange : undefined)
  if (refusal !== undefined) return [run(context.refuse(call.node, refusal))]
  const isMap = isKind(typeOf(receiver), 'map')
  return withPrerequisites(context, () => {
    const all = stable(receiver, call.node, context, isMap ? 'map' : 'set')
    const rounds = callback.prepare()
    const act = (one: Expression): Statement[] =>
      rounds.act([isMap ? method(all, 'get', one) : one, one, all])
    const visit: Visit = {
      context,
      byIndex: callback.needsLoop,
      asVariable: () => {
        const variable = context.invent(isMap ? 'key' : 'one')
        return { variable, first: act(name(variable)) }
      },
      bind: act,
    }
    return visitParts(visit, all, isMap ? 'keys' : 'elements', (first) => ({ value: first, label: {} }))
  })
}

function visitParts(
  { context, byIndex, asVariable, bind }: Visit,
  all: Expression,
  parts: Parts,
  round: (first: Statement[]) => Labelled<Statement[]>,
): Statement[] {
  if (!byIndex) {
    const iterable = outsideOfHead(viewOf(all, parts, context), context)
    return context.scope(() => {
      const { variable, first } = asVariable()
      const { value: inside, label } = round(first)
      return [{ ...label, kind: 'forIn', variable, iterable, body: inside }]
    })
  }
  const list = context.keep(listOf(all, parts, context), parts)
  return context.scope(() => {
    const index = context.invent('i')
    const first = bind({ kind: 'index', object: list, index: name(index) })
    const { value: inside, label } = round(first)
    return [countingLoop(index, list, inside, label)]
  })
}

function withPrerequisites(context: Context, lower: () => Statement[]): Statement[] {
  const { value, before } = context.capture(lower)
  return [...before, ...value]
}
