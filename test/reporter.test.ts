import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..')

describe('the end of a test run', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reporter-test-'))
    copyFileSync(join(__dirname, 'reporter.js'), join(folder, 'reporter.js'))
    mkdirSync(join(folder, 'language'))
    writeFileSync(join(folder, 'language/allowed-calls.txt'), '')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const jest = (tests: string, skips: { [name: string]: string | object } = {}, ...args: string[]) => {
    writeFileSync(join(folder, 'a.test.js'), tests)
    writeFileSync(join(folder, 'skips.json'), JSON.stringify(skips))
    const config = JSON.stringify({ rootDir: folder, reporters: ['default', join(folder, 'reporter.js')] })
    const command = [join(root, 'node_modules/jest/bin/jest.js'), '--config', config, ...args]
    mkdirSync(join(folder, 'seen'))
    const env = { ...process.env, KILN_SEEN_CALLS: join(folder, 'seen') }
    const { status, stdout } = spawnSync(process.execPath, command, { encoding: 'utf8', env })
    const lines = stdout.trimEnd().split('\n')
    return { status, last: lines.at(-1), text: stdout }
  }

  it('is the count of tests, on a line of its own', () => {
    const { status, last } = jest(`test('a', () => {}); test('b', () => {}); test('c', () => { throw 1 })`)
    expect([status, last]).toEqual([1, '2 passed, 1 failed, 0 skipped'])
  })

  it('counts a file that cannot be run as failed', () => {
    expect(jest('syntax error').last).toBe('0 passed, 1 failed, 0 skipped')
  })

  it('accepts the skips of the list, and no other', () => {
    const tests = `test('a', () => {}); describe('d', () => { test.skip('b', () => {}) })`
    expect(jest(tests, { 'd b': 'no kaniko' })).toMatchObject({
      status: 0,
      last: '1 passed, 0 failed, 1 skipped',
    })
    const unlisted = jest(tests)
    expect([unlisted.status, unlisted.last]).toEqual([1, '1 passed, 0 failed, 1 skipped'])
    expect(unlisted.text).toContain('skipped, not listed: d b')
  })

  it('refuses a list with tests that were not skipped', () => {
    const { status, text } = jest(`test('a', () => {})`, { a: 'ran after all', b: 'is no more' })
    expect(status).toBe(1)
    expect(text).toContain('listed, not skipped: a\n  listed, not skipped: b')
  })

  it('takes all tests of a name for listed, where a variable says that they cannot run', () => {
    const tests = (skip: string) => `test('a', () => {}); describe('d', () => { test${skip}('b', () => {}) })`
    const missing = { 'd *': { why: 'no kaniko', where: 'PATH' } }
    const present = { 'd *': { why: 'no kaniko', where: 'KILN_NEVER_SET' } }
    expect(jest(tests('.skip'), missing).last).toBe('1 passed, 0 failed, 1 skipped')
    expect(jest(tests(''), missing).text).toContain('listed, not skipped: d *')
    expect(jest(tests('.skip'), present).text).toContain('skipped, not listed: d b')
    expect(jest(tests(''), present)).toMatchObject({ status: 0 })
  })

  it('minds no skips where only some tests were asked for', () => {
    expect(jest(`test('a', () => {}); test('b', () => {})`, {}, '-t', 'a').status).toBe(0)
    expect(jest(`test('a', () => {})`, { b: 'elsewhere' }, 'a.test').status).toBe(0)
  })

  it('refuses a list with calls that no program made, where all programs have run', () => {
    writeFileSync(join(folder, 'language/allowed-calls.txt'), '# Groovy\nmethod A a\nmethod B b\n')
    writeFileSync(join(folder, 'language/b.test.ts'), `test('b', () => {})`)
    const sees = `
      const { appendFileSync } = require('node:fs')
      test('a', () => appendFileSync(process.env.KILN_SEEN_CALLS + '/1', 'method A a\\n'))`
    const title = 'No program makes these calls of test/language/allowed-calls.txt:\n'
    expect(jest(sees)).toMatchObject({ status: 1, text: expect.stringContaining(`${title}  method B b\n`) })
    expect(jest(sees, {}, 'a.test').status).toBe(0)
    expect(jest(`${sees}; test('c', () => { throw 1 })`).text).not.toContain(title)
  })
})
