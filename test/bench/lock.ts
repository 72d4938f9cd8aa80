import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 200

/** Runs the work while no other process holds the lock file; a lock whose process is gone is taken over. */
export async function exclusively<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!take(path)) {
    if (isStale(path)) rmSync(path, { force: true })
    else await sleep(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isStale(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'))
    // Between its making and its filling the file is empty.
    if (!holder) return false
    process.kill(holder, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
