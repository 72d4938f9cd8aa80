import { writeFileSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { daemonTemplate } from '../../src/buildkit/sharedDaemon'
import { needImage } from './images'
import type { Network } from './network'
import type { Owner } from './owner'
import { podman, tryPodman } from './podman'
import { run, ToolError } from './run'

/** The files of a Secret. */
export type SecretFiles = { readonly [key: string]: string }

/** Two daemons of the shared service, as its manifests start them, which find the tests' registry at `registry:5000`. */
export interface SharedBuildkit {
  readonly addresses: readonly string[]
  readonly client: SecretFiles
  readonly server: SecretFiles
  kill(replica: number): Promise<void>
}

/** The certificates are those of the library's script. The first replica is also at `elsewhere`, which they do not name. */
export async function startSharedBuildkit(owner: Owner, network: Network): Promise<SharedBuildkit> {
  const certificates = await makeCertificates(owner)
  const folder = await owner.folder()
  await cp(join(certificates, 'server'), folder, { recursive: true })
  writeFileSync(join(folder, 'buildkitd.toml'), '[registry."registry:5000"]\n  http = true\n')
  await run('chmod', ['-R', 'a+rX', folder])
  const { image = '', args = [] } = daemonTemplate().spec!.containers[0]!
  await needImage(image)
  network.addressOf('registry')
  const names = [0, 1].map((i) => `kiln-buildkitd-${i}-${owner.id}`)
  for (const [i, name] of names.entries()) {
    const aliases = [`buildkitd-${i}.buildkitd-replicas`, ...(i === 0 ? ['elsewhere'] : [])]
    await network.run(owner, name, aliases, [
      ...['--security-opt', 'seccomp=unconfined', '--user', '1000:1000'],
      ...['--volume', `${folder}:/run/kiln-certificates:ro`, '--volume', `${folder}:/etc/buildkit:ro`],
      ...[image, ...args],
    ])
  }
  for (const name of names) await answers(name)
  return {
    addresses: names.map((_, i) => `tcp://buildkitd-${i}.buildkitd-replicas:1234`),
    client: await filesOf(join(certificates, 'client')),
    server: await filesOf(join(certificates, 'server')),
    kill: async (replica) => {
      await podman(['kill', names[replica]!])
    },
  }
}

/** A folder with `client/` and `server/`, of an authority of their own. */
export async function makeCertificates(owner: Owner): Promise<string> {
  const folder = await owner.folder()
  await run('sh', [join(__dirname, '../../scripts/buildkitd-certificates.sh'), 'build', folder])
  return folder
}

export async function filesOf(folder: string): Promise<SecretFiles> {
  const names = ['ca.crt', 'tls.crt', 'tls.key']
  const files = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)
  return Object.fromEntries(await Promise.all(files))
}

/** The lines of a private key that tell it. */
export function keyLines(files: SecretFiles): string[] {
  return files['tls.key']!.split('\n').filter((line) => /^\w{20}/.test(line))
}

async function answers(container: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { code } = await tryPodman(['exec', container, 'buildctl', 'debug', 'workers'])
    if (code === 0) return
    await sleep(500)
  }
  throw new ToolError(`buildkitd does not answer:\n${(await tryPodman(['logs', container])).stderr}`)
}
