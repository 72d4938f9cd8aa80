import type { FunctionDeclaration, InterfaceDeclaration, SourceFile } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'
import type { Sources } from '../sources'
import { codes } from './codes'
import { helpText } from './help'
import type { ObjectModel, StepModel } from './model'
import { readInterface } from './read'
import type { Report } from './report'
import { reporter } from './report'
import { jsonSchema } from './schema'
import { tableModule } from './table'

/**
 * Generates all that follows from the option interfaces: for each step `src/vars/x.ts` with an interface `XOptions` in
 * `src/options/x.ts` its table, its JSON Schema and its help. Paths are relative to the root. After a mistake there are
 * only the tables: with them the other mistakes can be found.
 */
export function generateOptions(sources: Sources): { files: Map<string, string>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const models = readSteps(sources, diagnostics)
  const files = new Map(models.map((model) => [`src/options/tables/${model.step}.ts`, tableModule(model)]))
  for (const model of diagnostics.length > 0 ? [] : models) {
    files.set(`resources/kiln/options/${model.step}.schema.json`, jsonSchema(model))
    files.set(`vars/${model.step}.txt`, helpText(model))
  }
  return { files, diagnostics }
}

/** The steps that take options, in the order of their names. */
function readSteps(sources: Sources, diagnostics: Diagnostic[]): StepModel[] {
  const report = reporter(sources, diagnostics)
  return stepNames(sources).flatMap((step) => readStep(step, sources, report))
}

function stepNames(sources: Sources): string[] {
  const paths = sources.modules().map((file) => sources.pathOf(file))
  const names = paths.map((path) => /^src\/options\/([^/]+)\.ts$/.exec(path)?.[1])
  return names.filter((name) => name !== undefined && sources.file(`src/vars/${name}.ts`)).sort() as string[]
}

function readStep(step: string, sources: Sources, report: Report): StepModel[] {
  const options = sources.file(`src/options/${step}.ts`)!
  const variable = sources.file(`src/vars/${step}.ts`)!
  const interfaceName = `${step.charAt(0).toUpperCase()}${step.slice(1)}Options`
  const declaration = options.getInterface(interfaceName)
  if (!declaration?.isExported()) {
    const message = `The options of ${step} are missing.`
    report(options, codes.noInterface, message, `Export an interface ${interfaceName} from this file.`)
    return []
  }
  const nested = new Map<InterfaceDeclaration, ObjectModel>()
  const model = readInterface(declaration, nested, report)
  const source = `src/options/${step}.ts`
  return [
    {
      step,
      source,
      ...readDocumentation(step, variable, report),
      options: model,
      nested: [...nested.values()],
    },
  ]
}

function readDocumentation(step: string, variable: SourceFile, report: Report) {
  const call = variable.getFunction('call')
  const [doc] = call ? documented(call).getJsDocs().slice(-1) : []
  const description = doc?.getCommentText()?.trim() ?? ''
  const tags = doc?.getTags() ?? []
  const texts = (name: string) =>
    tags.filter((tag) => tag.getTagName() === name).map((tag) => tag.getCommentText()?.trim() ?? '')
  const examples = texts('example')
  if (description === '' || examples.length === 0) {
    const message = `${step} has no doc comment with an @example for its help.`
    report(
      call?.getNameNode() ?? variable,
      codes.noStepDocumentation,
      message,
      'Document the exported function `call`.',
    )
  }
  return { description, returns: texts('returns')[0], examples }
}

/** Of an overloaded function the first signature that is documented. */
function documented(call: FunctionDeclaration): FunctionDeclaration {
  return call.getOverloads().find((overload) => overload.getJsDocs().length > 0) ?? call
}
