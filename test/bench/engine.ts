import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, withLock } from '../tools/cache'
import { run } from '../tools/run'
import { say } from '../tools/say'
import { STEPS, SYMBOLS } from './steps'

/**
 * `cps-1.31` is the newest groovy-cps on Maven Central; only it reports CPS mismatches. `sandbox-1.24` transforms the program
 * for the sandbox and records what it calls.
 */
export type EngineVariant = 'cps-1.31' | 'sandbox-1.24'

const SOURCES = join(__dirname, 'engine')

/** groovy-cps and Java serialisation reach into these packages, which JDK 17 closes. */
const OPENED = ['lang', 'util', 'io', 'lang.reflect', 'util.regex', 'text', 'math']

/** The command line that starts an engine; builds it with Maven the first time, and after every change of its sources. */
export async function engineCommand(variant: EngineVariant): Promise<string[]> {
  const name = `${variant}-${sourcesHash()}`
  const home = join(cacheDir('bench'), name)
  const ready = join(home, 'ready')
  if (!existsSync(ready)) {
    await withLock(`bench-${name}`, async () => {
      if (existsSync(ready)) return
      await build(variant, home)
      writeFileSync(ready, '')
    })
  }
  return java(home, [`-XX:SharedArchiveFile=${join(home, 'engine.jsa')}`, '-Xshare:auto'])
}

function java(home: string, options: readonly string[]): string[] {
  const opens = OPENED.flatMap((name) => ['--add-opens', `java.base/java.${name}=ALL-UNNAMED`])
  const classPath = `${join(home, 'engine.jar')}:${join(home, 'lib')}/*`
  return [
    'java',
    ...opens,
    // Short programs: a quick start is worth more than fast code.
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Xmx1g',
    // Groovy keeps what it knows of each class by soft references: they fill the heap with classes of programs that are over.
    '-XX:SoftRefLRUPolicyMSPerMB=0',
    // Standard output is the protocol's.
    '-Xlog:disable',
    '-Xlog:all=error:stderr',
    '-Dsun.io.serialization.extendedDebugInfo=true',
    '-Dfile.encoding=UTF-8',
    ...options,
    '-cp',
    classPath,
    'kiln.bench.Main',
  ]
}

async function build(variant: EngineVariant, home: string): Promise<void> {
  say(`building the Pipeline bench's engine (${variant}) with Maven (about half a minute, only once)`)
  const work = `${home}.work`
  for (const folder of [home, work]) rmSync(folder, { recursive: true, force: true })
  try {
    cpSync(SOURCES, work, { recursive: true, filter: (path) => !path.endsWith('/target') })
    await run('mvn', ['-q', '-B', ...(variant === 'cps-1.31' ? [] : ['-P', variant]), 'package'], {
      cwd: work,
    })
    renameSync(join(work, 'target'), home)
    await archiveClasses(home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Class data sharing halves the start of a JVM. The archive is only good for jars at the very paths that it was made with. */
async function archiveClasses(home: string): Promise<void> {
  const [command = '', ...args] = java(home, [`-XX:ArchiveClassesAtExit=${join(home, 'engine.jsa')}`])
  const program =
    'def x = [1, 2]; if (true) { node { sh \'x\' } }; for (int i = 0; i < 2; i++) { echo "${x[i]}" }'
  const warmUp = [
    { op: 'table', steps: STEPS, symbols: SYMBOLS },
    { op: 'start', run: 1, jenkinsfile: program, libraries: [], params: {}, reload: true, state: true },
  ]
  const input = warmUp.map((line) => JSON.stringify(line) + '\n').join('')
  await run(command, args, { cwd: home, input })
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name)
      if (entry.name === 'target') continue
      if (entry.isDirectory()) visit(path)
      else hash.update(path.slice(SOURCES.length)).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  visit(SOURCES)
  return hash.digest('hex').slice(0, 16)
}
