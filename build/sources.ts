import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Node, Project, type SourceFile } from 'ts-morph'
import type { Diagnostic } from './diagnostic'
import { generatedFolders } from './generated'
import { forgetAnswers } from './compiler/ask-once'
import { runtimeFolder } from './compiler/runtime-folder'
import { ts } from './typescript'

/** The sources of a library: read and typed once, for all that is made from them. */
export class Sources {
  readonly project: Project
  /** Why the settings cannot be read; there are no modules then. */
  readonly settingsProblem: Diagnostic | undefined
  private readonly layout: string
  private readonly made = new Map<SourceFile, Map<string, unknown>>()
  private own: { readonly program: ts.Program; readonly files: readonly SourceFile[] } | undefined

  constructor(
    readonly root: string,
    overlay: Readonly<Record<string, string>> = {},
  ) {
    forgetAnswers()
    const modules = modulesIn(root)
    this.layout = layoutOf(root, modules)
    this.settingsProblem = settingsProblemOf(root)
    this.project = new Project({
      ...(this.settingsProblem === undefined && { tsConfigFilePath: join(root, settings) }),
      compilerOptions: strict,
      // The program finds what is imported; the project would make one more program to find it.
      skipFileDependencyResolution: true,
    })
    this.project.addSourceFilesAtPaths(join(runtimeFolder, '*.ts'))
    // Whatever the settings leave out: what was made from it would be taken for superfluous.
    const leftOut = modules.filter((one) => isMadeFrom(one) && this.file(one) === undefined)
    if (this.settingsProblem === undefined)
      for (const path of leftOut) this.project.addSourceFileAtPath(join(root, path))
    this.put(Object.entries(overlay))
  }

  file(path: string): SourceFile | undefined {
    return this.project.getSourceFile(join(this.root, path))
  }

  /** Relative to the root, with forward slashes. */
  pathOf(file: SourceFile): string {
    const path = file.getFilePath()
    if (this.isRuntime(path)) return `kiln/${file.getBaseName()}`
    return path.startsWith(`${this.root}/`)
      ? path.slice(this.root.length + 1)
      : relative(this.root, path).replaceAll('\\', '/')
  }

  /** The library's own modules, in the order of their paths. */
  modules(): SourceFile[] {
    return this.ownFiles().filter((file) => this.isModule(file))
  }

  isModule(file: SourceFile): boolean {
    return this.isOwn(file) && !file.isDeclarationFile() && file.getExtension() !== '.json'
  }

  private isOwn(file: SourceFile): boolean {
    return !file.isInNodeModules() && this.pathOf(file).startsWith('src/')
  }

  /** The files outside `src/` that were read, too: declarations of packages, and settings. */
  elsewhere(): string[] {
    const path = join(this.root, settings)
    const read = ts.readJsonConfigFile(path, (file) => ts.sys.readFile(file))
    ts.parseJsonSourceFileConfigFileContent(read, { ...ts.sys, readDirectory: () => [] }, dirname(path))
    const program = this.project.getProgram().compilerObject
    const files = program.getSourceFiles().filter((file) => !program.isSourceFileDefaultLibrary(file))
    const others = files.map((file) => file.fileName).filter((file) => !file.startsWith(`${this.root}/src/`))
    return [...(read.extendedSourceFiles ?? []), ...others]
  }

  /** The compiler's own modules, which steps get parts of. */
  runtime(): SourceFile[] {
    return this.project.getSourceFiles().filter((file) => this.isRuntime(file.getFilePath()))
  }

  isRuntime(path: string): boolean {
    return path.startsWith(`${runtimeFolder}/`)
  }

  /** The same until something changes. */
  private ownFiles(): readonly SourceFile[] {
    const program = this.project.getProgram().compilerObject
    if (this.own?.program !== program) this.own = { program, files: this.ownFilesOf(program) }
    return this.own.files
  }

  private ownFilesOf(program: ts.Program): SourceFile[] {
    const files = program.getSourceFiles()
    const known = files.map((file) => this.project.getSourceFileOrThrow(file.fileName))
    const own = known.filter((file) => this.isOwn(file))
    return own.sort((a, b) => (a.getFilePath() < b.getFilePath() ? -1 : 1))
  }

