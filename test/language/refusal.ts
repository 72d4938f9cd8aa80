import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLibrary, formatDiagnostic } from '../../build/compiler'
import type { Diagnostic } from '../../build/diagnostic'

/** A test that the compiler refuses this module with this diagnostic, and with no other. */
export type IsRefused = (title: string, code: string, source: string) => void

/** The refused programs of a test file; they are compiled together, once. */
export function refusals(): IsRefused {
  const sources: string[] = []
  let refused: Diagnostic[] | undefined
  return (title, code, source) => {
    const path = pathOf(sources.push(source))
    it(title, () => {
      refused ??= diagnosticsOf(sources)
      const found = refused.filter((one) => one.file === path)
      const codes = new Set(found.map((one) => one.code))
      // What it says is worth more than its code when it is another one.
      if (codes.size !== 1 || !codes.has(code))
        throw new Error(
          `${code} was expected.\n${found.map((one) => formatDiagnostic(one, false)).join('\n\n')}`,
        )
    })
  }
}

function pathOf(number: number): string {
  return `src/vars/refused${number}.ts`
}

function diagnosticsOf(sources: string[]): Diagnostic[] {
  const overlay: Record<string, string> = {}
  for (const path of ['src/shell/shell.ts', 'src/shell/quote.ts'])
    overlay[path] = readFileSync(join(__dirname, '../..', path), 'utf8')
  sources.forEach((source, i) => (overlay[pathOf(i + 1)] = source))
  return compileLibrary({ root: join(__dirname, 'library'), overlay }).diagnostics
}
