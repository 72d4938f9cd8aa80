import { declarationsOf, symbolAt } from '../checker'
import { functionNamed, isExported } from '../compiler/modules'
import { docOf, textOf } from '../doc-comment'
import { ts } from '../typescript'
import { type Diagnostic, inOrder } from '../diagnostic'
import type { Sources } from '../sources'
import { codes } from './codes'
import { helpText } from './help'
import type { ObjectModel, OptionsModel, StepModel } from './model'
import { readInterface } from './read'
import { reporter } from './report'
import { jsonSchema } from './schema'
import { tableModule } from './table'

/**
 * Generates all that follows from the option interfaces: for each step `src/vars/x.ts` with an interface `XOptions` in
 * `src/options/x.ts` its table, its JSON Schema and its help. Paths are relative to the root. After a mistake there are
 * only the tables: with them the other mistakes can be found.
 */
export function generateOptions(sources: Sources): { files: Map<string, string>; diagnostics: Diagnostic[] } {
  const steps = stepNames(sources).map((step) => readStep(step, sources))
  // Steps share interfaces, and with them mistakes.
  const diagnostics = inOrder(steps.flatMap((step) => step.diagnostics))
  const files = new Map<string, string>()
  for (const { table, model, documentation } of steps) {
    if (table === undefined) continue
    files.set(`src/options/tables/${model.step}.ts`, table)
    if (diagnostics.length > 0) continue
    const { schema, help } = tell(model, documentation, sources)
    files.set(`resources/kiln/options/${model.step}.schema.json`, schema)
    files.set(`vars/${model.step}.txt`, help)
  }
  return { files, diagnostics }
}

/** The steps that take options, in the order of their names. */
function stepNames(sources: Sources): string[] {
  const paths = sources.modules().map((file) => sources.pathOf(file))
  const names = paths.map((path) => /^src\/options\/([^/]+)\.ts$/.exec(path)?.[1])
  return names.filter((name) => name !== undefined && sources.file(`src/vars/${name}.ts`)).sort() as string[]
}

type Documentation = Omit<StepModel, keyof OptionsModel>

type Read =
  | { table: string; model: OptionsModel; documentation: Documentation; diagnostics: Diagnostic[] }
  | { table?: never; model?: never; documentation?: never; diagnostics: Diagnostic[] }

function readStep(step: string, sources: Sources): Read {
  const options = sources.file(`src/options/${step}.ts`)!
  const variable = sources.file(`src/vars/${step}.ts`)!
  const read = sources.once('options', options, () => readOptions(step, options, sources))
  const { documentation, diagnostics: missing } = sources.once('documentation', variable, () =>
    readDocumentation(step, variable, sources),
  )
  const diagnostics = [...read.diagnostics, ...missing]
  if (read.model === undefined) return { diagnostics }
  return { table: read.table, model: read.model, documentation, diagnostics }
}

/** What is told of a step to editors and to people, as long as neither its options nor its documentation change. */
function tell(options: OptionsModel, documentation: Documentation, sources: Sources) {
  const variable = sources.file(`src/vars/${options.step}.ts`)!
  const all = sources.once('told', variable, () => new Map<OptionsModel, { schema: string; help: string }>())
  const model = { ...documentation, ...options }
  const told = all.get(options) ?? { schema: jsonSchema(model), help: helpText(model) }
  all.set(options, told)
  return told
}

function readOptions(step: string, options: ts.SourceFile, sources: Sources) {
  const diagnostics: Diagnostic[] = []
  const report = reporter(sources, diagnostics)
  const interfaceName = `${step.charAt(0).toUpperCase()}${step.slice(1)}Options`
  const declaration = options.statements
    .filter(ts.isInterfaceDeclaration)
    .find((one) => one.name.text === interfaceName)
  if (declaration === undefined || !isExported(declaration)) {
    const message = `The options of ${step} are missing.`
    report(options, codes.noInterface, message, `Export an interface ${interfaceName} from this file.`)
    return { diagnostics }
  }
  const nested = new Map<ts.InterfaceDeclaration, ObjectModel>()
  const object = readInterface(declaration, nested, report)
  const model = { step, source: sources.pathOf(options), options: object, nested: [...nested.values()] }
  return { model, table: tableModule(model), diagnostics }
}

function readDocumentation(step: string, variable: ts.SourceFile, sources: Sources) {
  const diagnostics: Diagnostic[] = []
  const call = functionNamed('call', variable)
  const doc = call && docOf(documented(call))
  const description = doc === undefined ? '' : textOf(doc)
  const texts = (name: string) =>
    (doc?.tags ?? []).filter((tag) => tag.tagName.text === name).map((tag) => textOf(tag))
  const examples = texts('example')
  if (description === '' || examples.length === 0) {
    const message = `${step} has no doc comment with an @example for its help.`
    reporter(sources, diagnostics)(
      call?.name ?? variable,
      codes.noStepDocumentation,
      message,
      'Document the exported function `call`.',
    )
  }
  return { documentation: { description, returns: texts('returns')[0], examples }, diagnostics }
}

/** Of an overloaded function the first signature that is documented. */
function documented(call: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const overloads = declarationsOf(symbolAt(call)).filter(ts.isFunctionDeclaration)
  return overloads.find((overload) => docOf(overload) !== undefined) ?? call
}
