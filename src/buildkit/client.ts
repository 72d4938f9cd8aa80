import type { CheckedBuildkitBuildOptions, CheckedRemoteDaemon } from '../options/tables/buildkitBuild'
import { shell } from '../shell/shell'

/** The program that asks the daemon to build. */
export type Client = CheckedBuildkitBuildOptions['client']

/** What both clients have, under other names. What is not here has the same name and the same value in both. */
const flags = {
  cacheFrom: { buildctl: '--import-cache=', buildx: '--cache-from=' },
  cacheTo: { buildctl: '--export-cache=', buildx: '--cache-to=' },
  target: { buildctl: '--opt=target=', buildx: '--target=' },
  buildArg: { buildctl: '--opt=build-arg:', buildx: '--build-arg=' },
  label: { buildctl: '--opt=label:', buildx: '--label=' },
  platforms: { buildctl: '--opt=platform=', buildx: '--platform=' },
  hosts: { buildctl: '--opt=add-hosts=', buildx: '--add-host=' },
  network: { buildctl: '--opt=force-network-mode=', buildx: '--network=' },
  sbom: { buildctl: '--opt=attest:sbom=', buildx: '--attest=type=sbom,' },
  provenance: { buildctl: '--opt=attest:provenance=', buildx: '--attest=type=provenance,' },
}

/**
 * https://github.com/moby/buildkit/blob/master/docs/reference/buildctl.md
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export function flag(client: Client, meaning: keyof typeof flags, value: string): string {
  return `${flags[meaning][client]}${value}`
}

/** The Dockerfile, and the folder that the build may read. To buildx a bare `-` is standard input, and a name can be an address. */
export function sourceArguments(client: Client, context: string, dockerfile: string): string[] {
  if (client === 'buildx') return [`--file=${localPath(dockerfile)}`, localPath(context)]
  const slash = dockerfile.lastIndexOf('/')
  return [
    '--frontend=dockerfile.v0',
    `--local=context=${context}`,
    `--local=dockerfile=${slash < 0 ? '.' : dockerfile.slice(0, slash + 1)}`,
    `--opt=filename=${dockerfile.slice(slash + 1)}`,
  ]
}

function localPath(path: string): string {
  return /^\.?\//.test(path) || path === '.' ? path : `./${path}`
}

/** Where buildx notes a builder that all images of a call are built with; else each has its own. */
export const builderStore = '/run/kiln/buildx'

/** What the script of a build needs of its client. */
export interface ClientScript {
  name: Client
  /** Goes before all else. */
  settings: ShellText
  /** Makes `tool` the words that begin a build on the daemon that `connect` has found. */
  start: ShellText
}

export function clientScript({
  client: name,
  daemon,
  kubernetesDriver,
}: CheckedBuildkitBuildOptions): ClientScript {
  if (name === 'buildctl') return { name, settings: shell``, start: shell`tool="buildctl $daemon build"` }
  const tool = shell`tool='buildx build --builder=kiln'`
  if (kubernetesDriver !== undefined)
    return { name, settings: buildxSettings(shell`${builderStore}`), start: tool }
  const start = shell`
    rm -rf "$BUILDX_CONFIG"
    buildx create --name=kiln --driver=remote ${certificates(daemon)} "$address" >/dev/null
    ${tool}
  `
  return { name, settings: buildxSettings(shell`"$run/buildx"`), start }
}

/** https://docs.docker.com/build/builders/drivers/remote/ */
function certificates(daemon: CheckedRemoteDaemon | undefined): ShellText {
  if (daemon === undefined || daemon.plaintext) return shell``
  const { tlsServerName } = daemon
  const serverName = tlsServerName === undefined ? '' : `,servername=${tlsServerName}`
  return shell`"--driver-opt=cacert=$run/tls/ca.pem,cert=$run/tls/cert.pem,key=$run/tls/key.pem"${serverName}`
}

/**
 * buildx keeps its builders in memory, and like buildctl attaches nothing unasked and reads no repository of git.
 * https://docs.docker.com/build/building/variables/#build-tool-configuration-variables
 */
export function buildxSettings(store: ShellText): ShellText {
  return shell`
    PATH=$PATH:/opt/kiln-buildx
    export BUILDX_CONFIG=${store}
    export BUILDX_NO_DEFAULT_ATTESTATIONS=1 BUILDX_GIT_INFO=0 BUILDX_METADATA_PROVENANCE=disabled
  `
}
