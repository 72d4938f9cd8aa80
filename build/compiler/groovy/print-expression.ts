import type { Doc } from 'prettier'
import { builders, printer } from 'prettier/doc'
import type { Call, Closure, Expression, MapEntry } from './ast'
import { markOf } from './marks'
import { precedenceOf } from './precedence'
import { printStatements } from './print'
import { isIdentifier, quoted, templateText } from './text'

const { fill, group, hardline, ifBreak, indent, join, line, softline } = builders

export function printExpression(expression: Expression): Doc {
  switch (expression.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return String(expression.value)
    case 'number':
      return `${expression.value}${expression.long ? 'L' : ''}`
    case 'string':
      return quoted(expression.value)
    case 'template':
      return printTemplate(expression.parts)
    case 'name':
      return expression.name
    case 'property':
      return [printOperand(expression.object, 9), expression.safe ? '?.' : '.', printName(expression.name)]
    case 'index':
      return [printOperand(expression.object, 9), '[', printExpression(expression.index), ']']
    case 'call':
      return printCall(expression)
    case 'new':
      return ['new ', expression.type, printArguments(expression.arguments, [])]
    case 'binary':
      return printBinary(expression)
    case 'instanceof':
      return [printOperand(expression.value, 6), ' instanceof ', expression.type]
    case 'not':
      return ['!', printOperand(expression.operand, 8)]
    case 'conditional':
      return group([
        printOperand(expression.condition, 2),
        indent([
          line,
          '? ',
          printOperand(expression.whenTrue, 2),
          line,
          ': ',
          printOperand(expression.whenFalse, 1),
        ]),
      ])
    case 'list':
      return printList(expression)
    case 'map':
      return printMap(expression.entries)
    case 'closure':
      return printClosure(expression)
  }
}

/** A condition stands in parentheses already, so its operators need no further indent. */
export function printCondition(condition: Expression): Doc {
  const printed = condition.kind === 'binary' ? printBinary(condition, false) : printExpression(condition)
  return group([indent([softline, printed]), softline])
}

/** In parentheses where it binds less than its place asks for. */
function printOperand(expression: Expression, binding: number): Doc {
  const printed = printExpression(expression)
  return precedenceOf(expression) < binding ? ['(', printed, ')'] : printed
}

function printTemplate(parts: (string | Expression)[]): Doc {
  return [
    '"',
    ...parts.map((part) => (typeof part === 'string' ? templateText(part) : `\${${onOneLine(part)}}`)),
    '"',
  ]
}

/** Groovy 2.4 takes no line break inside a GString, also not in one of its values. */
export function isOneLine(expression: Expression): boolean {
  return !onOneLine(expression).includes('\n')
}

function onOneLine(expression: Expression): string {
  return printer.printDocToString(printExpression(expression), { printWidth: Infinity, tabWidth: 2 })
    .formatted
}

/** Operators stand at the end of a line: at its start they would begin a statement. */
function printBinary(expression: Extract<Expression, { kind: 'binary' }>, nested = true): Doc {
  const precedence = precedenceOf(expression)
  const operands: Expression[] = [expression.right]
  let left = expression.left
  while (left.kind === 'binary' && left.operator === expression.operator && isChained(left.operator)) {
    operands.unshift(left.right)
    left = left.left
  }
  const first = printOperand(left, bindingIn(expression.operator, left, precedence))
  const others = operands.map((operand) => [
    ` ${expression.operator}`,
    line,
    printOperand(operand, bindingIn(expression.operator, operand, precedence + 0.5)),
  ])
  return group([first, nested ? indent(others) : others])
}

/** `a || (b && c)`: the parentheses change nothing, but spare the reader a rule. */
function bindingIn(operator: string, operand: Expression, binding: number): number {
  return operator === '||' && operand.kind === 'binary' && operand.operator === '&&' ? 10 : binding
}

function isChained(operator: string): boolean {
  return operator === '&&' || operator === '||' || operator === '+'
}

