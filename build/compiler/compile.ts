import type { SourceFile } from 'ts-morph'
import { type Diagnostic, inOrder } from '../diagnostic'
import { generatedNote } from '../generated'
import { located } from '../located'
import { Sources } from '../sources'
import type { Problem } from './context'
import { isFunctionNode } from './declarations'
import { refusals } from './diagnostics'
import type { File, Origin } from './groovy/ast'
import { printFile } from './groovy/print'
import { helpers } from './library/helpers'
import { checkModules } from './module-check'
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
  const { steps, diagnostics } = lowerSources(sources)
  if (diagnostics.length > 0) return { files: new Map(), origins: new Map(), diagnostics }
  const printed = [...steps].map(([path, { file }]) => ({ path, ...printFile(file) }))
  return {
    files: new Map(printed.map(({ path, text }) => [path, text])),
    origins: new Map(printed.map(({ path, origins }) => [path, origins])),
    diagnostics,
  }
}

/** A step's Groovy as a tree, and what is known about its sources. */
export interface LoweredStep {
  file: File
  unit: Unit
}

export function lowerLibrary({ root, overlay }: LibraryOptions): LoweredLibrary {
  return lowerSources(new Sources(root, overlay))
}

interface LoweredLibrary {
  steps: Map<string, LoweredStep>
  diagnostics: Diagnostic[]
}

function lowerSources(sources: Sources): LoweredLibrary {
  const errors = typeErrors(sources)
  const problems: Problem[] = []
  for (const module of sources.modules()) checkModules(module, problems)
  const shared = new Shared(sources)
  const steps = new Map<string, LoweredStep>()
  for (const module of sources.modules().filter((file) => isStep(sources.pathOf(file)))) {
    const step = lowerStep(module, sources, shared, problems)
    if (step !== undefined) steps.set(`vars/${module.getBaseNameWithoutExtension()}.groovy`, step)
  }
  const refused = problems.map((problem) => diagnosticOf(problem, sources))
  return { steps, diagnostics: inOrder([...errors, ...refused]) }
}

function isStep(path: string): boolean {
  return /^src\/vars\/[^/]+\.ts$/.test(path)
}

function lowerStep(
  source: SourceFile,
  sources: Sources,
  shared: Shared,
  problems: Problem[],
): LoweredStep | undefined {
  const entry = source.getFunction('call')
  if (entry === undefined || !entry.isExported() || !isFunctionNode(entry)) {
    problems.push({ node: source, refusal: refusals.noStepFunction })
    return undefined
  }
  const unit = new Unit(entry, shared)
  const methods = [...unit.members.values()].map((member) => {
    const { method, invented, helpers, problems: found } = shared.methods.of(member, unit)
    unit.invented.push(...invented)
    for (const helper of helpers) unit.helpers.add(helper)
    problems.push(...found)
    return method
  })
  const header = generatedNote(sources.pathOf(source))
  const needed = Object.entries(helpers).filter(([name]) => unit.helpers.has(name as keyof typeof helpers))
  const all = [...methods, ...needed.map(([, make]) => make())]
  return { file: { header, methods: all, origins: shared.origins.all }, unit }
}

function diagnosticOf({ node, refusal }: Problem, sources: Sources): Diagnostic {
  return located(sources, node.getSourceFile(), node.getStart(), node.getEnd() - node.getStart(), refusal)
}
