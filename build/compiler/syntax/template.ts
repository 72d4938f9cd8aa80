import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method, text } from '../groovy/make'
import { errorText, isErrorValue } from '../library/error'
import { isOneLine } from '../groovy/print-expression'
import { showsAlike } from './plus'

/** A GString would be rendered late, and is not equal to the String of the same text as a key or in a list. */
export function template(node: ts.TemplateExpression, context: Context): Expression {
  const spans = node.templateSpans
  const values = context.inOrder(
    spans.map((span) => ({
      node: span.expression,
      lower: () => interpolated(span.expression, context),
    })),
  )
  const parts: (string | Expression)[] = [node.head.text]
  spans.forEach((span, i) => parts.push(values[i]!, span.literal.text))
  return textOf(parts)
}

/** Text is joined with its neighbours, so that an inlined constant does not show. */
export function textOf(parts: (string | Expression)[]): Expression {
  const joined: (string | Expression)[] = []
  for (const part of parts.flatMap((one) =>
    typeof one !== 'string' && one.kind === 'template' ? one.parts : [one],
  )) {
    const value = typeof part !== 'string' && part.kind === 'string' ? part.value : part
    const last = joined.at(-1)
    if (typeof value === 'string' && typeof last === 'string') joined[joined.length - 1] = last + value
    else if (value !== '') joined.push(value)
  }
  const [only, ...others] = joined
  if (only === undefined) return text('')
  if (others.length === 0 && typeof only === 'string') return text(only)
  return method({ kind: 'template', parts: joined }, 'toString')
}

function interpolated(node: ts.Node, context: Context): Expression {
  if (isErrorValue(node)) return errorText(node, context)
  if (!showsAlike(node)) return context.refuse(node, refusals.noInterpolation)
  return onOneLine(ungrouped(context.expression(node)), context)
}

/** A value that takes several lines, such as one with a long closure, has no place in a GString. */
export function onOneLine(value: Expression, context: Context): Expression {
  return isSimple(value) || isOneLine(value) ? value : context.keep(value, 'value')
}

/** For a place that makes a String of a GString itself: a step, a parameter of type String, another template. */
export function ungrouped(value: Expression): Expression {
  if (value.kind === 'conditional') {
    return { ...value, whenTrue: ungrouped(value.whenTrue), whenFalse: ungrouped(value.whenFalse) }
  }
  return value.kind === 'call' && value.receiver?.kind === 'template' && value.name === 'toString'
    ? value.receiver
    : value
}