  /** What is made of a file and of all that it imports; it is made again when one of them has changed. */
  once<T>(what: string, file: SourceFile, make: () => T): T {
    const made = this.made.get(file) ?? new Map<string, unknown>()
    this.made.set(file, made)
    if (!made.has(what)) made.set(what, make())
    return made.get(what) as T
  }

  /** The same of a single node; all that was made of the nodes of its file. */
  ofNodes<T>(what: string, node: Node): Map<Node, T> {
    return this.once(what, node.getSourceFile(), () => new Map<Node, T>())
  }

  /** Texts that stand in for files, or come on top of them; the paths are relative to the root. */
  put(texts: Iterable<readonly [path: string, text: string]>): void {
    // The project would be typed anew for a change that is none.
    const changes = [...texts].filter(([path, text]) => this.file(path)?.getFullText() !== text)
    if (changes.length === 0) return
    forgetAnswers()
    const changed = changes.map(([path]) => this.file(path))
    this.forget(changed)
    for (const [path, text] of changes) {
      const file = this.file(path)
      if (file === undefined) this.project.createSourceFile(join(this.root, path), text, onTop)
      else file.replaceWithText(text)
      if (!isPlainModule(this.file(path)!)) this.made.clear()
    }
  }

  /** Reads again what has changed on disk; false when there are other files now, or other settings. */
  refresh(): boolean {
    if (layoutOf(this.root, modulesIn(this.root)) !== this.layout) return false
    const paths = this.ownFiles().map((file) => this.pathOf(file))
    const files = paths.filter((path) => existsSync(join(this.root, path)))
    this.put(files.map((path) => [path, readFileSync(join(this.root, path), 'utf8')]))
    return true
  }

  /** Forgets what was made of files that will change; of a new one, which anything may have looked for, all. */
  private forget(changed: readonly (SourceFile | undefined)[]): void {
    if (this.made.size === 0) return
    if (changed.some((file) => file === undefined || !isPlainModule(file))) this.made.clear()
    else for (const file of this.withImporters(changed as SourceFile[])) this.made.delete(file)
  }

  private withImporters(changed: readonly SourceFile[]): Set<SourceFile> {
    const importers = new Map<SourceFile, SourceFile[]>()
    for (const file of this.ownFiles())
      for (const imported of file.getReferencedSourceFiles())
        importers.set(imported, [...(importers.get(imported) ?? []), file])
    const found = new Set(changed)
    for (const file of found) for (const importer of importers.get(file) ?? []) found.add(importer)
    return found
  }
}

const settings = 'src/tsconfig.json'

/** What the compiler takes from the types is so only where they are checked like this. */
const strict: ts.CompilerOptions = {
  strict: true,
  strictNullChecks: true,
  noImplicitAny: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
}

function settingsProblemOf(root: string): Diagnostic | undefined {
  const text = readFileSync(join(root, settings), 'utf8')
  const { error } = ts.parseConfigFileTextToJson(settings, text)
  if (error === undefined) return undefined
  const before = text.slice(0, error.start).split('\n')
  return {
    code: `TS${error.code}`,
    message: ts.flattenDiagnosticMessageText(error.messageText, '\n'),
    suggestion: '',
    file: settings,
    line: before.length,
    column: before.at(-1)!.length + 1,
    source: text.split('\n')[before.length - 1]?.trimEnd() ?? '',
    length: 1,
  }
}

/** Also of a file that lies on disk, but that nothing has read. */
const onTop = { overwrite: true }

/** What it declares is seen only where it is imported. */
function isPlainModule(file: SourceFile): boolean {
  return ts.isExternalModule(file.compilerNode) && !/\bdeclare\s+(global|module)\b/.test(file.getFullText())
}

/** Which modules there are, but for those that the build makes, and what is set for them. */
function layoutOf(root: string, modules: readonly string[]): string {
  return [readFileSync(join(root, settings), 'utf8'), ...[...modules].sort()].join('\n')
}

/** But for those that the build makes. */
function modulesIn(root: string): string[] {
  const all = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const modules = all
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
  return modules.filter((path) => !generatedFolders.some((folder) => path.startsWith(`${folder}/`)))
}

/** Whether the build makes files of modules in this folder. */
function isMadeFrom(path: string): boolean {
  return /^src\/(vars|options|pods|manifests)\//.test(path)
}
