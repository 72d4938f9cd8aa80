import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Call, Closure, Expression, MapEntry } from '../groovy/ast'
import { ungrouped } from './template'

/** A call as in a Jenkinsfile: parameters by name, the body behind the parentheses. */
export function stepCall(node: ts.CallExpression, name: string, context: Context): Call {
  const args = context.expressions(node.arguments).map(argument)
  const last = args.at(-1)
  const body = last?.kind === 'closure' && last.parameters.length === 0 ? bodyOf(last) : undefined
  const rest = body === undefined ? args : args.slice(0, -1)
  const [first] = rest
  const call: Call = { kind: 'call', name, arguments: rest }
  if (
    first?.kind === 'map' &&
    first.entries.length > 0 &&
    areNames(first.entries) &&
    ts.isObjectLiteralExpression(node.arguments[0]!)
  ) {
    call.named = first.entries
    call.arguments = rest.slice(1)
  }
  if (body !== undefined) call.body = body
  return call
}

function areNames(entries: MapEntry[]): boolean {
  return entries.every((entry) => typeof entry.key === 'string')
}

/** Jenkins makes Strings of GStrings in arguments itself, also in lists and maps. */
function argument(value: Expression): Expression {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map(argument) }
    case 'map':
      return {
        ...value,
        entries: value.entries.map((entry) => ({ ...entry, value: branch(argument(entry.value)) })),
      }
    default:
      return ungrouped(value)
  }
}

/** `parallel(linux: { … })` */
function branch(value: Expression): Expression {
  return value.kind === 'closure' && value.parameters.length === 0 ? bodyOf(value) : value
}

function bodyOf(closure: Closure): Closure {
  return { ...closure, bare: true }
}
