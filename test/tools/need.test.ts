import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(__dirname, '../..')

describe('looking for what is needed', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'need-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Asks for the tools in a process of an ordinary user, with these programs on its PATH. */
  const ask = (tools: readonly string[], programs: { [name: string]: string } = {}) => {
    for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text, { mode: 0o755 })
    const program = `require(${JSON.stringify(join(root, 'bin/run-ts.js'))})`
    writeFileSync(
      join(folder, 'ask.js'),
      `const esbuild = require(${JSON.stringify(join(root, 'node_modules/esbuild'))})
       const entry = ${JSON.stringify(join(root, 'test/tools/need.ts'))}
       const { outputFiles } = esbuild.buildSync({ entryPoints: [entry], bundle: true, platform: 'node', write: false })
       const module_ = { exports: {} }
       new Function('module', 'exports', 'require', outputFiles[0].text)(module_, module_.exports, require)
       process.setuid(65534)
       process.env.PATH = ${JSON.stringify(folder)}
       module_.exports.need(${JSON.stringify(tools)}).then(() => console.log('found'), (error) => console.log(error.name + ': ' + error.message))`,
    )
    void program
    return spawnSync(process.execPath, [join(folder, 'ask.js')], { encoding: 'utf8', env: { PATH: dirname(process.execPath) } })
      .stdout
  }

  it('finds what is there', () => {
    const java = '#!/bin/sh\necho javac 17.0.15\n'
    expect(ask(['java'], { javac: java })).toBe('found\n')
  })
})
