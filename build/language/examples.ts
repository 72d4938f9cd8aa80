/**
 * What the page shows of each row of the compiler's tables. All of it is compiled when the page is made, and a test demands
 * that every supported row is here and occurs in its example.
 */
export interface Example {
  readonly title: string
  /** Names of rows: kinds of syntax, such as `IfStatement`. */
  readonly rows: readonly string[]
  /** Statements in terms of `given`, or a whole module with a `call`. */
  readonly code: string
}

/** The parameters that an example has when it uses their names. */
export const given: Readonly<Record<string, string>> = {
  name: 'string',
  text: 'string',
  names: 'string[]',
  ports: 'number[]',
  m: 'number',
  n: 'number',
  labels: 'Record<string, string>',
  counts: 'Map<string, number>',
  words: 'Set<string>',
  options: '{ image?: string; tags?: string[]; push: boolean }',
  value: 'unknown',
  body: '() => void',
}

export const statements: readonly Example[] = [
  {
    title: 'Functions: optional parameters and defaults',
    rows: [],
    code: `
export function call(name: string, tag: string = 'latest', message?: string): string {
  if (message !== undefined) echo(message)
  return reference(name, tag)
}

/** Code that can reach no step is not transformed for restarts. */
function reference(name: string, tag: string): string {
  return \`\${name}:\${tag}\`
}`,
  },
  {
    title: 'Constants of a module: values are inlined, tables become methods',
    rows: [],
    code: `
const seconds = 30
const levels = ['low', 'high'] as const

export function call(): void {
  for (const level of levels) echo(\`\${level}: \${seconds}\`)
}`,
  },
  {
    title: 'Enums: their members stand where they are used',
    rows: ['EnumDeclaration'],
    code: `
enum Level { Low = 'low', High = 'high' }

export function call(text: string): string | undefined {
  if (text === Level.High) echo('high')
  return Object.values(Level).find((level) => level === text)
}`,
  },
  {
    title: 'Modules: names are imported, exported and given on, also under other names',
    rows: [],
    code: `
import { shell as script } from '../shell/shell'

const sizes: ReadonlyMap<string, number> = new Map([['small', 1], ['large', 9]])
const names: string[] = [...sizes.keys()].map((one) => one.toUpperCase())
export { names, sizes as known }

export function call(text: string): number {
  sh({ script: script\`echo \${names}\` })
  return sizes.get(text) ?? 0
}`,
  },
  {
    title: 'Variables, also taken apart',
    rows: ['VariableStatement'],
    code: `
const [first, second] = names
const { image, push: isPushed } = options
let count = 0
if (isPushed) count += 1
return { first, second, image, count }`,
  },
  {
    title: 'Calls, assignments, counters',
    rows: ['ExpressionStatement'],
    code: `let i = 0\ni++\ni += n\nlabels['count'] = \`\${i}\`\nlabels['app'] ??= name\ndelete labels['old']\necho(text)`,
  },
  {
    title: '`if`',
    rows: ['IfStatement', 'Block'],
    code: `
if (n > 0) {
  echo('positive')
} else if (n < 0) {
  echo('negative')
} else {
  echo('zero')
}`,
  },
  {
    title: '`for…of`, in code that calls no step',
    rows: ['ForOfStatement'],
    code: `let length = 0\nfor (const one of names) length += one.length\nreturn length`,
  },
  {
    title: '`for…of` around a step: an iterator would not survive a restart of Jenkins',
    rows: ['ForOfStatement'],
    code: `for (const one of names) echo(one)`,
  },
  {
    title: '`for…of` over the entries of an object',
    rows: ['ForOfStatement'],
    code: `for (const [key, label] of Object.entries(labels)) echo(\`\${key}=\${label}\`)`,
  },
  {
    title: '`for`, with any parts',
    rows: ['ForStatement'],
    code: `
for (let i = 0; i < names.length; i++) echo(names[i]!)
for (let i = 0, j = n; i < j; i++, j--) echo(\`\${i} and \${j}\`)`,
  },
  {
    title: 'Closures in a loop: each round has variables of its own',
    rows: ['ForStatement', 'ForOfStatement'],
    code: `
const jobs: (() => void)[] = []
for (let i = 0; i < n; i++) jobs.push(() => echo(\`\${i}\`))
for (const one of names) jobs.push(() => echo(one))
jobs.forEach((job) => job())`,
  },
  {
    title: '`for…of` over a Map or a Set, which the loop does not change',
    rows: ['ForOfStatement'],
    code: `
for (const [key, count] of counts) echo(\`\${key}: \${count}\`)
const long = new Set<string>()
for (const word of words) if (word.length > n) long.add(word)
return long`,
  },
  {
    title: '`while`, `break` and `continue`, also with labels',
    rows: ['WhileStatement', 'BreakStatement', 'ContinueStatement', 'LabeledStatement'],
    code: `
let left = n
search: while (left > 0) {
  left--
  for (const one of names) {
    if (one === text) break search
    if (one === '') continue
    echo(one)
  }
}`,
  },
  {
    title: '`do`',
    rows: ['DoStatement'],
    code: `
let left = n
do {
  left--
  if (left === m) continue
  echo(\`\${left}\`)
} while (left > 0)`,
  },
  {
    title: 'A block that is left by its label',
    rows: ['LabeledStatement'],
    code: `
search: {
  for (const one of names) if (one === text) break search
  echo('not found')
}`,
  },
  {
    title: '`switch`',
    rows: ['SwitchStatement'],
    code: `
switch (name) {
  case 'main':
  case 'release':
    return 'push'
  default:
    return 'build'
}`,
  },
  {
    title: '`switch` with cases that are no constants, and over conditions',
    rows: ['SwitchStatement'],
    code: `
switch (text) {
  case names[0]:
    echo('the first')
    break
  case name:
    echo('the name')
}
switch (true) {
  case n < 0:
    return 'negative'
  case n < m:
    return 'small'
}
return 'large'`,
  },
  {
    title: '`switch` with a default in the middle, and clauses that fall through',
    rows: ['SwitchStatement'],
    code: `
switch (n) {
  case 0:
    echo('none')
    break
  default:
    echo('many')
  // falls through
  case 1:
    echo('at least one')
}`,
  },
  {
    title: '`return` and `throw`',
    rows: ['ReturnStatement', 'ThrowStatement'],
    code: `if (n < 0) throw new Error(\`\${n} is negative\`)\nreturn n`,
  },
  {
    title: '`try`: an abort of the build is never caught, and goes on whatever a clean-up does',
    rows: ['TryStatement'],
    code: `
try {
  body()
} catch (problem) {
  echo((problem as Error).message)
} finally {
  echo('done')
}`,
  },
  {
    title: 'Functions in functions, and types of their own',
    rows: ['FunctionDeclaration', 'InterfaceDeclaration', 'TypeAliasDeclaration'],
    code: `
interface Image {
  name: string
}
type Images = Image[]
function show(images: Images): void {
  for (const image of images) echo(image.name)
}
show([{ name }])`,
  },
]

