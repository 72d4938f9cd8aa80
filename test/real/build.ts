import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Credential } from '../bench/credentials'
import { libraryFromTree } from '../bench/library'
import { type RunResult, runPipeline } from '../bench/pipeline'
import type { ClusterObjects } from '../bench/podman/volumes'
import { PodmanWorld } from '../bench/podman/world'
import { watchArguments } from '../tools/arguments'
import { busyboxImage } from '../tools/images'
import { type Network, startNetwork } from '../tools/network'
import type { Owner } from '../tools/owner'
import { Registry } from '../tools/registry'
import { type Finding, findSecrets } from '../tools/secrets'

export interface Build extends RunResult {
  log: string
  registry: Registry
  leaks: Finding[]
  artifacts: ReadonlyMap<string, Buffer>
}

export interface Given {
  /** Images of podman's store that the registry has beside `busybox:1`, by their names there. */
  images: Record<string, string>
  /** The workspace, by path. */
  files: Record<string, string>
  password: string
  environment: Record<string, string>
  credentials: Record<string, Credential>
  /** What else must not be seen anywhere. */
  secrets: string[]
  objects: ClusterObjects
  network: Network
  /** Gets each line of the log, and all that there are. */
  onLog: (line: string, log: readonly string[]) => void
}

/** Two stages, so that a step of the first can be told from one of the last. */
export const dockerfile = `ARG BASE
FROM \${BASE} AS first
ARG VALUE
RUN printf %s "$VALUE" >/value
FROM \${BASE}
COPY --from=first /value /value
CMD ["cat", "/value"]
`

/** Runs the Jenkinsfile beside these files, with a registry of its own; `REGISTRY` is the registry's name for the pod. */
export async function build(
  owner: Owner,
  jenkinsfile: string,
  {
    images = {},
    files = { Dockerfile: dockerfile },
    password,
    environment = {},
    credentials = {},
    secrets = [],
    objects = {},
    network: given,
    onLog,
  }: Partial<Given> = {},
): Promise<Build> {
  const network = given ?? (await startNetwork(owner))
  const registry = await Registry.start(owner, network)
  for (const [name, image] of Object.entries({ 'busybox:1': busyboxImage, ...images }))
    await registry.push(image, name)
  const scm = await owner.folder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scm, path)), { recursive: true })
    writeFileSync(join(scm, path), text)
  }
  const log: string[] = []
  const states: [string, Buffer][] = []
  const world = new PodmanWorld({
    owner,
    network,
    objects,
    scm,
    credentials: {
      ...credentials,
      registry: { username: registry.username, password: password ?? registry.password },
    },
    environment: { REGISTRY: registry.address, ...environment },
    log: (line) => {
      log.push(line)
      onLog?.(line, log)
    },
  })
  const watch = watchArguments()
  const result = await runPipeline({
    jenkinsfile: `@Library('kiln') _\n${jenkinsfile}`,
    libraries: [libraryFromTree(join(__dirname, '../..'))],
    world,
    onState: (bytes) => states.push(['state', bytes]),
  })
  const all = [registry.password, `${registry.username}:${registry.password}`, ...secrets]
  const leaks = findSecrets(all, [
    ['log', log.join('\n')],
    ...world.pods.map((pod) => ['pod', pod] as const),
    ...watch.stop().map((argument) => ['argument', argument] as const),
    ...states,
    ...(await registry.everything()),
  ])
  return { ...result, log: log.join('\n'), registry, leaks, artifacts: world.artifacts }
}

/** A call of the step with these options, which builds `dockerfile` and pushes it with a login. */
export const call = (options = ''): string => `buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
  buildArgs: [BASE: "\${env.REGISTRY}/busybox:1", VALUE: env.VALUE ?: 'none'], ${options}
)`
