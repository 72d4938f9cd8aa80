import type { Example } from './example'

/** What is asked of values, and what is calculated. */
export const operators: readonly Example[] = [
  {
    title: 'Conditions',
    rows: ['ConditionalExpression', 'ParenthesizedExpression', 'PrefixUnaryExpression'],
    code: `return !options.push && (n > 0 || -n > m) ? 'no' : 'yes'`,
  },
  {
    title: '`??`, `||` and `&&` as values',
    rows: ['BinaryExpression'],
    code: `const image = options.image ?? 'none'\nconst given = text || image\nreturn options.push && given === name`,
  },
  {
    title: 'Equality and order',
    rows: ['BinaryExpression'],
    code: `return [text === name, n !== m, n < m, text >= name, options.image === undefined, options.tags == null, value === 'a']`,
  },
  {
    title: 'Truth: an empty array or object is true, empty text and zero are not',
    rows: ['PrefixUnaryExpression'],
    code: `if (!options.tags || !text) return false\nreturn n && value ? !!name : !value`,
  },
  {
    title: 'Assignments and counters as values: they run first',
    rows: ['BinaryExpression', 'PostfixUnaryExpression'],
    code: `
let i = 0
let line: string | undefined
while ((line = names[i++]) !== undefined) echo(line)
return (options.tags ??= []).length`,
  },
  {
    title: 'Integers: exact up to 9007199254740991, or an error',
    rows: ['BinaryExpression'],
    code: `return [n + 1, n - m, n * m, n % m, n ** 2, Math.floor(n / m), names.length - 1]`,
  },
  {
    title: '`in`, `instanceof`, `typeof`',
    rows: ['BinaryExpression', 'TypeOfExpression'],
    code: `return name in labels || typeof value === 'string' || value instanceof Error`,
  },
  {
    title: 'Guards: what a value of an unknown type is',
    rows: ['BinaryExpression', 'TypeOfExpression'],
    code: `
interface Tagged {
  tag: string
}
function isTagged(one: unknown): one is Tagged {
  return typeof one === 'object' && one !== null && 'tag' in one && typeof one.tag === 'string'
}
if (Array.isArray(value)) return value.filter(isTagged).map((one) => one.tag)
return typeof value === 'string' ? [value] : []`,
  },
  {
    title: 'Unions that a property tells apart, and generics, leave nothing behind',
    rows: [],
    code: `
type Result<T> = { kind: 'done'; result: T } | { kind: 'failed'; reason: string }
function valueOr<T>(given: Result<T>, other: T): T {
  return given.kind === 'done' ? given.result : other
}
return [valueOr({ kind: 'done', result: n }, 0), valueOr({ kind: 'failed', reason: text }, name)]`,
  },
  {
    title: 'What only concerns types vanishes',
    rows: ['AsExpression', 'NonNullExpression', 'SatisfiesExpression'],
    code: `return [names[0]!, value as string, [text] satisfies string[]]`,
  },
]
