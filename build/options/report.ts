import { relative, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Node } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'

export type Report = (node: Node, code: string, message: string, suggestion: string) => void

/** Collects diagnostics at the place of a node, each once although steps share interfaces. */
export function reporter(root: string, into: Diagnostic[]): Report {
  return (node, code, message, suggestion) => {
    const file = node.getSourceFile()
    const { line, column } = file.getLineAndColumnAtPos(node.getStart())
    const source = file.getFullText().split('\n')[line - 1] ?? ''
    const length = Math.min(node.getText().split('\n')[0]?.length ?? 1, source.length - column + 1)
    const path = relative(root, file.getFilePath()).split(sep).join('/')
    const diagnostic = { code, message, suggestion, file: path, line, column, source, length }
    if (!into.some((other) => isDeepStrictEqual(other, diagnostic))) into.push(diagnostic)
  }
}
