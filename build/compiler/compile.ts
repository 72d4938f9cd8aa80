import { basename } from 'node:path'
import { ts } from '../typescript'
import { type Diagnostic, inOrder } from '../diagnostic'
import { generatedNote } from '../generated'
import { located } from '../located'
import { Sources } from '../sources'
import type { Problem } from './context'
import { functionNamed, isExported } from './modules'
import { refusals } from './diagnostics'
import type { File, Origin } from './groovy/ast'
import { printFile } from './groovy/print'
import { checkModule } from './module-check'
import { Shared } from './shared'
import { typeErrors } from './type-errors'
import { Unit } from './unit'

export interface Library {
  /** Generated Groovy by its path, such as `vars/kanikoBuild.groovy`. */
  files: Map<string, string>
  /** Where each line of a file comes from, by the file's path. */
  origins: Map<string, readonly (Origin | undefined)[]>
  /** Type errors first; in the order of files and lines. */
  diagnostics: Diagnostic[]
}

export interface LibraryOptions {
  /** The folder that holds `src/tsconfig.json`. */
  root: string
  /** Sources that stand in for files, or come on top of them, by path relative to the root. */
  overlay?: Readonly<Record<string, string>>
}

/** Compiles each step in `src/vars` to one file of Groovy, with all that it imports. */
export function compileLibrary({ root, overlay }: LibraryOptions): Library {
  return compileSources(new Sources(root, overlay))
}

export function compileSources(sources: Sources): Library {
  // First, since the checker then knows the types that the lowering asks for.
  const mistakes = mistakesIn(sources)
  const shared = Shared.of(sources)
  const steps = stepsOf(sources).map((module) =>
    sources.once('groovy', module, () => {
      const { step, diagnostics } = lowerStep(module, sources, shared)
      return { path: groovyPath(module), ...(step && printFile(step.file)), diagnostics }
    }),
  )
  const diagnostics = inOrder([...mistakes, ...steps.flatMap((step) => step.diagnostics)])
  if (diagnostics.length > 0) return { files: new Map(), origins: new Map(), diagnostics }
  return {
    files: new Map(steps.map(({ path, text }) => [path, text!])),
    origins: new Map(steps.map(({ path, origins }) => [path, origins!])),
    diagnostics,
  }
}

/** A step's Groovy as a tree, and what is known about its sources. */
export interface LoweredStep {
  file: File
  unit: Unit
}

export interface Lowered {
  steps: Map<string, LoweredStep>
  diagnostics: Diagnostic[]
}

export function lowerSources(sources: Sources): Lowered {
  const diagnostics = mistakesIn(sources)
  const shared = Shared.of(sources)
  const steps = new Map<string, LoweredStep>()
  for (const module of stepsOf(sources)) {
    const { step, diagnostics: found } = lowerStep(module, sources, shared)
    diagnostics.push(...found)
    if (step !== undefined) steps.set(groovyPath(module), step)
  }
  return { steps, diagnostics: inOrder(diagnostics) }
}

/** Type errors, and what no module may hold. */
function mistakesIn(sources: Sources): Diagnostic[] {
  const refused = sources
    .modules()
    .flatMap((module) =>
      sources.once('module', module, () =>
        checkModule(module, sources).map((problem) => diagnosticOf(problem, sources)),
      ),
    )
  return [...typeErrors(sources), ...refused]
}

function stepsOf(sources: Sources): ts.SourceFile[] {
  return sources.modules().filter((module) => /^src\/vars\/[^/]+\.ts$/.test(sources.pathOf(module)))
}

function groovyPath(step: ts.SourceFile): string {
  return `vars/${basename(step.fileName, '.ts')}.groovy`
}

function lowerStep(
  source: ts.SourceFile,
  sources: Sources,
  shared: Shared,
): { step?: LoweredStep; diagnostics: Diagnostic[] } {
  const entry = functionNamed('call', source)
  if (entry === undefined || !isExported(entry))
    return { diagnostics: [diagnosticOf({ node: source, refusal: refusals.noStepFunction }, sources)] }
  const unit = new Unit([entry], shared)
  const diagnostics: Diagnostic[] = []
  const methods = [...unit.members.values()].map((member) => {
    const { method, invented, helpers, problems } = shared.methods.of(member, unit)
    unit.invented.push(...invented)
    for (const helper of helpers) unit.helpers.add(helper)
    diagnostics.push(...problems.map((problem) => diagnosticOf(problem, sources)))
    return method
  })
  const header = generatedNote(sources.pathOf(source))
  const needed = shared.runtime.methods(unit.helpers)
  return {
    step: { file: { header, methods: [...methods, ...needed], origins: shared.origins.all }, unit },
    diagnostics,
  }
}

function diagnosticOf({ node, refusal }: Problem, sources: Sources): Diagnostic {
  return located(sources, node.getSourceFile(), node.getStart(), node.end - node.getStart(), refusal)
}
