import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Stamp } from '../../build/cli/stamp'
import { TemporaryLibrary } from './library'

let library: TemporaryLibrary
beforeEach(() => {
  library = new TemporaryLibrary()
  mkdirSync(join(library.root, 'node_modules'))
})
afterEach(() => library.remove())

describe('a build of what was built before', () => {
  /** Whether the build needs the compiler. */
  function compiles(...args: string[]): boolean {
    library.write('list.js', "process.once('exit', () => console.log(Object.keys(require.cache).join()))\n")
    process.env['NODE_OPTIONS'] = `--require ${join(library.root, 'list.js')}`
    try {
      const { stdout } = library.run('build', ...args)
      expect(stdout).toContain('/commander/')
      return /\/(typescript|esbuild|prettier)\//.test(stdout)
    } finally {
      delete process.env['NODE_OPTIONS']
    }
  }

  it('loads no compiler', () => {
    expect(compiles()).toBe(true)
    expect(compiles()).toBe(false)
    expect(compiles('--check')).toBe(false)
  })

  it('says the same as the compiler would', () => {
    library.run('build')
    expect(library.run('build').stderr).toMatch(/^✓ 5 files, none changed \(\d+\.\d s\)\n$/)
    expect(library.run('build', '--check').stderr).toMatch(/^✓ 5 files are as the sources make them/)
  })

  it('compiles where settings have changed that are extended, or declarations of a package', () => {
    library.write('base.json', '{ "compilerOptions": { "strict": true } }')
    library.write(
      'src/tsconfig.json',
      '{ "extends": "../base.json", "compilerOptions": { "types": ["extra"] } }',
    )
    library.write('node_modules/@types/extra/index.d.ts', 'declare const extra: string\n')
    expect(compiles()).toBe(true)
    library.change('base.json', 'true', ' true')
    expect(compiles()).toBe(true)
    expect(compiles()).toBe(false)
    library.change('node_modules/@types/extra/index.d.ts', 'string', 'number')
    expect(compiles()).toBe(true)
  })

  it('has the same errors again', () => {
    library.change('src/vars/sweep.ts', '{}', '{ class A {} }')
    const { status, stderr } = library.run('build')
    expect(stderr).toContain('KILN102')
    expect(library.run('build')).toMatchObject({ status, stderr })
  })

  it('warns again of a file that is in the way', () => {
    library.write('vars/byHand.groovy', 'def call() {}\n')
    for (const _ of ['first', 'again'])
      expect(library.run('build').stderr).toContain('byHand.groovy was not made by the build')
  })

  it('still differs where a check has found a difference', () => {
    for (const _ of ['first', 'again']) expect(library.run('build', '--check').status).toBe(1)
  })
})

describe('what is kept of a build', () => {
  beforeEach(() => {
    library.write('vars/sweep.groovy', 'def call() {}\n')
    library.write('src/options/tables/bake.ts', 'export const bakeTable = {}\n')
    library.write('elsewhere.d.ts', '')
    new Stamp(library.root).keep(2, [join(library.root, 'elsewhere.d.ts')])
  })

  const filesBuilt = (): number | undefined => new Stamp(library.root).filesBuilt()

  it('is how many files it made', () => {
    expect(filesBuilt()).toBe(2)
  })

  it.each<[string, () => void]>([
    ['a source has changed', () => library.change('src/vars/sweep.ts', 'call', ' call')],
    ['a source is new', () => library.write('src/more.ts', 'export const more = 1\n')],
    ['a source is gone', () => library.delete('src/vars/sweep.ts')],
    ['the settings have changed', () => library.write('src/tsconfig.json', '{}')],
    ['a generated file has changed', () => library.change('vars/sweep.groovy', 'def', 'void')],
    ['a generated file is gone', () => library.delete('vars/sweep.groovy')],
    ['a generated folder has one file more', () => library.write('resources/kiln/more.md', '')],
    ['a table has changed', () => library.write('src/options/tables/bake.ts', 'export {}\n')],
    ['a file that was read elsewhere has changed', () => library.write('elsewhere.d.ts', ' ')],
    ['a file that was read elsewhere is gone', () => library.delete('elsewhere.d.ts')],
  ])('does not hold where %s', (_what, change) => {
    change()
    expect(filesBuilt()).toBeUndefined()
  })

  it('does not hold where a source changed while it was built', () => {
    const stamp = new Stamp(library.root)
    library.change('src/vars/sweep.ts', 'call', ' call')
    stamp.keep(2, [])
    expect(filesBuilt()).toBeUndefined()
  })

  it('is nothing where the library has no packages to keep it with', () => {
    rmSync(join(library.root, 'node_modules'), { recursive: true })
    new Stamp(library.root).keep(2, [])
    mkdirSync(join(library.root, 'node_modules'))
    expect(filesBuilt()).toBeUndefined()
  })
})
