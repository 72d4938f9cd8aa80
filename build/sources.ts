import { join, relative } from 'node:path'
import { Project, type SourceFile } from 'ts-morph'

/** The sources of a library: read and typed once, for all that is made from them. */
export class Sources {
  readonly project: Project

  constructor(
    readonly root: string,
    overlay: Readonly<Record<string, string>> = {},
  ) {
    this.project = new Project({
      tsConfigFilePath: join(root, 'src/tsconfig.json'),
      // The program finds what is imported; the project would make one more program to find it.
      skipFileDependencyResolution: true,
    })
    for (const [path, text] of Object.entries(overlay)) this.put(path, text)
  }

  /** A text that stands in for a file, or comes on top of them; the path is relative to the root. */
  put(path: string, text: string): void {
    // The project would be typed anew for a change that is none.
    if (this.file(path)?.getFullText() !== text)
      this.project.createSourceFile(join(this.root, path), text, { overwrite: true })
  }

  file(path: string): SourceFile | undefined {
    return this.project.getSourceFile(join(this.root, path))
  }

  /** Relative to the root, with forward slashes. */
  pathOf(file: SourceFile): string {
    const path = file.getFilePath()
    return path.startsWith(`${this.root}/`)
      ? path.slice(this.root.length + 1)
      : relative(this.root, path).replaceAll('\\', '/')
  }

  /** The library's own modules, in the order of their paths. */
  modules(): SourceFile[] {
    const { compilerObject } = this.project.getProgram()
    const files = compilerObject.getSourceFiles().filter((file) => !file.isDeclarationFile)
    const own = files.map((file) => this.project.getSourceFileOrThrow(file.fileName))
    const inside = own.filter((file) => !file.isInNodeModules() && !this.pathOf(file).startsWith('..'))
    return inside.sort((a, b) => (a.getFilePath() < b.getFilePath() ? -1 : 1))
  }
}
