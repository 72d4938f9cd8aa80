import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { askChecker, importedFile } from './checker'
import type { Diagnostic } from './diagnostic'
import { generatedFolders } from './generated'
import { forgetAnswers } from './compiler/ask-once'
import { runtimeFolder } from './compiler/runtime-folder'
import { ts } from './typescript'

/** The sources of a library: read and typed once, for all that is made from them. */
export class Sources {
  /** Why the settings cannot be read; there are no modules then. */
  readonly settingsProblem: Diagnostic | undefined
  private readonly layout: string
  private readonly roots: readonly string[]
  private readonly settings: Settings
  private readonly host: ts.CompilerHost
  /** What was read, by path. */
  private readonly parsed = new Map<string, ts.SourceFile | undefined>()
  /** What stands in for files, or comes on top of them. */
  private readonly texts = new Map<string, string>()
  private readonly made = new Map<ts.SourceFile, Map<string, unknown>>()
  private typed: ts.Program | undefined
  /** The paths of what is not yet typed as it is now. */
  private changed: string[] = []
  private own: { readonly program: ts.Program; readonly files: readonly ts.SourceFile[] } | undefined

  constructor(
    readonly root: string,
    overlay: Readonly<Record<string, string>> = {},
  ) {
    const modules = modulesIn(root)
    this.layout = layoutOf(root, modules)
    this.settingsProblem = settingsProblemOf(root)
    this.settings = this.settingsProblem === undefined ? settingsOf(root) : noSettings
    this.roots = [...this.settings.fileNames, ...this.leftOut(modules), ...runtimeFiles()]
    this.host = this.makeHost()
    this.put(Object.entries(overlay))
  }

  /** The sources as the compiler has typed them last; from here on, the checker that is asked is this program's. */
  get program(): ts.Program {
    if (this.typed === undefined || this.changed.length > 0) this.typed = this.typedAnew()
    askChecker(this.typed.getTypeChecker())
    return this.typed
  }

  private typedAnew(): ts.Program {
    forgetAnswers()
    const program = ts.createProgram({
      rootNames: [...new Set([...this.roots, ...this.texts.keys()])],
      options: this.settings.options,
      configFileParsingDiagnostics: this.settings.errors,
      host: this.host,
      ...(this.typed !== undefined && { oldProgram: this.typed }),
    })
    const changed = this.changed.map((path) => program.getSourceFile(path))
    if (changed.some((file) => file !== undefined && !isPlainModule(file))) this.made.clear()
    this.changed = []
    return program
  }

  /** What the settings may leave out, too: what was made from it would be taken for superfluous. */
  private leftOut(modules: readonly string[]): string[] {
    if (this.settingsProblem !== undefined) return []
    return modules.filter(isMadeFrom).map((path) => join(this.root, path))
  }

  private makeHost(): ts.CompilerHost {
    const host = ts.createCompilerHost(this.settings.options, true)
    const { fileExists, readFile, getSourceFile } = host
    host.fileExists = (path) => this.texts.has(path) || fileExists(path)
    host.directoryExists = (path) => this.hasTextsIn(path) || ts.sys.directoryExists(path)
    host.readFile = (path) => this.texts.get(path) ?? readFile(path)
    host.getSourceFile = (path, ...how) => {
      if (!this.parsed.has(path)) this.parsed.set(path, getSourceFile(path, ...how))
      return this.parsed.get(path)
    }
    return host
  }

  private hasTextsIn(folder: string): boolean {
    return [...this.texts.keys()].some((path) => path.startsWith(`${folder}/`))
  }

  file(path: string): ts.SourceFile | undefined {
    return this.program.getSourceFile(join(this.root, path))
  }

  /** Relative to the root, with forward slashes. */
  pathOf({ fileName }: ts.SourceFile): string {
    if (this.isRuntime(fileName)) return `kiln/${basename(fileName)}`
    return fileName.startsWith(`${this.root}/`)
      ? fileName.slice(this.root.length + 1)
      : relative(this.root, fileName).replaceAll('\\', '/')
  }

  /** The library's own modules, in the order of their paths. */
  modules(): ts.SourceFile[] {
    return this.ownFiles().filter((file) => this.isModule(file))
  }

  isModule(file: ts.SourceFile): boolean {
    return this.isOwn(file) && !file.isDeclarationFile && !file.fileName.endsWith('.json')
  }

