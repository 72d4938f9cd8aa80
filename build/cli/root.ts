import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The library that a folder is in, if it is in one. */
export function findRoot(folder: string): string | undefined {
  if (existsSync(join(folder, 'src/tsconfig.json'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : findRoot(parent)
}
