import type { Example } from './example'

/** What a module and a function declare. */
export const declarations: readonly Example[] = [
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
    title: 'Rest parameters: one list in Groovy',
    rows: [],
    code: `
function tagged(image: string, ...tags: string[]): string[] {
  return tags.map((tag) => \`\${image}:\${tag}\`)
}
return [...tagged(name, 'latest', text), ...tagged(name, ...names)]`,
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
    title: 'Patterns: parts of objects and arrays, with defaults, nested, in parameters and assignments',
    rows: ['VariableStatement'],
    code: `
const { image = 'none', tags: [first = 'latest', ...others] = [] } = options
const show = ({ push, ...rest }: typeof options, [low, high = low + 1]: [number, number?] = [0]): string =>
  \`\${push} \${Object.keys(rest).length} \${low} \${high}\`
let [short, long] = [text, name]
if (short.length > long.length) [short, long] = [long, short]
return [image, first, others.length, show(options), short, long]`,
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
    title: 'Calls, assignments, counters',
    rows: ['ExpressionStatement'],
    code: `let i = 0\ni++\ni += n\nlabels['count'] = \`\${i}\`\nlabels['app'] ??= name\ndelete labels['old']\necho(text)`,
  },
]
