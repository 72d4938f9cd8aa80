import { join, relative } from 'node:path'
import { Project, type SourceFile } from 'ts-morph'

/** The sources of a library: read and typed once, for all that is made from them. */
export class Sources {
  readonly project: Project

  constructor(
    readonly root: string,
    overlay: Readonly<Record<string, string>> = {},
  ) {
    this.project = new Project({ tsConfigFilePath: join(root, 'src/tsconfig.json') })
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
    return relative(this.root, file.getFilePath()).replaceAll('\\', '/')
  }

  /** The library's own modules. */
  modules(): SourceFile[] {
    const files = this.project.getSourceFiles().filter((file) => !file.isDeclarationFile())
    return files.filter((file) => !file.isInNodeModules() && !this.pathOf(file).startsWith('..'))
  }
}
