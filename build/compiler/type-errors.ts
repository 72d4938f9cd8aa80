import type { Diagnostic } from '../diagnostic'
import { located } from '../located'
import { refusals } from './diagnostics'
import { instead } from './instead'
import { entryOf } from './library/method'
import type { Sources } from '../sources'
import { ts } from '../typescript'

/** What `tsc` itself says of the sources. */
export function typeErrors(sources: Sources): Diagnostic[] {
  if (sources.settingsProblem !== undefined) return [sources.settingsProblem]
  const { program } = sources
  const ofFiles = program
    .getSourceFiles()
    .filter((file) => !sources.isRuntime(file.fileName))
    .flatMap((file) =>
      sources.once('types', file, () => [
        ...[...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((error) =>
          diagnosticOf(error, sources),
        ),
        ...unchecked(file, sources),
      ]),
    )
  const ofProject = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    // Some of these come to light while the files are checked.
    ...program.getGlobalDiagnostics(),
  ]
  return [...ofProject.map((error) => diagnosticOf(error, sources)), ...ofFiles]
}

/** What TypeScript's parser knows of the comments in a file; it has no name for others to use. */
interface Directives {
  /** `@ts-ignore` and `@ts-expect-error`. */
  readonly commentDirectives?: readonly { readonly range: ts.TextRange }[]
  /** `@ts-check` and `@ts-nocheck`. */
  readonly checkJsDirective?: ts.TextRange & { readonly enabled: boolean }
}

/** The comments by which TypeScript is told to say nothing of a line or a file. */
function unchecked(file: ts.SourceFile & Directives, sources: Sources): Diagnostic[] {
  if (!sources.isModule(file)) return []
  const lines = (file.commentDirectives ?? []).map(({ range }) => range)
  const all = file.checkJsDirective?.enabled === false ? [file.checkJsDirective, ...lines] : lines
  return all.map(({ pos, end }) => located(sources, file, pos, end - pos, refusals.noUncheckedTypes))
}

function diagnosticOf(
  { code, messageText, file, start, length }: ts.Diagnostic,
  sources: Sources,
): Diagnostic {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n')
  const place = file?.text.slice(start ?? 0) ?? ''
  const problem = { code: `TS${code}`, message, suggestion: suggestionFor(message, place) }
  return file === undefined
    ? { ...problem, ...settings }
    : located(sources, file, start ?? 0, length ?? 1, problem)
}

/** For what `tsc` cannot know the way out of: names of steps, what Node has, and types that a value cannot have by itself. */
function suggestionFor(message: string, place: string): string {
  const isModule = /^["'][^.]/.test(place)
  if (isModule && /^Cannot find (name|module) /.test(message)) return noModule
  const [, newer] = /^Property '(\w+)' does not exist on type .*\n?.*target library/.exec(message) ?? []
  if (newer !== undefined) return instead.get(newer) ?? 'Write it with the methods of docs/language.md.'
  const [, name] = /^Cannot find name '(\w+)'/.exec(message) ?? []
  if (name !== undefined)
    return entryOf(ofNode, name) ?? instead.get(name) ?? refusals.noUnknownName('').suggestion
  if (/'string' is not assignable to parameter of type '{ script: ShellText/.test(message)) return noText
  const [, missing] = /is not assignable to type '(\w+)'/.exec(message) ?? []
  return (missing !== undefined && entryOf(brands, missing)) || ''
}

const noModule = 'Import modules of src/ only: those of Node and npm do not run in Jenkins.'

const noText =
  'Write `sh({ script: shell`…` })` with the template of src/shell/shell.ts, which quotes each value.'

const ofNode: Readonly<Record<string, string>> = {
  console: 'Write `echo(text)`.',
  fetch: 'Run `curl` with `sh`.',
  process: 'Write `env` for the variables of the environment, and `error(message)` to end the build.',
  require: noModule,
  setTimeout:
    'A step returns when it is done: declare the step `sleep` in src/jenkins/steps.d.ts, and call it.',
}

const brands: Readonly<Record<string, string>> = {
  SecretVariable: "Name the variable with `secretVariable('NAME')` of src/shell/shell.ts.",
  ShellText: 'Write the script with the template `shell` of src/shell/shell.ts, which quotes each value.',
}

/** The place of what concerns no file but the whole project. */
const settings = { file: 'src/tsconfig.json', line: 1, column: 1, source: '', length: 1 }