  private isOwn(file: ts.SourceFile): boolean {
    return !file.fileName.includes('/node_modules/') && this.pathOf(file).startsWith('src/')
  }

  /** The files outside `src/` that were read, too: declarations of packages, and settings. */
  elsewhere(): string[] {
    const { program } = this
    const files = program.getSourceFiles().filter((file) => !program.isSourceFileDefaultLibrary(file))
    const others = files.map((file) => file.fileName).filter((file) => !file.startsWith(`${this.root}/src/`))
    return [...this.settings.extended, ...others]
  }

  /** The compiler's own modules, which steps get parts of. */
  runtime(): ts.SourceFile[] {
    return this.program.getSourceFiles().filter((file) => this.isRuntime(file.fileName))
  }

  isRuntime(path: string): boolean {
    return path.startsWith(`${runtimeFolder}/`)
  }

  /** The same until something changes. */
  private ownFiles(): readonly ts.SourceFile[] {
    const { program } = this
    if (this.own?.program !== program) {
      const files = program.getSourceFiles().filter((file) => this.isOwn(file))
      this.own = { program, files: files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1)) }
    }
    return this.own.files
  }

  /** What is made of a file and of all that it imports; it is made again when one of them has changed. */
  once<T>(what: string, file: ts.SourceFile, make: () => T): T {
    const made = this.made.get(file) ?? new Map<string, unknown>()
    this.made.set(file, made)
    if (!made.has(what)) made.set(what, make())
    return made.get(what) as T
  }

  /** The same of a single node; all that was made of the nodes of its file. */
  ofNodes<T>(what: string, node: ts.Node): Map<ts.Node, T> {
    return this.once(what, node.getSourceFile(), () => new Map<ts.Node, T>())
  }

  /** Texts that stand in for files, or come on top of them; the paths are relative to the root. */
  put(texts: Iterable<readonly [path: string, text: string]>): void {
    const all = [...texts].map(([path, text]) => [join(this.root, path), text] as const)
    // All would be typed anew for a change that is none.
    const changes = all.filter(([path, text]) => this.parsed.get(path)?.text !== text)
    if (changes.length === 0) return
    this.forget(changes.map(([path]) => this.parsed.get(path)))
    for (const [path, text] of changes) {
      this.texts.set(path, text)
      this.parsed.delete(path)
      this.changed.push(path)
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
  private forget(changed: readonly (ts.SourceFile | undefined)[]): void {
    if (this.made.size === 0) return
    if (changed.some((file) => file === undefined || !isPlainModule(file))) this.made.clear()
    else for (const file of this.withImporters(changed as ts.SourceFile[])) this.made.delete(file)
  }

  private withImporters(changed: readonly ts.SourceFile[]): Set<ts.SourceFile> {
    const importers = new Map<ts.SourceFile, ts.SourceFile[]>()
    for (const file of this.ownFiles())
      for (const imported of importedBy(file))
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

interface Settings extends Pick<ts.ParsedCommandLine, 'options' | 'fileNames' | 'errors'> {
  /** The paths of the settings that they build on. */
  readonly extended: readonly string[]
}

const noSettings: Settings = { options: strict, fileNames: [], errors: [], extended: [] }

function settingsOf(root: string): Settings {
  const path = join(root, settings)
  const file = ts.readJsonConfigFile(path, (name) => ts.sys.readFile(name))
  const parsed = ts.parseJsonSourceFileConfigFileContent(file, ts.sys, dirname(path), strict, path)
  return { ...parsed, extended: file.extendedSourceFiles ?? [] }
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

function runtimeFiles(): string[] {
  const names = readdirSync(runtimeFolder).filter((name) => name.endsWith('.ts'))
  return names.map((name) => join(runtimeFolder, name))
}

/** What TypeScript's parser knows of a file; it has no name for others to use. */
interface Imports {
  readonly imports?: readonly ts.StringLiteralLike[]
}

function importedBy({ imports = [] }: ts.SourceFile & Imports): ts.SourceFile[] {
  return imports.map(importedFile).filter((file) => file !== undefined)
}

/** What it declares is seen only where it is imported. */
function isPlainModule(file: ts.SourceFile): boolean {
  return ts.isExternalModule(file) && !/\bdeclare\s+(global|module)\b/.test(file.text)
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