export const expressions: readonly Example[] = [
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
    title: 'What only concerns types vanishes',
    rows: ['AsExpression', 'NonNullExpression', 'SatisfiesExpression'],
    code: `return [names[0]!, value as string, [text] satisfies string[]]`,
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

export const steps: readonly Example[] = [
  {
    title: 'Steps: named parameters are one object, the body is the last argument',
    rows: [],
    code: `
stage('Test', () => {
  withEnv([\`NAME=\${name}\`], body)
  timeout({ time: 5, unit: 'MINUTES' }, () => echo(env['HOME'] ?? 'nowhere'))
})`,
  },
  {
    title: 'A callback that calls a step becomes a loop, and so does each function of arrays that takes one',
    rows: [],
    code: `
const existing = names.filter((one) => env[one] !== undefined)
return existing.map((one) => libraryResource(one))`,
  },
  {
    title: 'Shell text: each value is quoted as one word, a list as several; no other text reaches `sh`',
    rows: ['TaggedTemplateExpression'],
    code: `
import { shell } from '../shell/shell'

export function call(name: string, files: string[]): string {
  sh({ script: shell\`make -j\${4} \${files}\` })
  return sh({ script: describe(name), returnStdout: true })
}

function describe(name: string): ShellText {
  return shell\`
    git fetch --tags
    git describe --match \${name}
  \`
}`,
  },
  {
    title: 'Secrets: only the name of an environment variable, which the shell expands',
    rows: [],
    code: `
import { secretVariable, shell } from '../shell/shell'

export function call(credentialsId: string): void {
  const username = secretVariable('REGISTRY_USERNAME')
  const password = secretVariable('REGISTRY_PASSWORD')
  const login = usernamePassword({ credentialsId, usernameVariable: username, passwordVariable: password })
  withCredentials([login], () => sh({ script: shell\`./login \${username} \${password}\` }))
}`,
  },
]

/** By the name that has the methods; those of `given` values, then those of objects of the language. */
export const methods: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  array: {
    at: 'names.at(-1)',
    concat: 'names.concat([name], text)',
    every: 'names.every((one) => one !== text)',
    fill: "names.fill('none')",
    filter: 'names.filter((one) => one !== text)',
    find: 'names.find((one) => one !== text)',
    findIndex: 'names.findIndex((one) => one === text)',
    flat: '[names, [name]].flat()',
    flatMap: 'names.flatMap((one) => [one, text])',
    forEach: 'names.forEach((one) => ports.push(one.length))',
    includes: 'names.includes(text)',
    indexOf: 'names.indexOf(text)',
    join: "names.join(', ')",
    lastIndexOf: 'names.lastIndexOf(text)',
    map: 'names.map((one) => one.length)',
    pop: 'names.pop()',
    push: 'names.push(text)',
    reduce: 'names.reduce((sum, one) => sum + one.length, 0)',
    reverse: 'names.reverse()',
    shift: 'names.shift()',
    slice: 'names.slice(1, -1)',
    some: 'names.some((one) => one === text)',
    sort: 'names.sort()',
    unshift: 'names.unshift(text)',
  },
  map: {
    clear: 'counts.clear()',
    delete: 'counts.delete(name)',
    entries: '[...counts.entries()]',
    forEach: 'counts.forEach((count, key) => ports.push(key.length + count))',
    get: 'counts.get(name)',
    has: 'counts.has(name)',
    keys: '[...counts.keys()]',
    set: 'counts.set(name, 1)',
    values: '[...counts.values()]',
  },
  set: {
    add: 'words.add(name)',
    clear: 'words.clear()',
    delete: 'words.delete(name)',
    forEach: 'words.forEach((word) => ports.push(word.length))',
    has: 'words.has(name)',
    keys: '[...words.keys()]',
    values: '[...words.values()]',
  },
  text: {
    at: 'text.at(-1)',
    charAt: 'text.charAt(0)',
    charCodeAt: 'text.charCodeAt(0)',
    concat: "text.concat('-', name)",
    endsWith: "text.endsWith('.ts')",
    includes: "text.includes('/')",
    indexOf: "text.indexOf('/')",
    lastIndexOf: "text.lastIndexOf('/')",
    match: 'text.match(/(\\d+)\\.(\\d+)/)',
    matchAll: '[...text.matchAll(/(\\w+)=(\\w*)/g)]',
    padEnd: 'text.padEnd(20)',
    padStart: "text.padStart(3, '0')",
    repeat: "'-'.repeat(20)",
    replace: "text.replace(/^v/, '')",
    replaceAll: "text.replaceAll('-', '_')",
    slice: 'text.slice(1)',
    split: "text.split(',')",
    startsWith: "text.startsWith('v')",
    substring: 'text.substring(0, 12)',
    toLowerCase: 'text.toLowerCase()',
    toString: 'text.toString()',
    toUpperCase: 'text.toUpperCase()',
    trim: 'text.trim()',
    trimEnd: 'text.trimEnd()',
    trimStart: 'text.trimStart()',
  },
  regexp: { exec: '/(\\d+)/.exec(text)', test: '/^v[0-9]+$/.test(text)' },
  Array: { from: 'Array.from({ length: n }, (_, i) => i * i)', isArray: 'Array.isArray(value)' },
  JSON: { parse: 'JSON.parse(text) as { tags: string[] }', stringify: 'JSON.stringify(options, null, 2)' },
  Math: {
    abs: 'Math.abs(n)',
    ceil: 'Math.ceil(n / 2)',
    floor: 'Math.floor(n / 2)',
    max: 'Math.max(n, m)',
    min: 'Math.min(...ports)',
    pow: 'Math.pow(n, 2)',
    round: 'Math.round(n / 60)',
    sign: 'Math.sign(n)',
    trunc: 'Math.trunc(n / 2)',
  },
  Number: { isInteger: 'Number.isInteger(value)', isSafeInteger: 'Number.isSafeInteger(value)' },
  Object: {
    assign: 'Object.assign(labels, { name })',
    entries: 'Object.entries(options)',
    fromEntries: 'Object.fromEntries(names.map((one) => [one, text] as const))',
    hasOwn: 'Object.hasOwn(labels, name)',
    keys: 'Object.keys(labels)',
    values: 'Object.values(options)',
  },
  number: { toString: 'n.toString()' },
  '': { Boolean: 'Boolean(value)', String: 'String(n)' },
  String: { fromCharCode: 'String.fromCharCode(9)' },
}
