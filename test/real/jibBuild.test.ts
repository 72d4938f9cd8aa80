import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { libraryFromTree } from '../bench/library'
import { type RunResult, runPipeline } from '../bench/pipeline'
import { PodmanWorld } from '../bench/podman/world'
import { watchArguments } from '../tools/arguments'
import { needImage } from '../tools/images'
import { type Network, startNetwork } from '../tools/network'
import { Owner } from '../tools/owner'
import { Registry } from '../tools/registry'
import { type Finding, findSecrets } from '../tools/secrets'
import { describeWithPods } from '../withPods'

const root = join(__dirname, '../..')
const greeter = join(root, 'examples/greeter')
const baseImage = 'docker.io/library/eclipse-temurin:21-jre'

interface Build extends RunResult {
  log: string
  leaks: Finding[]
  world: PodmanWorld
}

describeWithPods('jibBuild with a real Maven, Jib and registry', () => {
  const owner = new Owner()
  let network: Network
  let registry: Registry

  beforeAll(async () => {
    network = await startNetwork(owner)
    registry = await Registry.start(owner, network)
    await registry.push(baseImage, 'eclipse-temurin:21-jre')
  })
  afterAll(() => owner.release())

  async function build(jenkinsfile: string, { files = {}, password = registry.password }: Partial<{ files: Record<string, string>; password: string }> = {}): Promise<Build> {
    const scm = await owner.folder()
    cpSync(greeter, scm, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(scm, path)), { recursive: true })
      writeFileSync(join(scm, path), text)
    }
    const log: string[] = []
    const states: [string, Buffer][] = []
    const world = new PodmanWorld({
      owner,
      network,
      scm,
      credentials: { registry: { username: registry.username, password } },
      environment: { REGISTRY: registry.address, MAVEN_OPTS: '-XX:TieredStopAtLevel=1' },
      log: (line) => { log.push(line); if (process.env['SHOW']) process.stderr.write(line + '\n') },
    })
    const watch = watchArguments()
    const result = await runPipeline({
      jenkinsfile,
      libraries: [libraryFromTree(root)],
      world,
      onState: (bytes) => states.push(['state', bytes]),
    })
    const leaks = findSecrets([registry.password, `${registry.username}:${registry.password}`, password], [
      ['log', log.join('\n')],
      ...world.pods.map((pod) => ['pod', pod] as const),
      ...watch.stop().map((argument) => ['argument', argument] as const),
      ...states,
    ])
    return { ...result, log: log.join('\n'), leaks, world }
  }

  it('builds the example', async () => {
    const { outcome, log, leaks, world } = await build(readFileSync(join(greeter, 'Jenkinsfile'), 'utf8'))
    expect(outcome === 'success' ? '' : log).toBe('')
    expect(leaks).toEqual([])
    console.log(world.artifacts.keys(), world.testReports.keys())
    const { digest, manifest } = await registry.read('examples/greeter', '1.0')
    console.log(JSON.stringify([manifest, await registry.config('examples/greeter', '1.0')], null, 1))
    console.log(await registry.pullAndAsk('examples/greeter', digest, 8080))
  })
})
