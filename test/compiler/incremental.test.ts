import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLibrary } from '../../bench/compiler/library'
import { compileAll } from '../../build/cli/buildAll'
import { Sources } from '../../build/sources'

/** What is kept of sources that have changed in part must be what is made of them anew. */

let root: string
let kept: Sources
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kiln-incremental-'))
  writeLibrary(root, 4)
  kept = new Sources(root)
  expect(built(kept).library.diagnostics).toEqual([])
})
afterAll(() => rmSync(root, { recursive: true }))

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} lacks ${from}`)
  writeFileSync(join(root, path), text.replace(from, to))
}

function built(sources: Sources) {
  const { options, library } = compileAll(sources)
  return { options, library }
}

const edits: [title: string, path: string, from: string, to: string][] = [
  ['the text of one step', 'src/vars/step0001.ts', 'nothing was changed', 'nothing has changed'],
  ['what it says of itself', 'src/vars/step0001.ts', '@example', 'More.\n *\n * @example'],
  ['its lines, so that others move', 'src/vars/step0001.ts', 'import', '// A comment.\n\nimport'],
  [
    'the numbers that it passes',
    'src/vars/step0001.ts',
    '1 + (options.retries',
    '5000000000 + (options.retries',
  ],
  ['a function of all steps', 'src/shell/quote.ts', 'export function', '// Shared.\nexport function'],
  [
    'a pure function, which now calls a step',
    'src/image/reference.ts',
    '): string {',
    "): string {\n  echo('')",
  ],
  ['it back', 'src/image/reference.ts', "\n  echo('')", ''],
  [
    'a type, so that a user of it is wrong',
    'src/pods/parts.ts',
    'export function',
    'export type A = Missing\nexport function',
  ],
  ['it back', 'src/pods/parts.ts', 'export type A = Missing\n', ''],
  [
    'what the compiler refuses',
    'src/vars/step0002.ts',
    'export function',
    'export class A {}\nexport function',
  ],
  ['it back', 'src/vars/step0002.ts', 'export class A {}\n', ''],
  [
    'a function that is given a table, which it now changes',
    'src/options/check.ts',
    'checked.options =',
    "delete (table as Record<string, OptionRule>)['none']\n  checked.options =",
  ],
  ['it back', 'src/options/check.ts', "delete (table as Record<string, OptionRule>)['none']\n  ", ''],
  ['an option', 'src/options/step0000.ts', 'Options {', 'Options {\n  /** More. */\n  more?: string\n'],
  [
    'a step of Jenkins',
    'src/jenkins/steps.d.ts',
    'declare function echo',
    'declare function sound(n: number): void\ndeclare function echo',
  ],
  ['a step of Jenkins that is used', 'src/jenkins/steps.d.ts', 'echo(message: ', 'echo(message: number & '],
]

it.each(edits)('after a change of %s, all is as if made anew', (_what, path, from, to) => {
  change(path, from, to)
  expect(kept.refresh()).toBe(true)
  expect(built(kept)).toEqual(built(new Sources(root)))
})

it('a file more needs new sources', () => {
  writeFileSync(join(root, 'src/image/more.ts'), 'export const more = 1\n')
  expect(kept.refresh()).toBe(false)
})

it('other settings need new sources', () => {
  const sources = new Sources(root)
  change('src/tsconfig.json', '"noUnusedLocals": true', '"noUnusedLocals": false')
  expect(sources.refresh()).toBe(false)
})
