import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLibrary, type Diagnostic } from '../../build/compiler'
import { refusals } from '../../build/compiler/diagnostics'

/**
 * Each file in `refused/` is a step with one mistake, and is named after its entry in the catalogue; a word behind that
 * name tells several files apart. Only this diagnostic may appear in it.
 */

const folder = join(__dirname, 'refused')
const root = join(__dirname, '../language/library')
const files = readdirSync(folder)

const shellModules = ['src/shell/shell.ts', 'src/shell/quote.ts']

function compileAll(): Map<string, Diagnostic[]> {
  const overlay: Record<string, string> = {}
  for (const path of shellModules) overlay[path] = readFileSync(join(__dirname, '../..', path), 'utf8')
  for (const file of files) overlay[pathOf(file)] = readFileSync(join(folder, file), 'utf8')
  const { diagnostics } = compileLibrary({ root, overlay })
  return new Map(files.map((file) => [file, diagnostics.filter((one) => one.file === pathOf(file))]))
}

/** A step's name has no dots. Of `noStepName` the words are the name that is refused. */
function pathOf(file: string): string {
  const [name, word] = file.replace(/\.ts$/, '').split('.')
  return `src/vars/${name === 'noStepName' ? word : `${name}${word ?? ''}`}.ts`
}

function codeOf(name: string): string {
  const entry = refusals[name as keyof typeof refusals]
  const example =
    typeof entry === 'function' ? (entry as (...words: unknown[]) => { code: string })('', '', []) : entry
  return example.code
}

describe('what the language leaves out', () => {
  let diagnostics: Map<string, Diagnostic[]>
  beforeAll(() => {
    diagnostics = compileAll()
  })

  it.each(files)('%s', (file) => {
    const found = (diagnostics.get(file) ?? []).map(({ code, message }) => `${code} ${message}`)
    const code = codeOf(file.split('.')[0]!)
    expect(found.map((one) => one.split(' ')[0])).toEqual(found.length === 0 ? [code] : found.map(() => code))
  })

  it('has an example of every entry in the catalogue', () => {
    const examples = new Set(files.map((file) => file.split('.')[0]))
    expect(Object.keys(refusals).filter((name) => !examples.has(name))).toEqual([])
  })

  it('has a code of its own for every entry', () => {
    const codes = Object.keys(refusals).map(codeOf)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('names the line that would change a table of a module', () => {
    const [found] = diagnostics.get('noTableAlias.ts')!
    expect(found!.message).toContain('could change it, as by src/vars/noTableAlias.ts:4, and')
  })

  it('points at the mistake', () => {
    const [found] = diagnostics.get('noDivision.ts') ?? []
    expect(found).toMatchObject({ line: 2, column: 10, length: 5, source: '  return n / 2' })
  })
})
