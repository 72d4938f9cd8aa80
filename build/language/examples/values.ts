import type { Example } from './example'

/** Values, and how they are made. */
export const values: readonly Example[] = [
  {
    title: 'Literals',
    rows: [
      'ArrayLiteralExpression',
      'FalseKeyword',
      'NullKeyword',
      'NumericLiteral',
      'ObjectLiteralExpression',
      'StringLiteral',
      'TrueKeyword',
    ],
    code: `return { price: 'it is $5', list: [1, 2], yes: true, no: false, none: null }`,
  },
  {
    title: 'Spread, computed keys, shorthand',
    rows: ['ArrayLiteralExpression', 'ObjectLiteralExpression'],
    code: `return { ...labels, name, [text]: [...names, 'last'].join() }`,
  },
  {
    title: 'Templates',
    rows: ['NoSubstitutionTemplateLiteral', 'TemplateExpression'],
    code: 'const greeting = `hello`\nreturn `${greeting} ${name}, ${n} times`',
  },
  {
    title: 'Closures',
    rows: ['ArrowFunction', 'CallExpression'],
    code: `
const greet = (who: string): void => echo(\`hello \${who}\`)
greet(name)`,
  },
  {
    title: 'Names, properties, elements',
    rows: ['ElementAccessExpression', 'Identifier', 'PropertyAccessExpression'],
    code: `return [options.image, names[0], labels['a b'], options.tags?.length]`,
  },
  {
    title: 'Optional chains: the rest is skipped where a part is absent',
    rows: [],
    code: `return [options.tags?.length, options.tags?.[0], options.tags?.map((tag) => tag.trim()).join(' ')]`,
  },
  {
    title: 'Map and Set: of keys and values that are text, numbers or booleans',
    rows: ['NewExpression'],
    code: `
const sizes = new Map<string, number>([['small', 1], ['large', 9]])
sizes.set(name, names.length)
const known = new Set(names)
return [sizes.size, sizes.get(name) ?? 0, known.has(name), [...sizes.keys()]]`,
  },
  {
    title: 'Objects: spread, computed names, methods without `this`, properties that are taken away',
    rows: ['ObjectLiteralExpression', 'DeleteExpression'],
    code: `
const made = { ...labels, [name]: 'x', ...(n > 0 && { 1: 'one' }), greet() { return text } }
return [made.greet(), name in labels, delete labels[name]]`,
  },
  { title: 'Errors', rows: ['NewExpression'], code: `const problem = new Error('it failed')\nthrow problem` },
]
