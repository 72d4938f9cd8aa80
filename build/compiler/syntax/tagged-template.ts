import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { call, method, text } from '../groovy/make'
import { runsCode } from '../runs-code'
import { dedent, rawText, standsBare } from '../shell-text'
import { isShellTemplate, quotingFunction, type ShellValue, shellValueOf, valuesOf } from '../shell-values'
import { onOneLine, textOf } from './template'

type Part = string | Expression

/** Shell text, with the quoting written out. Several lines become a list of lines, as one would write it by hand. */
export function taggedTemplate(node: ts.TaggedTemplateExpression, context: Context): Expression {
  if (!isShellTemplate(node)) return context.refuse(node, refusals.noTag)
  const texts = dedent(rawTexts(node))
  const nodes = valuesOf(node)
  nodes.forEach((value, i) => {
    if (!standsBare(texts.slice(0, i + 1))) context.refuse(value, refusals.noShellQuotes)
  })
  const kinds = nodes.map(shellValueOf)
  // On Node, `shell` looks into a list when it has got all values.
  const isLate = (i: number): boolean => kinds.slice(0, i).includes('words') && context.changes(nodes[i]!)
  const values = context.inOrder(
    nodes.map((value, i) => ({
      node: value,
      lower: () => {
        const lowered = onOneLine(context.expression(value), context)
        return isLate(i) && runsCode(lowered) ? context.keep(lowered, 'value') : lowered
      },
    })),
  )
  const quotedValues = values.map((value, i) => quoted(node, nodes[i]!, value, kinds[i], context))
  const parts: Part[] = texts.flatMap((one, i) => [one, ...partsOf(quotedValues[i])])
  const lines = linesOf(parts)
  if (lines.length === 1) return textOf(parts)
  const items = lines.map((line) => bare(textOf(line)))
  return method({ kind: 'list', items, lines: true }, 'join', text('\n'))
}

function rawTexts(node: ts.TaggedTemplateExpression): string[] {
  const template = node.template
  if (!ts.isTemplateExpression(template)) return [rawText(template.getText().slice(1, -1))]
  const head = template.head.getText().slice(1, -2)
  const spans = template.templateSpans.map((span, i, all) =>
    span.literal.getText().slice(1, i === all.length - 1 ? -1 : -2),
  )
  return [head, ...spans].map(rawText)
}

function quoted(
  template: ts.TaggedTemplateExpression,
  node: ts.Node,
  lowered: Expression,
  kind: ShellValue | undefined,
  context: Context,
): Expression {
  if (kind === undefined) return context.refuse(node, refusals.noShellValue)
  if (kind === 'raw' || kind === 'digits') return lowered
  if (kind === 'secret') return { kind: 'template', parts: ['"$', lowered, '"'] }
  const quoting = quotingFunction(template, kind === 'word' ? 'quote' : 'quoteAll')
  const name = quoting === undefined ? undefined : context.methodName(quoting)
  return name === undefined ? context.refuse(node, refusals.noShellValue) : call(name, lowered)
}

function partsOf(value: Expression | undefined): Part[] {
  if (value === undefined) return []
  return value.kind === 'template' ? value.parts : [value]
}

/** A line break in a value does not count: it stays in that value. */
function linesOf(parts: Part[]): Part[][] {
  const lines: Part[][] = [[]]
  for (const part of parts) {
    const [first, ...others] = typeof part === 'string' ? part.split('\n') : [part]
    lines.at(-1)!.push(first!)
    for (const other of others) lines.push([other])
  }
  return lines
}

/** `join` makes a String of each line anyway. */
function bare(line: Expression): Expression {
  return line.kind === 'call' && line.receiver?.kind === 'template' ? line.receiver : line
}
