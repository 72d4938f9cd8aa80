import { relative, sep } from 'node:path'
import type { Node } from 'ts-morph'
import type { Diagnostic } from '../diagnostic'

export type Report = (node: Node, code: string, message: string, suggestion: string) => void

/** Collects diagnostics at the place of a node. */
export function reporter(root: string, into: Diagnostic[]): Report {
  return (node, code, message, suggestion) => {
    const file = node.getSourceFile()
    const { line, column } = file.getLineAndColumnAtPos(node.getStart())
    const source = file.getFullText().split('\n')[line - 1] ?? ''
    const length = Math.min(node.getText().split('\n')[0]?.length ?? 1, source.length - column + 1)
    const path = relative(root, file.getFilePath()).split(sep).join('/')
    into.push({ code, message, suggestion, file: path, line, column, source, length })
  }
}
