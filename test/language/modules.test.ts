import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { compileLibrary, formatDiagnostic } from '../../build/compiler'
import type { Json } from '../bench/world'
import { compare } from './same-meaning'

/** Programs of several modules: what each of them is to another one. */

const root = join(__dirname, 'library')

/** `vars/program.groovy` of a library of these modules, by their paths under `src`. */
function compiled(modules: Record<string, string>): string {
  const overlay = Object.fromEntries(Object.entries(modules).map(([path, text]) => [`src/${path}`, text]))
  const { files, diagnostics } = compileLibrary({ root, overlay })
  const problems = diagnostics.map((one) => formatDiagnostic(one, false))
  if (problems.length > 0) throw new Error(problems.join('\n\n'))
  return files.get('vars/program.groovy')!
}

/** The same modules as one script for Node. */
function bundled(modules: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-modules-'))
  try {
    for (const [path, text] of Object.entries(modules)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const entryPoints = [join(folder, 'vars/program.ts')]
    const options = {
      bundle: true,
      write: false,
      format: 'cjs',
      target: 'node20',
      logLevel: 'silent',
    } as const
    return buildSync({ entryPoints, ...options }).outputFiles[0]!.text
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function behaveAlike(modules: Record<string, string>, ...calls: Json[][]): Promise<void> {
  const [groovy, script] = [compiled(modules), bundled(modules)]
  const loader = { javaScript: () => script, globals: {} }
  for (const args of calls) await compare('', groovy, args, loader)
}

describe('modules', () => {
  it('give their names on, also under other names', () =>
    behaveAlike(
      {
        'vars/program.ts': `import { name as given, size, Level, weigh, all } from '../parts'
          import type { Named } from '../parts'
          import { name } from '../names'
          export function call(named: Named): unknown[] {
            return [given(named), name, size, Level.High, weigh(Level.Low), all, readFile(weigh(Level.High).toString())]
          }`,
        'parts/index.ts': `export { name, type Named } from './name'
          export { byteSize as size } from './sizes'
          export * from './levels'`,
        'parts/name.ts': `export interface Named { name: string }
          function nameOf(named: Named): string {
            return named.name + '!'
          }
          export { nameOf as name }`,
        'parts/sizes.ts': `const size = 8
          const byteSize = size * 2
          export { byteSize }`,
        'parts/levels.ts': `import { byteSize } from './sizes'
          export enum Level { Low = 'low', High = 'high' }
          const weights: Readonly<Record<Level, number>> = { [Level.Low]: 1, [Level.High]: byteSize }
          export const weigh = (level: Level): number => weights[level]
          export const all: readonly Level[] = Object.values(Level)`,
        'names.ts': `export const name = 'a constant of the same name'`,
      },
      [{ name: 'n' }],
    ))

  it('have constants of every form', () =>
    behaveAlike(
      {
        'vars/program.ts': `import { ports, byName, known, defaults, greet, nested, sorted, joined, first, limits, names, chosen } from '../tables'
          export function call(name: string): unknown[] {
            const mine = { ...defaults, name }
            const more = [...ports, nested.deep.list.length]
            for (const [key, port] of byName) readFile(key + port)
            return [mine, more, byName.get(name) ?? 'none', known.has(name), greet.hello(name), greet.bye(), nested.deep.list[1], sorted, joined, first, limits, names, chosen, nested.deep, known.size, [...byName.keys()], find(name)]
          }
          function find(name: string): string {
            return greet.hello(names.find((one) => one === name) ?? joined)
          }`,
        'tables.ts': `import { base } from './base'
          export const ports = [80, base + 363] as const
          export const byName: ReadonlyMap<string, number> = new Map([['http', 80], ['https', ports[1]]])
          export const known: ReadonlySet<string> = new Set(['http', ...['ssh', 'http']])
          export const defaults = { name: 'none', tags: ['latest'] as readonly string[], count: -1, on: true, off: null }
          export const greet = { hello: (name: string): string => 'hello ' + name, bye() { return readFile('bye') } }
          export const nested = { deep: { list: [1, 2, 3], map: { a: { b: 'c' } } } } as const
          export const sorted: readonly string[] = ['b', 'a'].sort()
          export const names: readonly string[] = Object.keys(nested.deep.map).concat(['http'])
          export const joined = names.map((one) => one.toUpperCase()).join('+')
          export const first = nested.deep.map.a.b
          export const limits = { [joined]: { cpu: \`\${base}m\` }, 7: 'seven', 'a-b': first.length }
          export const chosen = base > 50 ? defaults.tags : sorted`,
        'base.ts': 'export const base = 80',
      },
      ['http'],
      ['other'],
    ))
})
