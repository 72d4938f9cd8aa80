import { Sources } from '../sources'
import { buildAll } from './buildAll'
import { compare, write, type Difference } from './generatedFiles'
import { say, sayDiagnostics, sayDone, sayError, sayWarning } from './terminal'

/** Builds and writes what differs; false when the sources have errors. */
export async function buildOnce(root: string): Promise<boolean> {
  const startedAt = Date.now()
  const { files, diagnostics } = await buildAll(new Sources(root))
  if (diagnostics.length > 0) {
    sayDiagnostics(diagnostics)
    return false
  }
  const difference = compare(root, files)
  write(root, files, difference)
  for (const [mark, path] of marked(difference)) say(`  ${mark} ${path}`)
  for (const path of difference.foreign) sayWarning(`${path} was not made by the build: move it elsewhere`)
  const changes = marked(difference).length
  sayDone(`${files.size} files, ${changes === 0 ? 'none' : changes} changed`, startedAt)
  return true
}

/** Builds and writes nothing; false when the files on disk are not what the sources make. */
export async function checkOnce(root: string): Promise<boolean> {
  const startedAt = Date.now()
  const { files, diagnostics } = await buildAll(new Sources(root))
  if (diagnostics.length > 0) {
    sayDiagnostics(diagnostics)
    return false
  }
  const { missing, stale, superfluous, foreign } = compare(root, files)
  const lists = { missing, stale, superfluous, 'not generated': foreign }
  const lines = Object.entries(lists).flatMap(([state, paths]) => paths.map((path) => `${state}: ${path}`))
  // The list is what was asked for, hence on stdout.
  for (const line of lines) console.log(line)
  if (lines.length === 0) sayDone(`${files.size} files are as the sources make them`, startedAt)
  else sayError('the generated files do not fit the sources: run `npm run build` and commit what it changes')
  return lines.length === 0
}

function marked(difference: Difference): [string, string][] {
  return [
    ...difference.missing.map((path): [string, string] => ['+', path]),
    ...difference.stale.map((path): [string, string] => ['~', path]),
    ...difference.superfluous.map((path): [string, string] => ['-', path]),
  ]
}
