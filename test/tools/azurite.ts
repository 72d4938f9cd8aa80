import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import type { Network } from './network'
import type { Owner } from './owner'
import { podman } from './podman'
import { run, ToolError } from './run'
import { say } from './say'

const version = '3.37.0'

/** Azure Blob Storage as Microsoft's emulator has it, on this machine, empty. */
export interface Azurite {
  /** For the pods of the network. */
  readonly accountUrl: string
  readonly accountName: string
  readonly key: string
}

export async function startAzurite(owner: Owner, network: Network): Promise<Azurite> {
  const program = await azuriteProgram()
  const format = '{{range .Subnets}}{{.Gateway}}{{end}}'
  const host = (await podman(['network', 'inspect', '--format', format, network.name])).trim()
  const [accountName, key, port] = ['kilncache', randomBytes(64).toString('base64'), await freePort()]
  const folder = await owner.folder()
  const child = spawn(
    process.execPath,
    [
      ...[program, '--blobHost', '0.0.0.0', '--blobPort', String(port)],
      ...['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry'],
    ],
    { cwd: folder, env: { ...process.env, AZURITE_ACCOUNTS: `${accountName}:${key}` }, stdio: 'ignore' },
  )
  owner.defer('Azurite', async () => child.kill('SIGKILL'))
  const accountUrl = `http://${host}:${port}/${accountName}`
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/${accountName}`).then(
      () => true,
      () => false,
    )
    if (up) return { accountUrl, accountName, key }
    await sleep(100)
  }
  throw new ToolError('Azurite does not answer')
}

/** Installed from npm into the cache the first time (a minute): four hundred packages that no other test needs. */
async function azuriteProgram(): Promise<string> {
  const folder = join(cacheDir(), `azurite-${version}`)
  return withLock('azurite', async () => {
    if (!existsSync(folder)) {
      const work = `${folder}.new`
      say(`installing Azurite ${version} from npm (a minute)`)
      await rm(work, { recursive: true, force: true })
      await mkdir(work, { recursive: true })
      const args = [
        'install',
        '--prefix',
        work,
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        `azurite@${version}`,
      ]
      await run('npm', args, { signal: interruption })
      await rename(work, folder)
    }
    return join(folder, 'node_modules/azurite/dist/src/blob/main.js')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