function printCall(call: Call): Doc {
  const links: Doc[] = []
  let start: Expression = call
  while (start.kind === 'call' && start.receiver !== undefined) {
    const dot = start.safe === true ? '?.' : '.'
    links.unshift([markOf('call', start.origin), dot, start.name, printCallArguments(start)])
    start = start.receiver
  }
  if (start.kind === 'call')
    return [markOf('call', start.origin), start.name, printCallArguments(start), links]
  const receiver = printOperand(start, 9)
  return links.length < 3
    ? [receiver, links]
    : group([receiver, indent(links.map((link) => [softline, link]))])
}

function printCallArguments(call: Call): Doc {
  const named = call.named ?? []
  if (call.body === undefined) {
    const last = call.arguments.at(-1)
    // Groovy's habit: `xs.collect { x -> … }`.
    if (last?.kind === 'closure' && named.length === 0) {
      const others = call.arguments.slice(0, -1)
      return [others.length === 0 ? '' : printArguments(others, []), ' ', printClosure(last)]
    }
    return printArguments(call.arguments, named)
  }
  const isEmpty = call.arguments.length === 0 && named.length === 0
  return [isEmpty ? '' : printArguments(call.arguments, named), ' ', printClosure(call.body)]
}

function printArguments(args: Expression[], named: MapEntry[]): Doc {
  const printed = [...named.map(printEntry), ...args.map(printExpression)]
  const [only] = args
  if (printed.length === 0) return '()'
  if (printed.length === 1 && (only?.kind === 'list' || only?.kind === 'map' || only?.kind === 'closure'))
    return ['(', printed, ')']
  return group(['(', indent([softline, join([',', line], printed)]), softline, ')'])
}

function printEntry(entry: MapEntry): Doc {
  return group([printKey(entry.key), ': ', printExpression(entry.value)])
}

function printKey(key: string | Expression): Doc {
  if (typeof key !== 'string') return ['(', printExpression(key), ')']
  return isIdentifier(key) && !literalWords.has(key) ? key : quoted(key)
}

/** Of a property: text where it is no word. */
function printName(name: string): string {
  return isIdentifier(name) ? name : quoted(name)
}

/** Words that would be a value rather than text as a key. */
const literalWords = new Set(['true', 'false', 'null', 'this', 'super'])

function printMap(entries: MapEntry[]): Doc {
  if (entries.length === 0) return '[:]'
  const comments = entries.map((entry) => entry.comments ?? [])
  if (entries.every(({ value }) => isPlain(value)) && comments.flat().length === 0)
    return filled(entries.map(printEntry))
  return bracketed(entries.map(printEntry), comments, false)
}

function isPlain(value: Expression): boolean {
  if (value.kind === 'list') return value.items.every(isPlain)
  if (value.kind === 'map')
    return value.entries.length === 1 && value.entries.every((entry) => isPlain(entry.value))
  return ['string', 'number', 'boolean'].includes(value.kind)
}

/** A table's row: as many on a line as there is room for. */
function filled(items: Doc[]): Doc {
  const parts = items.flatMap((item, i) => (i < items.length - 1 ? [[item, ','], line] : [item]))
  return group(['[', indent([softline, fill(parts)]), ifBreak(','), softline, ']'])
}

function printList({ items, lines = false, comments = [] }: Extract<Expression, { kind: 'list' }>): Doc {
  return items.length === 0 ? '[]' : bracketed(items.map(printExpression), comments, lines)
}

function bracketed(items: Doc[], comments: string[][], lines: boolean): Doc {
  const gap = lines || comments.some((before) => before.length > 0) ? hardline : softline
  const commented = items.map((item, i) => [(comments[i] ?? []).map((comment) => [comment, hardline]), item])
  return group(['[', indent([gap, join([',', line], commented)]), ifBreak(','), gap, ']'])
}

function printClosure(closure: Closure): Doc {
  const [only, ...others] = closure.body
  if (closure.bare === true) {
    return only === undefined ? '{}' : ['{', indent([hardline, printStatements(closure.body)]), hardline, '}']
  }
  const head = closure.parameters.length === 0 ? '{ ->' : `{ ${closure.parameters.join(', ')} ->`
  if (only === undefined) return [head, ' }']
  if (only.kind === 'expression' && others.length === 0 && only.leading === undefined) {
    return group([head, indent([line, printStatements([only])]), line, '}'])
  }
  return [head, indent([hardline, printStatements(closure.body)]), hardline, '}']
}
