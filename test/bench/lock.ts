import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 200

/** Runs the work while no other process holds the lock file; a lock whose process is gone is taken over. */
export async function exclusively<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!take(path)) {
    const holder = staleHolder(path)
    if (holder === undefined) await sleep(POLL_MS)
    else discard(path, holder)
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

/** @returns what the lock file says, when no such process lives any more */
function staleHolder(path: string): string | undefined {
  let holder = ''
  try {
    holder = readFileSync(path, 'utf8')
    // Between its making and its filling the file is empty.
    if (holder !== '') process.kill(Number(holder), 0)
    return undefined
  } catch (error) {
    return holder !== '' && (error as NodeJS.ErrnoException).code === 'ESRCH' ? holder : undefined
  }
}

/** Another waiter can have taken the lock over in the meantime; then it gets it back. */
function discard(path: string, holder: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside)
    else renameSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
