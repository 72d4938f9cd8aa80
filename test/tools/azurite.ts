import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { startLocalServer } from './localServer'
import type { Network } from './network'
import type { Owner } from './owner'
import { run } from './run'
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
  const [accountName, key] = ['kilncache', randomBytes(64).toString('base64')]
  const port = await startLocalServer(owner, {
    name: 'Azurite',
    command: process.execPath,
    args: (port) => [
      ...[program, '--blobHost', '0.0.0.0', '--blobPort', String(port)],
      ...['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry'],
    ],
    env: { AZURITE_ACCOUNTS: `${accountName}:${key}` },
  })
  return { accountUrl: `http://${network.machine}:${port}/${accountName}`, accountName, key }
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
