import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryFromTree } from '../bench/library'
import { runPipeline } from '../bench/pipeline'
import { PodmanWorld } from '../bench/podman/world'
import { busyboxImage, needPodImages } from '../tools/images'
import { interruption } from '../tools/interruption'
import { sweep } from '../tools/leftovers'
import { benchTools, need, podTools } from '../tools/need'
import { Network } from '../tools/network'
import type { Owner } from '../tools/owner'
import { Registry } from '../tools/registry'
import { run, ToolError } from '../tools/run'
import { say } from '../tools/say'

const root = join(__dirname, '../..')
const example = join(root, 'examples/hello')
const repository = 'examples/hello'

/** Everything from source to running image; throws where something is not as it should be. */
export async function demo(owner: Owner): Promise<void> {
  await need([...benchTools, ...podTools])
  await sweep()
  await needPodImages()

  say('compiling the library')
  await run(process.execPath, [join(root, 'bin/kiln.js'), 'build'], { cwd: root, signal: interruption })

  say('starting a registry with a login')
  const network = await Network.start(owner)
  const registry = await Registry.start(owner, network)
  await registry.push(busyboxImage, 'busybox:1.37.0')
  interruption.throwIfAborted()

  say('running examples/hello/Jenkinsfile on the Pipeline bench')
  const nonce = randomBytes(8).toString('hex')
  const log: string[] = []
  const world = new PodmanWorld({
    owner,
    network,
    job: 'hello',
    scm: example,
    credentials: { registry: { username: registry.username, password: registry.password } },
    environment: { REGISTRY: registry.address, NONCE: nonce },
    log(line) {
      log.push(line)
      say(`  ${line}`)
    },
  })
  const { outcome, error } = await runPipeline({
    jenkinsfile: readFileSync(join(example, 'Jenkinsfile'), 'utf8'),
    libraries: [libraryFromTree(root)],
    world,
    signal: interruption,
  })
  interruption.throwIfAborted()
  if (outcome !== 'success') throw new ToolError(`the build ended with ${outcome}: ${error?.message ?? ''}`)

  const reference = log.map((line) => /^Built (\S+@sha256:[0-9a-f]{64})$/.exec(line)?.[1]).find(Boolean)
  const stored = await registry.read(repository, '1.0')
  if (reference !== `${registry.address}/${repository}@${stored.digest}`) {
    throw new ToolError(
      `the build says ${reference}, but the registry has ${stored.digest} under the tag 1.0`,
    )
  }
  say('pulling the image back and running it')
  const output = await registry.pullAndRun(repository, stored.digest)
  if (!output.includes(nonce))
    throw new ToolError(`the image does not print what this run's RUN wrote, but: ${output}`)
  for (const line of output.trimEnd().split('\n')) say(`  ${line}`)
  say(`pushed and checked: ${reference}`)
}
