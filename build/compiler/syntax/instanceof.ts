import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { type Kind, shapeOf } from '../types'

/** `error instanceof Error`; of a Map or Set only where the value can be no object, which is a Map in Groovy, too. */
export function isInstance(node: ts.BinaryExpression, context: Context): Expression {
  const [value, right] = [node.left, node.right]
  const name = referentOf(right)?.kind === 'builtin' ? right.getText() : ''
  const type = name === 'Error' ? 'Throwable' : name
  const others = lookAlikes[name]
  const isKnown = others !== undefined && ![...shapeOf(typeOf(value)).kinds].some((kind) => others.has(kind))
  if (!isKnown) return context.refuse(node, refusals.noInstanceof)
  return { kind: 'instanceof', value: context.expression(value), type }
}

/** What cannot be told from it at run time. */
const lookAlikes: Readonly<Record<string, ReadonlySet<Kind>>> = {
  Error: new Set<Kind>(),
  Map: new Set<Kind>(['object', 'some', 'unknown', 'any']),
  Set: new Set<Kind>(['some', 'unknown', 'any']),
}
