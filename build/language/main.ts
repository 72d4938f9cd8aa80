import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayDiagnostics, sayDone, sayError } from '../cli/terminal'
import { languagePage } from './page'

/** Writes docs/language.md; with `--check` writes nothing and fails where it is stale. */
function main(): void {
  const startedAt = Date.now()
  const root = join(__dirname, '../..')
  const path = 'docs/language.md'
  const { text, diagnostics } = languagePage(root)
  if (diagnostics.length > 0) {
    sayDiagnostics(diagnostics, 'so nothing was written')
    process.exitCode = 1
    return
  }
  const isFresh = existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text
  if (process.argv.includes('--check') && !isFresh) {
    sayError(`${path} does not fit the compiler: run \`npm run build\` and commit what it changes`)
    process.exitCode = 1
    return
  }
  if (!isFresh) writeFileSync(join(root, path), text)
  sayDone(`${path} shows the language as it is`, startedAt)
}

main()
