import { chmod } from 'node:fs/promises'
import { closeJvms } from '../../test/bench/jvm'
import { libraryFromTree } from '../../test/bench/library'
import { runPipeline } from '../../test/bench/pipeline'
import { RecordedWorld } from '../../test/bench/recorded'
import { startAzurite } from '../../test/tools/azurite'
import { needPodImages } from '../../test/tools/images'
import { interruption, interruptOnSignals } from '../../test/tools/interruption'
import { Network } from '../../test/tools/network'
import { Owner } from '../../test/tools/owner'
import { Registry } from '../../test/tools/registry'
import { median, record, repository } from '../report'
import { type Cache, caches, type Client, noCache, plainPipeline, stepPipeline } from './pipelines'
import { type Project, typescriptProject, waiting } from './project'
import { type Pair, type Row, summary, table } from './report'
import { TimedWorld, type Times } from './timed'

const overhead: { readonly [name: string]: Client } = { '30s': 'buildctl', '30s-buildx': 'buildx' }
const builds = [...Object.keys(overhead), ...caches.map(({ name }) => name)]
const flags = ['--record', '--quick']
const libraries = [libraryFromTree(repository)]

const help = `usage: npm run bench -- buildkit [--record] [--quick] [${builds.join('|')}]…

Times buildkitBuild beside plain buildctl or buildx in a pod of the same shape, in turn, on podman:
  30s, 30s-buildx  a build that waits for 30 s, for what the step adds
  CACHE            a TypeScript project, cold into an empty registry, and again after a change of one line, by a new daemon
Medians of three; --quick does each once, with a smaller project. --record adds the figures to bench/history.jsonl.`

type Way = keyof Pair

interface Measured {
  readonly cold: Times
  readonly second: Times | null
}

export async function run(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !flags.includes(arg))
  if (!names.every((name) => builds.includes(name))) {
    console.log(help)
    process.exitCode = args.includes('--help') ? 0 : 2
    return
  }
  interruptOnSignals()
  const owner = new Owner()
  try {
    await needPodImages()
    await warmUp()
    const isQuick = args.includes('--quick')
    const rows: Row[] = []
    for (const name of names.length > 0 ? names : builds) {
      const cache = caches.find((cache) => cache.name === name)
      const build = {
        cache: cache ?? noCache,
        project: cache ? typescriptProject(isQuick ? 1 : 10) : waiting,
        client: overhead[name] ?? 'buildctl',
      }
      const title = cache ? `TypeScript, cache ${name}` : `a build of 30 s by ${build.client}`
      rows.push(await measured(title, build, isQuick ? 1 : 3, owner))
    }
    console.log(`${table(rows)}\n\n${summary(rows)}`)
    if (args.includes('--record')) record('buildkit', rows)
  } finally {
    await owner.release()
    await closeJvms()
  }
}

/** Jenkins' engine has been running for long when a build comes. */
async function warmUp(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const world = new RecordedWorld({
      credentials: { registry: { username: 'a', password: 'b' } },
      env: { REGISTRY: 'registry:5000' },
    })
    world.answer('sh', ({ args }) => args['returnStdout'] === true, `sha256:${'0'.repeat(64)}\n`)
    const jenkinsfile = stepPipeline(noCache, 'buildctl')
    const { error } = await runPipeline({ jenkinsfile, libraries, world, clock: world.clock })
    if (error) throw new Error(error.message)
  }
}

interface Build {
  readonly cache: Cache
  readonly project: Project
  readonly client: Client
}

async function measured(name: string, build: Build, rounds: number, owner: Owner): Promise<Row> {
  const all: { [way in Way]: Measured[] } = { step: [], plain: [] }
  for (let round = 0; round < rounds; round++) {
    const ways: Way[] = round % 2 === 0 ? ['plain', 'step'] : ['step', 'plain']
    for (const way of ways) {
      const times = await once(way, build, owner)
      all[way].push(times)
      console.error(
        `${name}, ${way}: ${[times.cold, times.second].map((part) => part?.build.toFixed(1) ?? '').join(' ')}`,
      )
    }
  }
  const pair = (of: (times: Measured) => number): Pair => ({
    step: median(all.step.map(of)),
    plain: median(all.plain.map(of)),
  })
  return {
    name,
    cold: pair(({ cold }) => cold.build),
    second: build.cache === noCache ? null : pair(({ second }) => second!.build),
    pod: pair(({ cold }) => cold.pod),
  }
}

/** With a registry of its own, so that no build finds what another has left. */
async function once(way: Way, { cache, project, client }: Build, owner: Owner): Promise<Measured> {
  const here = owner.child()
  try {
    const network = await Network.start(here)
    const registry = await Registry.start(here, network)
    await registry.push(project.base, 'base:1')
    const azurite = cache.name === 'azblob' ? await startAzurite(here, network) : undefined
    const layers = await here.folder()
    await chmod(layers, 0o777)
    const scm = await here.folder()
    project.write(scm)
    const build = async (): Promise<Times> => {
      const log: string[] = []
      const world = new TimedWorld({
        owner: here,
        network,
        scm,
        objects: { claims: { layers } },
        credentials: {
          registry: { username: registry.username, password: registry.password },
          key: { text: azurite?.key ?? 'none' },
        },
        environment: {
          REGISTRY: registry.address,
          ACCOUNT_URL: azurite?.accountUrl ?? '',
          ACCOUNT_NAME: azurite?.accountName ?? '',
        },
        log: (line) => log.push(line),
      })
      const jenkinsfile =
        way === 'step' ? stepPipeline(cache, client) : plainPipeline(cache, client, registry.address)
      const signal = interruption
      const { outcome, error } = await runPipeline({ jenkinsfile, libraries, world, reload: 'never', signal })
      if (outcome !== 'success') throw new Error(`${error?.message}\n${log.join('\n')}`)
      return world.times
    }
    const cold = await build()
    if (cache === noCache) return { cold, second: null }
    project.change(scm)
    return { cold, second: await build() }
  } finally {
    await here.release()
  }
}
