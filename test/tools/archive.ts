import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { isDebian } from './need'
import { attempt, run, ToolError } from './run'
import { say } from './say'

/** What the stand-in images are made of. */
const packages = ['busybox-static', 'docker-registry', 'libcap2', 'libcap2-bin', 'rootlesskit', 'uidmap']

/**
 * A folder with the files of these Debian packages. They are unpacked, not installed: their services do not start and
 * the machine stays as it was.
 */
export async function archiveFiles(): Promise<string> {
  const folder = join(cacheDir(), 'archive')
  return withLock('archive', async () => {
    if (!existsSync(folder)) await fetch(folder)
    return folder
  })
}

async function fetch(folder: string): Promise<void> {
  if (!isDebian()) {
    throw new ToolError(
      'Public images cannot be pulled here, and the images that stand in for them are made of Debian packages: ' +
        'this needs a way to docker.io, or Debian or Ubuntu.',
    )
  }
  say(`fetching ${packages.join(' ')} from the Debian archive, to make images of them (some seconds)`)
  const work = `${folder}.new`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  const download = ['download', ...packages]
  if ((await attempt('apt-get', download, { cwd: work, signal: interruption })).code !== 0) {
    await run('apt-get', ['update'], { signal: interruption })
    await run('apt-get', download, { cwd: work, signal: interruption })
  }
  for (const file of await readdir(work)) await run('dpkg-deb', ['--extract', file, 'files'], { cwd: work })
  await rename(join(work, 'files'), folder)
  await rm(work, { recursive: true })
}
