import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { interruption } from './interruption'
import { isAlive, self } from './process'

/** What is fetched or built once and kept: `$KILN_CACHE`, or `kiln` in the user's cache folder. */
export function cacheDir(...parts: string[]): string {
  const base =
    process.env['KILN_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kiln')
  const folder = join(base, ...parts)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Runs `work` in one process at a time; the lock of a process that died is taken over. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(cacheDir(), `${name}.lock`)
  // Not numbered: a process may have this module several times, as jest has it for each file of tests.
  const mine = `${lock}.${self}-${randomBytes(4).toString('hex')}`
  await writeFile(mine, self)
  try {
    // A link is made whole or not at all, so nobody ever reads a lock without its owner.
    while (
      !(await link(mine, lock).then(
        () => true,
        () => false,
      ))
    )
      await waitFor(lock, mine)
    try {
      return await work()
    } finally {
      await rm(lock, { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
}

async function waitFor(lock: string, mine: string): Promise<void> {
  interruption.throwIfAborted()
  const owner = await readFile(lock, 'utf8').catch(() => null)
  if (owner === null) return
  if (isAlive(owner)) return sleep(200)
  // Only one of several waiters succeeds in moving the dead lock away.
  await rename(lock, `${mine}.dead`).catch(() => undefined)
  await rm(`${mine}.dead`, { force: true })
}
