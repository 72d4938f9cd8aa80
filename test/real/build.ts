import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Credential } from '../bench/credentials'
import type { ClusterObjects } from '../bench/podman/volumes'
import { busyboxImage } from '../tools/images'
import { Network } from '../tools/network'
import type { Owner } from '../tools/owner'
import { Registry } from '../tools/registry'
import { filesOf, keyLines } from '../tools/sharedBuildkit'
import { runWatched, type WatchedRun } from './watched'

export interface Build extends WatchedRun {
  registry: Registry
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
  /** A folder of `makeCertificates`: `REGISTRY` then is behind TLS, and `registry-certificates` a Secret of the pod's namespace. */
  certificates: string
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
    certificates,
    onLog,
  }: Partial<Given> = {},
): Promise<Build> {
  const network = given ?? (await Network.start(owner))
  const registry = await Registry.start(owner, network)
  for (const [name, image] of Object.entries({ 'busybox:1': busyboxImage, ...images }))
    await registry.push(image, name)
  const tls = certificates === undefined ? undefined : await behindTls(registry, network, certificates)
  const scm = await owner.folder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scm, path)), { recursive: true })
    writeFileSync(join(scm, path), text)
  }
  const { username, password: right } = registry
  const { address } = tls ?? registry
  const run = await runWatched({
    jenkinsfile,
    world: {
      owner,
      network,
      objects: { ...objects, secrets: { ...tls?.secrets, ...objects.secrets } },
      scm,
      credentials: { ...credentials, registry: { username, password: password ?? right } },
      environment: { REGISTRY: address, ...environment },
    },
    secrets: [right, `${username}:${right}`, ...secrets, ...(tls?.keyLines ?? [])],
    onLog,
    others: () => registry.everything(),
  })
  return { ...run, registry }
}

async function behindTls(registry: Registry, network: Network, certificates: string) {
  const files = await filesOf(join(certificates, 'client'))
  return {
    address: await registry.startTls(network, certificates),
    secrets: { 'registry-certificates': files },
    keyLines: keyLines(files),
  }
}

/** A call of the step with these options, which builds `dockerfile` and pushes it with a login. */
export const call = (options = ''): string => `buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
  buildArgs: [BASE: "\${env.REGISTRY}/busybox:1", VALUE: env.VALUE ?: 'none'], ${options}
)`
