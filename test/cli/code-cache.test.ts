import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kiln-code-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const padding = `// ${'-'.repeat(600_000)}\n`

function run(answer: string): string {
  writeFileSync(
    join(folder, 'package.js'),
    `${padding}exports.answer = () => '${answer}'; exports.file = __filename\n`,
  )
  const program = `
    require(${JSON.stringify(join(__dirname, '../../bin/code-cache.js'))}).keepCode(${JSON.stringify(join(folder, 'kept'))})
    const { answer, file } = require(${JSON.stringify(join(folder, 'package.js'))})
    process.stdout.write(answer() + ' ' + require('node:path').basename(file))`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout
}

const kept = (): string[] =>
  readdirSync(join(folder, 'kept'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('the code of a large package', () => {
  it('is kept, and runs as before', () => {
    expect(run('yes')).toBe('yes package.js')
    expect(kept().length).toBeGreaterThan(0)
    expect(run('yes')).toBe('yes package.js')
  })

  it('is made anew when the package changes, though not in its length', () => {
    expect(run('yes')).toBe('yes package.js')
    expect(run('may')).toBe('may package.js')
  })

  it('is made anew when what was kept is broken', () => {
    run('yes')
    for (const file of kept()) writeFileSync(file, readFileSync(file).subarray(0, 100))
    expect(run('yes')).toBe('yes package.js')
  })
})
