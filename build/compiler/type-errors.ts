import { ts } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'
import { located } from '../located'
import { refusals } from './diagnostics'
import type { Sources } from '../sources'

/** What `tsc` itself says of the sources. */
export function typeErrors(sources: Sources): Diagnostic[] {
  return sources.project.getPreEmitDiagnostics().map((error) => {
    const code = `TS${error.getCode()}`
    const message = ts.flattenDiagnosticMessageText(error.compilerObject.messageText, '\n')
    const file = error.getSourceFile()
    const suggestion = suggestionFor(message)
    if (file === undefined) return { code, message, suggestion, ...settings }
    return located(sources, file, error.getStart() ?? 0, error.getLength() ?? 1, {
      code,
      message,
      suggestion,
    })
  })
}

/** For what `tsc` cannot know the way out of: names of steps, and types that a value cannot have by itself. */
function suggestionFor(message: string): string {
  if (message.startsWith('Cannot find name ')) return refusals.noUnknownName('').suggestion
  const [, missing] = /is not assignable to type '(\w+)'/.exec(message) ?? []
  return (missing !== undefined && Object.hasOwn(brands, missing) && brands[missing]) || ''
}

const brands: Readonly<Record<string, string>> = {
  SecretVariable: "Name the variable with `secretVariable('NAME')` of src/shell/shell.ts.",
  ShellText: 'Write the script with the template `shell` of src/shell/shell.ts, which quotes each value.',
}

/** The place of what concerns no file but the whole project. */
const settings = { file: 'src/tsconfig.json', line: 1, column: 1, source: '', length: 1 }
