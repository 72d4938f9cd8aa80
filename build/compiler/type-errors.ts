import { ts } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'
import { located } from '../located'
import type { Sources } from '../sources'

/** What `tsc` itself says of the sources. */
export function typeErrors(sources: Sources): Diagnostic[] {
  return sources.project.getPreEmitDiagnostics().map((error) => {
    const code = `TS${error.getCode()}`
    const message = ts.flattenDiagnosticMessageText(error.compilerObject.messageText, '\n')
    const file = error.getSourceFile()
    if (file === undefined) return { code, message, suggestion: '', ...settings }
    return located(sources, file, error.getStart() ?? 0, error.getLength() ?? 1, {
      code,
      message,
      suggestion: '',
    })
  })
}

/** The place of what concerns no file but the whole project. */
const settings = { file: 'src/tsconfig.json', line: 1, column: 1, source: '', length: 1 }
