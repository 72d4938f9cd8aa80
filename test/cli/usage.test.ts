import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { version } from '../../package.json'

function kiln(args: string[], cwd = __dirname) {
  return spawnSync(process.execPath, [join(__dirname, '../../bin/kiln.js'), ...args], {
    cwd,
    encoding: 'utf8',
  })
}

describe('kiln', () => {
  it.each([
    [['--help'], 'Usage: kiln [options] [command]'],
    [['build', '--help'], 'Usage: kiln build [options]'],
    [['help', 'build'], 'Usage: kiln build [options]'],
  ])('%j explains itself and its exit codes', (args, usage) => {
    const { status, stdout } = kiln(args)
    expect(stdout).toContain(usage)
    expect(stdout).toContain('Exit codes: 0 ')
    expect(status).toBe(0)
  })

  it('tells its version', () => {
    expect(kiln(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` })
  })

  it.each([
    ['no command', [], 'Usage: kiln'],
    ['an unknown command', ['biuld'], "error: unknown command 'biuld'\n(Did you mean build?)"],
    ['an unknown option', ['build', '--chekc'], "error: unknown option '--chekc'\n(Did you mean --check?)"],
    ['an argument too many', ['build', 'x'], 'error: too many arguments'],
    ['an unknown format', ['build', '--format', 'xml'], 'Allowed choices are pretty, tsc, json.'],
    [
      'options that exclude each other',
      ['build', '--check', '--watch'],
      'error: --check and --watch exclude each other',
    ],
  ])('refuses %s with exit code 2 and no stack trace', (_what, args, message) => {
    const { status, stdout, stderr } = kiln(args)
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('refuses to build outside a library', () => {
    const { status, stderr } = kiln(['build'], '/')
    expect(stderr).toContain('error: no src/tsconfig.json, hence no library, here or in a folder above')
    expect(status).toBe(2)
  })
})
