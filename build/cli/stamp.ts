import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generatedFolders } from '../generated'

const kiln = join(__dirname, '../..')

interface Kept {
  /** Of the toolchain and of all that is written by hand. */
  readonly sources: string
  /** Of what was made of it, and of the files elsewhere that it took. */
  readonly made: string
  readonly elsewhere: readonly string[]
  /** How many files were made. */
  readonly files: number
}

/**
 * What the last build was made of and what it made, by content. Where both are still there, the next build needs neither
 * the compiler nor TypeScript. Kept with the packages of the library; without packages nothing is kept.
 */
export class Stamp {
  private readonly file: string
  /** As they are before the build reads them. */
  private readonly sources: string

  constructor(private readonly root: string) {
    this.file = join(root, 'node_modules/.cache/kiln/built.json')
    this.sources = hashOf([
      ...['bin', 'build'].flatMap((folder) => filesIn(kiln, folder)),
      join(kiln, 'package-lock.json'),
      ...filesIn(root, 'src').filter((file) => !isGenerated(root, file)),
    ])
  }

  /** How many files the build made, if it would make the same again. */
  filesBuilt(): number | undefined {
    const kept = this.kept()
    if (kept === undefined) return undefined
    const isSame = kept.sources === this.sources && kept.made === this.made(kept.elsewhere)
    return isSame ? kept.files : undefined
  }

  /** Keeps that the files on disk are what the sources make; `elsewhere` is what was read outside the library. */
  keep(files: number, elsewhere: readonly string[]): void {
    if (!existsSync(join(this.root, 'node_modules'))) return
    const kept: Kept = { sources: this.sources, made: this.made(elsewhere), elsewhere, files }
    try {
      mkdirSync(dirname(this.file), { recursive: true })
      writeFileSync(this.file, JSON.stringify(kept))
    } catch {
      // Where nothing can be kept, the next build makes it again.
    }
  }

  private kept(): Kept | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Kept
    } catch {
      return undefined
    }
  }

  private made(elsewhere: readonly string[]): string {
    const generated = generatedFolders.flatMap((folder) => filesIn(this.root, folder))
    return hashOf([...generated, ...elsewhere])
  }
}

function isGenerated(root: string, file: string): boolean {
  return generatedFolders.some((folder) => file.startsWith(join(root, folder, '/')))
}

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of files) {
    const text = existsSync(file) ? readFileSync(file) : '-'
    hash.update(`\0${file}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}
