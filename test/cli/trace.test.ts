import { logOf } from '../bench/console'
import { runPipeline } from '../bench/pipeline'
import { RecordedWorld } from '../bench/recorded'
import { TemporaryLibrary } from './library'

let library: TemporaryLibrary
beforeEach(() => {
  library = new TemporaryLibrary()
  library.write(
    'src/vars/sweep.ts',
    "export function call(): void {\n  // Breaks.\n  throw new Error('no broom')\n}\n",
  )
})
afterEach(() => library.remove())

const consoleOf = (frame: string): string =>
  [
    '[Pipeline] End of Pipeline',
    'java.lang.Exception: no broom',
    `\tat ${frame}`,
    '\tat WorkflowScript.run(WorkflowScript:3)',
    '\tat ___cps.transform___(Native Method)',
    '\tat com.cloudbees.groovy.cps.Next.step(Next.java:83)',
    'Finished: FAILURE',
    '',
  ].join('\n')

const frame = 'sweep.call(/var/jenkins_home/jobs/demo/builds/7/libs/0a1b2c/vars/sweep.groovy:5)'
const log = consoleOf(frame)
const named = consoleOf(`${frame} (src/vars/sweep.ts:3)`)

describe('kiln trace', () => {
  it('names the line of the source behind each frame of a log', () => {
    library.run('build')
    library.write('console.log', log)
    expect(library.run('trace', 'console.log')).toMatchObject({ status: 0, stdout: named, stderr: '' })
  })

  it.each([[['trace']], [['trace', '-']]])('%j reads standard input', (args) => {
    expect(library.runWith(log, ...args).stdout).toBe(named)
  })

  it('waits for a log that comes slowly through a pipe', async () => {
    const { child } = library.start('trace')
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    const ended = new Promise((resolve) => child.on('close', resolve))
    for (const line of log.split(/(?<=\n)/)) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      child.stdin.write(line)
    }
    child.stdin.end()
    expect({ status: await ended, printed }).toEqual({ status: 0, printed: named })
  })

  it('names the lines of a step that fails on the engine, however its log was copied', async () => {
    const source = `interface Finding {
  id: string
  severity: string
}

export function call(lines: string): string[] {
  const findings: Finding[] = []
  stage('Scan', () => {
    for (const line of lines.split(',')) {
      findings.push(parse(line))
    }
  })
  return findings.map((one) => one.id)
}

function parse(line: string): Finding {
  const [id, severity] = line.split(' ')
  if (id === undefined || severity === undefined) throw new Error('no finding: ' + line)
  return { id, severity }
}
`
    library.write('src/jenkins/steps.d.ts', 'declare function stage<T>(name: string, body: () => T): T\n')
    library.write('src/vars/scan.ts', source)
    expect(library.run('build')).toMatchObject({ status: 0 })
    const vars = { scan: library.read('vars/scan.groovy') }
    const libraries = [{ name: 'kiln', vars, resources: {} }]
    const jenkinsfile = "@Library('kiln') _\nscan('a HIGH,b')"
    const { error } = await runPipeline({ jenkinsfile, libraries, world: new RecordedWorld() })
    const places = (output: string): string[] =>
      [...output.matchAll(/ \((src\/vars\/scan\.ts:\d+)\)/g)].map((match) => match[1]!)
    const inOrder = ["throw new Error('no finding", 'findings.push(parse', "stage('Scan'"].map(
      (text) => `src/vars/scan.ts:${source.slice(0, source.indexOf(text)).split('\n').length}`,
    )
    const whole = logOf(error!)
    const copies = {
      whole,
      'with the lines of another system': whole.replaceAll('\n', '\r\n'),
      'with timestamps': whole.replace(/^/gm, '[2026-11-26T12:00:00.123Z] '),
      'from a browser': whole.replaceAll('\t', '    '),
      'of a controller on Windows': whole
        .replaceAll('/var/jenkins_home', 'C:\\Jenkins')
        .replaceAll('/', '\\'),
    }
    for (const [how, copy] of Object.entries(copies)) {
      const { stdout } = library.runWith(copy, 'trace')
      expect({ how, places: places(stdout) }).toEqual({ how, places: inOrder })
    }
  })

  it('warns where the Groovy is not what the sources make, so that lines can be wrong', () => {
    library.write('vars/sweep.groovy', '// of another version\n')
    const { status, stdout, stderr } = library.runWith(log, 'trace')
    expect(stderr).toBe(
      '! vars/sweep.groovy is not what the sources make: check out the version that the build ran\n',
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: named })
  })

  it('says when the log has no trace of this library, and leaves it as it is', () => {
    const other = consoleOf('dust.call(dust.groovy:6)')
    const stderr = '! the log has no stack trace of a step of this library\n'
    expect(library.runWith(other, 'trace')).toMatchObject({ status: 0, stdout: other, stderr })
  })

  it('needs no generated file', () => {
    library.write(
      'src/vars/bake.ts',
      "import { bakeTable } from '../options/tables/bake'\n\n/**\n * Bakes.\n * @example bake()\n */\n" +
        'export function call(): number {\n  return Object.keys(bakeTable).length\n}\n',
    )
    expect(library.runWith(log, 'trace')).toMatchObject({ status: 0, stdout: named })
  })

  it('tells a mistake in the sources instead', () => {
    library.change('src/vars/sweep.ts', 'throw', 'thorw')
    const { status, stderr } = library.runWith('', 'trace')
    expect(stderr).toMatch(/src\/vars\/sweep\.ts:3:\d+ - error TS/)
    expect(status).toBe(1)
  })

  it('says which log cannot be read', () => {
    const { status, stderr } = library.run('trace', 'missing.log')
    expect(stderr).toMatch(/error: the log cannot be read: ENOENT.*missing\.log/)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(status).toBe(2)
  })
})
