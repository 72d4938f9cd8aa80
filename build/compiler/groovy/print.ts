import type { Doc } from 'prettier'
import { builders, printer } from 'prettier/doc'
import type { Catch, Expression, File, Leading, Method, Origin, Statement, SwitchCase } from './ast'
import { markOf, readMarks } from './marks'
import { printCondition, printExpression } from './print-expression'

const { group, hardline, ifBreak, indent, join, lineSuffix, softline, line } = builders

const layout = { printWidth: 120, tabWidth: 2 }

export interface Printed {
  text: string
  /** Where each line of the text comes from. */
  origins: (Origin | undefined)[]
}

/** Lays a file out. Knows nothing of TypeScript. */
export function printFile(file: File): Printed {
  const text = [`// ${file.header}\n`]
  // The header, and the line below it.
  const origins: Printed['origins'] = [undefined, undefined]
  for (const method of file.methods) {
    const printed = printMethod(method, file.origins)
    text.push(printed.text)
    origins.push(...printed.origins)
  }
  return { text: text.join('\n'), origins }
}

/** Methods that are in several files. */
const known = new WeakMap<Method, Printed>()

function printMethod(method: Method, origins: readonly Origin[]): Printed {
  const printed =
    known.get(method) ??
    readMarks(printer.printDocToString([layOut(method, origins), hardline], layout).formatted, origins)
  known.set(method, printed)
  return printed
}

/** Behind the header stands the module, not the line too: it would change wherever something is written above it. */
function layOut(method: Method, origins: readonly Origin[]): Doc {
  const origin = method.origin === undefined ? undefined : origins[method.origin]
  const parameters = method.parameters.map(
    (one) => `${one.type} ${one.name}${one.defaultsToNull ? ' = null' : ''}`,
  )
  const signature: Doc = [
    origin === undefined ? '' : lineSuffix(` // ${origin.file}`),
    markOf('method', method.origin),
    method.nonCps ? '@NonCPS ' : '',
    method.isPrivate ? 'private ' : '',
    `${method.returnType} ${method.name}(`,
    parameters.length === 0 ? '' : [indent([softline, join([',', line], parameters)]), softline],
    ') ',
  ]
  return [printDoc(method.doc), printMethodBody(signature, method.body)]
}

function printDoc(text: string): Doc {
  if (text === '') return ''
  const lines = text.split('\n')
  if (lines.length === 1) return [`/** ${text} */`, hardline]
  return [join(hardline, ['/**', ...lines.map((one) => ` * ${one}`.trimEnd()), ' */']), hardline]
}

export function printBlock(statements: Statement[]): Doc {
  if (statements.length === 0) return ['{', hardline, '}']
  return ['{', indent([hardline, printStatements(statements)]), hardline, '}']
}

export function printStatements(statements: Statement[]): Doc {
  return join(
    hardline,
    statements.map((statement, i) => [printLeading(statement.leading, i === 0), printStatement(statement)]),
  )
}

function printLeading(leading: Leading | undefined, first: boolean): Doc {
  if (leading === undefined) return ''
  const blank = leading.blankLine && !first ? hardline : ''
  return [blank, leading.comments.map((comment) => [join(hardline, comment.split('\n')), hardline])]
}

function printStatement(statement: Statement): Doc {
  const printed = printUnmarked(statement)
  return statement.origin === undefined ? printed : [markOf('statement', statement.origin), printed]
}

