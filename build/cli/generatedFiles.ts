import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { generatedFolders, isGenerated } from '../generated'

/** How the files on disk differ from those that the build makes. Paths are relative to the root and in order. */
export interface Difference {
  readonly missing: readonly string[]
  readonly stale: readonly string[]
  /** Made by an earlier build. */
  readonly superfluous: readonly string[]
  /** In a folder of generated files, and not made by any build. */
  readonly foreign: readonly string[]
}

export const noDifference: Difference = { missing: [], stale: [], superfluous: [], foreign: [] }

export function isSame(difference: Difference): boolean {
  return Object.values(difference).every((paths: readonly string[]) => paths.length === 0)
}

export function compare(root: string, files: ReadonlyMap<string, string>): Difference {
  const made = [...files.keys()].sort()
  const others = generatedFolders
    .flatMap((folder) => filesIn(root, folder))
    .filter((path) => !files.has(path))
  return {
    missing: made.filter((path) => !existsSync(join(root, path))),
    stale: made.filter((path) => existsSync(join(root, path)) && read(root, path) !== files.get(path)),
    superfluous: others.filter((path) => isGenerated(read(root, path))),
    foreign: others.filter((path) => !isGenerated(read(root, path))),
  }
}

/** Makes the disk as the build has it; touches only what differs, and no foreign file. */
export function write(root: string, files: ReadonlyMap<string, string>, difference: Difference): void {
  for (const path of [...difference.missing, ...difference.stale]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), files.get(path)!)
  }
  for (const path of difference.superfluous) rmSync(join(root, path))
}

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => relative(root, file).split(sep).join('/')).sort()
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
