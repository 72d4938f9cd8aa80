import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { FunctionDeclaration, InterfaceDeclaration, SourceFile } from 'ts-morph'
import { Project } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'
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
 * `src/options/x.ts` its table, its JSON Schema and its help. Paths are relative to the root.
 */
export async function generateOptions(
  root: string,
): Promise<{ files: Map<string, string>; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const models = readSteps(root, diagnostics)
  const files = new Map<string, string>()
  for (const model of diagnostics.length > 0 ? [] : models) {
    files.set(`src/options/tables/${model.step}.ts`, tableModule(model))
    files.set(`resources/kiln/options/${model.step}.schema.json`, jsonSchema(model))
    files.set(`vars/${model.step}.txt`, helpText(model))
  }
  return { files, diagnostics }
}

/** The steps that take options, in the order of their names. */
export function readSteps(root: string, diagnostics: Diagnostic[]): StepModel[] {
  const report = reporter(root, diagnostics)
  const project = new Project({
    tsConfigFilePath: join(root, 'src/tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
  })
  return stepNames(root).flatMap((step) => {
    const options = project.addSourceFileAtPath(join(root, `src/options/${step}.ts`))
    const variable = project.addSourceFileAtPath(join(root, `src/vars/${step}.ts`))
    return readStep(step, options, variable, report)
  })
}

function stepNames(root: string): string[] {
  const folder = join(root, 'src/options')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : []
  const names = files.map((file) => basename(file, '.ts'))
  return names.filter((name) => existsSync(join(root, `src/vars/${name}.ts`))).sort()
}

function readStep(step: string, options: SourceFile, variable: SourceFile, report: Report): StepModel[] {
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
