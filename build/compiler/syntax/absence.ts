import { Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { isNull } from '../groovy/make'
import { shapeOf } from '../types'
import { isUndefined } from './identifier'

export type Absence = 'null' | 'undefined'

/** The one of the two that is written here. */
export function absenceOf(node: Node): Absence | undefined {
  if (Node.isNullLiteral(node)) return 'null'
  return isUndefined(node) ? 'undefined' : undefined
}

/**
 * `value === null` and `value === undefined`: a type with both would need the two told apart. An `unknown` comes from
 * outside, where Groovy has only null.
 */
export function absence(node: Node, value: Node, wanted: Absence, context: Context): Expression {
  const shape = shapeOf(value.getType())
  if (shape.null && shape.undefined) return context.refuse(node, refusals.noBothAbsent)
  if (wanted === 'null' ? shape.undefined : shape.null)
    return context.refuse(node, refusals.noOtherAbsent(wanted))
  return isNull(context.expression(value))
}
