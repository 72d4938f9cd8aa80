import { ts } from '../typescript'
import type { Sources } from '../sources'
import type { Origin, OriginId } from './groovy/ast'

/** The lines of the sources that something was made of. */
export class Origins {
  readonly all: Origin[] = []
  private readonly ids = new Map<ts.SourceFile, Map<number, OriginId>>()

  constructor(private readonly sources: Sources) {}

  /** The line that a node begins on. */
  of(node: ts.Node): OriginId {
    const source = node.getSourceFile()
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    const ids = this.ids.get(source) ?? new Map<number, OriginId>()
    this.ids.set(source, ids)
    const known = ids.get(line)
    if (known !== undefined) return known
    const id = this.all.push({ file: this.sources.pathOf(source), line }) - 1
    ids.set(line, id)
    return id
  }

  /** The same in words, for people. */
  placeOf(node: ts.Node): string {
    const { file, line } = this.all[this.of(node)]!
    return `${file}:${line}`
  }
}
