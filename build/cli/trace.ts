import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '../compiler'
import { Sources } from '../sources'
import { compileAll } from './buildAll'
import { sayDiagnostics, sayWarning } from './terminal'

/** Prints a log of Jenkins, with the place in the sources behind each line of a stack trace; false when they have errors. */
export function traceOnce(root: string, log: string): boolean {
  const { files, origins, diagnostics } = compileAll(new Sources(root)).library
  if (diagnostics.length > 0) {
    sayDiagnostics(diagnostics, 'so the lines of the sources are not known')
    return false
  }
  const { text, named } = nameSources(log, origins)
  for (const path of named) {
    const isStale =
      !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== files.get(path)
    if (isStale) sayWarning(`${path} is not what the sources make: check out the version that the build ran`)
  }
  if (named.length === 0) sayWarning('the log has no stack trace of a step of this library')
  process.stdout.write(text)
  return true
}

/** A frame is `at var.method(var.groovy:12)`; Jenkins shows the whole path of the file, in whatever form it was loaded. */
const frame = /\b(\w+)\.groovy:(\d+)\)/g

/** The log with its places named, and the files of Groovy that occur in it. */
export function nameSources(
  log: string,
  origins: Library['origins'],
): { text: string; named: readonly string[] } {
  const named = new Set<string>()
  const text = log.replace(frame, (found: string, step: string, line: string) => {
    const path = `vars/${step}.groovy`
    if (!origins.has(path)) return found
    named.add(path)
    const origin = origins.get(path)![Number(line) - 1]
    return origin === undefined ? found : `${found} (${origin.file}:${origin.line})`
  })
  return { text, named: [...named] }
}
