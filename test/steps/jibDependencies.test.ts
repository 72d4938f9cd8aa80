import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shells } from './argv'
import { jenkins, pipeline, scriptOf } from './kiln'

let folder: string
let pods = 0
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-dependencies-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What the builds of this test share. */
const shared = (...path: string[]): string => join(folder, 'shared', ...path)

/** Loads what a Gradle has in its home, of a version that the test can tell, and shows which shared folder it was given. */
const gradle = (version: string): string => `
  files=$GRADLE_USER_HOME/caches/modules-2/files-2.1/com.example/lib/${version}
  mkdir -p "$files" "$GRADLE_USER_HOME/caches/modules-2/metadata-2.107"
  echo ${version} >"$files/lib-${version}.jar"
  echo index of ${version} >"$GRADLE_USER_HOME/caches/modules-2/metadata-2.107/module-metadata.bin"
  : >"$GRADLE_USER_HOME/caches/modules-2/modules-2.lock" 
  : >"$GRADLE_USER_HOME/caches/modules-2/gc.properties"
  echo "ran with \${GRADLE_RO_DEP_CACHE:-nothing}" >&2`

/** Loads a release and a snapshot from a repository, and has installed another. */
const maven = (name: string): string => `
  repository=/home/kiln/.m2/repository/com/example
  mkdir -p $repository/${name}/1 $repository/${name}/2-SNAPSHOT $repository/own/1
  echo ${name} >$repository/${name}/1/${name}-1.jar
  printf '#NOTE\\n${name}-1.jar>central=\\n' >$repository/${name}/1/_remote.repositories
  echo ${name} >$repository/${name}/2-SNAPSHOT/${name}-2.jar
  printf '${name}-2.jar>central=\\n' >$repository/${name}/2-SNAPSHOT/_remote.repositories
  echo own >$repository/own/1/own-1.jar
  printf 'own-1.jar>=\\n' >$repository/own/1/_remote.repositories
  echo "ran with $*" >&2`

interface Ended {
  status: number | null
  log: string
}

interface Scripts {
  tasks: string
  image: string
}

/** Runs the script that makes the image in a new pod whose build tool does this. */
async function build(tool: 'maven' | 'gradle', loads: string, options = ''): Promise<Ended> {
  return inPod((await scriptsOf(tool, options)).image, loads, newPod())
}

const known = new Map<string, Scripts>()

async function scriptsOf(tool: 'maven' | 'gradle', options = ''): Promise<Scripts> {
  const call = `jibBuild(image: 'r.io/a', tool: '${tool}', dependencyCache: [claimName: 'c'], ${options})`
  const scripts = known.get(call)
  if (scripts !== undefined) return scripts
  const printed = `sha256:${'0'.repeat(64)} x\n`
  const run = await pipeline(call, () =>
    jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, printed),
  )
  const made = {
    tasks: scriptOf(run, 'Build with Maven or Gradle'),
    image: scriptOf(run, 'Make the image with Jib'),
  }
  known.set(call, made)
  return made
}

const newPod = (): string => join(folder, `pod-${++pods}`)

function inPod(script: string, loads: string, pod: string): Promise<Ended> {
  const inFolder = (text: string): string =>
    text
      .replaceAll('/run/kiln', `${pod}/run`)
      .replaceAll('/home/kiln', `${pod}/home`)
      .replaceAll('/dependency-cache', shared())
  for (const path of ['run', 'home', 'bin', 'workspace']) mkdirSync(join(pod, path), { recursive: true })
  for (const name of ['mvn', 'gradle'])
    writeFileSync(
      join(pod, 'bin', name),
      `#!/bin/sh\nset -e\n${inFolder(`${loads}\necho sha256:1 >/run/kiln/digest; echo sha256:2 >/run/kiln/image-id`)}\n`,
      { mode: 0o755 },
    )
  for (const name of ['pom.xml', 'build.gradle']) writeFileSync(join(pod, 'workspace', name), '')
  mkdirSync(shared(), { recursive: true })
  const [command, ...options] = pods % 2 === 0 ? shells.dash : shells['busybox ash']
  return new Promise((resolve) => {
    const child = spawn(command!, [...options, '-xec', inFolder(script)], {
      cwd: join(pod, 'workspace'),
      env: { ...process.env, PATH: `${pod}/bin:${process.env['PATH']}`, DOCKER_CONFIG: `${pod}/docker` },
    })
    let log = ''
    child.stderr.on('data', (data: Buffer) => (log += data.toString()))
    child.on('close', (status) => resolve({ status, log }))
  })
}

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(path.length + 1))
    .sort()
const generations = (tool: string): string[] =>
  readdirSync(shared(tool)).filter((name) => name !== 'current' && name !== 'incoming')