function printUnmarked(statement: Statement): Doc {
  switch (statement.kind) {
    case 'expression':
      return printExpression(statement.expression)
    case 'variable': {
      const start = `${statement.type ?? 'def'} ${statement.name}`
      return statement.value === undefined ? start : group([start, ' = ', printExpression(statement.value)])
    }
    case 'assignment':
      return group([
        printExpression(statement.target),
        ` ${statement.operator} `,
        printExpression(statement.value),
      ])
    case 'step':
      return [printExpression(statement.target), statement.operator]
    case 'if':
      return printIf(statement)
    case 'while':
      return [
        printLabel(statement.label),
        'while (',
        printCondition(statement.condition),
        ') ',
        printBlock(statement.body),
      ]
    case 'for': {
      const start = [
        `${statement.type ?? 'def'} `,
        statement.variable,
        ' = ',
        printExpression(statement.start),
      ]
      const head = [start, '; ', printExpression(statement.condition), '; ', printStatement(statement.update)]
      return [printLabel(statement.label), 'for (', head, ') ', printBlock(statement.body)]
    }
    case 'forIn': {
      const head = [statement.variable, ' in ', printIterable(statement.iterable)]
      return [printLabel(statement.label), printBody(['for (', head, ') '], statement.body)]
    }
    case 'switch':
      return [
        ['switch (', printExpression(statement.value), ') {'],
        indent(statement.cases.map((one, i, all) => [hardline, printCase(one, i === all.length - 1)])),
        [hardline, '}'],
      ]
    case 'return':
      return statement.value === undefined ? 'return' : ['return ', printExpression(statement.value)]
    case 'throw':
      return ['throw ', printExpression(statement.value)]
    case 'try':
      return [
        ['try ', printBlock(statement.body)],
        statement.catches.map(printCatch),
        statement.finally === undefined ? '' : [' finally ', printBlock(statement.finally)],
      ]
    case 'break':
    case 'continue':
      return statement.label === undefined ? statement.kind : `${statement.kind} ${statement.label}`
  }
}

function printIf(statement: Extract<Statement, { kind: 'if' }>, isFirst = true): Doc {
  const start = ['if (', printCondition(statement.condition), ') ']
  const [only, ...others] = statement.otherwise
  if (only === undefined && isFirst) return printBody(start, statement.then)
  const head = [start, printBlock(statement.then)]
  if (only === undefined) return head
  const isElseIf = others.length === 0 && only.kind === 'if' && (only.leading?.comments ?? []).length === 0
  return [head, ' else ', isElseIf ? printIf(only, false) : printBlock(statement.otherwise)]
}

/** A short statement stands on the line of its `if` or `for`, where it fits. */
function printBody(head: Doc, body: Statement[]): Doc {
  const [only, ...others] = body
  if (only === undefined || others.length > 0 || !isShort(only)) return [head, printBlock(body)]
  const statement = printStatement(only)
  return group([head, ifBreak(['{', indent([line, statement]), line, '}'], statement)])
}

const shortKinds: Statement['kind'][] = ['assignment', 'break', 'continue', 'expression', 'return', 'throw']

function isShort(statement: Statement): boolean {
  return shortKinds.includes(statement.kind) && (statement.leading?.comments ?? []).length === 0
}

/** Groovy reads no operator behind `in`. */
function printIterable(iterable: Expression): Doc {
  const isOperator = iterable.kind === 'binary' || iterable.kind === 'conditional'
  return isOperator ? ['(', printExpression(iterable), ')'] : printExpression(iterable)
}

/** A method that only returns something short is one line. */
function printMethodBody(signature: Doc, body: Statement[]): Doc {
  const [only, ...others] = body
  const isLine = only?.kind === 'return' && isShort(only) && others.length === 0
  if (!isLine) return [group(signature), printBlock(body)]
  return group([group(signature), '{', indent([line, printStatement(only)]), line, '}'])
}

/** Groovy wants a statement behind the last label. */
function printCase(one: SwitchCase, isLast: boolean): Doc {
  const labels: Doc[] = one.tests.map((test) => ['case ', printExpression(test), ':'])
  if (one.isDefault) labels.push('default:')
  const isMissing = one.body.length === 0 && isLast
  const statements: Statement[] = isMissing ? [{ kind: 'break' }] : one.body
  const body = statements.length === 0 ? '' : indent([hardline, printStatements(statements)])
  return [printLeading(one.leading, true), join(hardline, labels), body]
}

function printCatch(one: Catch): Doc {
  return [` catch (${one.type} ${one.variable}) `, printBlock(one.body)]
}

function printLabel(label: string | undefined): Doc {
  return label === undefined ? '' : [`${label}:`, hardline]
}
