import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { self } from './process'

type Undo = () => Promise<unknown>

/**
 * Owns everything that a run starts on this machine, and takes it away again, last things first. What is started is
 * named or labelled with `id`, which begins with the name of this process: `leftovers` finds what a killed one left.
 */
export class Owner {
  readonly id = `${self}-${randomBytes(3).toString('hex')}`
  private readonly undos: { what: string; undo: Undo }[] = []
  private released: Promise<void> | undefined

  /**
   * Notes how to undo what the caller does next: before it is done, so that there is no moment in which it could be
   * forgotten. The undo must therefore do no harm when there is nothing to undo. Returns a way to undo it early.
   */
  defer(what: string, undo: Undo): Undo {
    if (this.released) throw new Error(`cannot start ${what}: the run is over`)
    const entry = { what, undo }
    this.undos.push(entry)
    return async () => {
      const at = this.undos.indexOf(entry)
      if (at < 0) return
      this.undos.splice(at, 1)
      await undo()
    }
  }

  /** An owner of a part of the run, which can be taken away before the rest. */
  child(): Owner {
    const child = new Owner()
    this.defer(`what ${child.id} owns`, () => child.release())
    return child
  }

  /** A new temporary folder, for this user only. */
  async folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), `kiln-${this.id}-`))
    this.defer(`folder ${path}`, () => rm(path, { recursive: true, force: true }))
    return path
  }

  /** Undoes everything, also after one undo fails; then says which failed. */
  release(): Promise<void> {
    this.released ??= this.undoAll()
    return this.released
  }

  private async undoAll(): Promise<void> {
    const failures: string[] = []
    for (let entry = this.undos.pop(); entry; entry = this.undos.pop()) {
      const { what, undo } = entry
      await undo().catch((error: unknown) =>
        failures.push(`${what}: ${error instanceof Error ? error.message : error}`),
      )
    }
    if (failures.length > 0) throw new Error(`could not be taken away:\n${failures.join('\n')}`)
  }
}