describe('the shared dependencies of Gradle', () => {
  it('are what the first build has loaded, without what Gradle locks', async () => {
    const { status, log } = await build('gradle', gradle('1'))
    expect([status, log]).toEqual([0, expect.stringContaining('ran with nothing')])
    expect(filesIn(shared('gradle/current/modules-2'))).toEqual([
      'files-2.1/com.example/lib/1/lib-1.jar',
      'metadata-2.107/module-metadata.bin',
    ])
  })

  it('are read by those that follow, which write into a home of their own', async () => {
    await build('gradle', gradle('1'))
    const before = filesIn(shared())
    const { log } = await build('gradle', gradle('2'))
    expect(log).toContain(`ran with ${realpathSync(shared('gradle/current'))}\n`)
    expect(filesIn(shared())).toEqual(before)
  })

  it('are those that were there when the build began, none where there were none', async () => {
    const { tasks, image } = await scriptsOf('gradle')
    const pod = newPod()
    // Another build is about to fill it.
    mkdirSync(shared('gradle/incoming'), { recursive: true })
    await inPod(tasks, gradle('1'), pod)
    await build('gradle', gradle('2'))
    const { log } = await inPod(image, gradle('1'), pod)
    expect(log).toContain('ran with nothing')
  })

  it('are loaded anew beside those that running builds read', async () => {
    await build('gradle', gradle('1'))
    const old = realpathSync(shared('gradle/current'))
    const { log } = await build('gradle', gradle('2'), 'refreshDependencies: true')
    expect(log).toContain('ran with nothing')
    expect(readFileSync(join(old, 'modules-2/files-2.1/com.example/lib/1/lib-1.jar'), 'utf8')).toBe('1\n')
    expect(filesIn(shared('gradle/current/modules-2'))[0]).toBe('files-2.1/com.example/lib/2/lib-2.jar')
  })

  it('are removed two days after they were replaced', async () => {
    await build('gradle', gradle('1'))
    const old = realpathSync(shared('gradle/current'))
    const refresh = 'refreshDependencies: true'
    const longAgo = new Date(Date.now() - 50 * 3_600_000)
    utimesSync(old, longAgo, longAgo)
    await build('gradle', gradle('2'), refresh)
    expect(existsSync(old)).toBe(true)
    utimesSync(old, longAgo, longAgo)
    await build('gradle', gradle('3'), refresh)
    expect(existsSync(old)).toBe(false)
    expect(generations('gradle')).toHaveLength(2)
  })

  it('are whole at any time while eight builds load them at once', async () => {
    const runs = await Promise.all(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map((version) =>
        build('gradle', gradle(version), 'refreshDependencies: true'),
      ),
    )
    for (const { status, log } of runs)
      expect([status, log]).toEqual([0, expect.not.stringContaining('could not be added')])
    for (const name of generations('gradle')) expect(filesIn(shared('gradle', name))).toHaveLength(2)
    expect(existsSync(shared('gradle/current/modules-2'))).toBe(true)
    expect(readdirSync(shared('gradle/incoming'))).toEqual([])
  })
})

describe('the shared dependencies of Maven', () => {
  it('are releases of a repository, not what a build has installed and not what may change', async () => {
    const { status, log } = await build('maven', maven('a'))
    expect([status, log]).toEqual([0, expect.not.stringContaining('maven.repo.local.tail')])
    expect(filesIn(shared('maven/current'))).toEqual(['com/example/a/1/a-1.jar'])
  })

  it('are read by those that follow, and grow by what these load', async () => {
    await build('maven', maven('a'))
    const current = realpathSync(shared('maven/current'))
    const { log } = await build('maven', maven('b'))
    expect(log).toContain(`-Dmaven.repo.local.tail=${current} `)
    expect(realpathSync(shared('maven/current'))).toBe(current)
    expect(filesIn(current)).toEqual(['com/example/a/1/a-1.jar', 'com/example/b/1/b-1.jar'])
  })

  it('keep the file that is there, which a build may be reading', async () => {
    await build('maven', maven('a'))
    const file = shared('maven/current/com/example/a/1/a-1.jar')
    writeFileSync(file, 'as it was\n')
    await build('maven', maven('a'))
    expect(readFileSync(file, 'utf8')).toBe('as it was\n')
  })

  it('fail no build when they cannot be written', async () => {
    mkdirSync(shared(), { recursive: true })
    writeFileSync(shared('maven'), 'a file')
    const { status, log } = await build('maven', maven('a'))
    expect(status).toBe(0)
    expect(log).toContain('jibBuild: What was loaded could not be added to dependencyCache.')
  })
})

it.each(['maven', 'gradle'] as const)('a build that does not push adds nothing of %s', async (tool) => {
  await build(tool, tool === 'maven' ? maven('a') : gradle('1'), 'push: false')
  expect(readdirSync(shared())).toEqual([])
})
