import { ts } from '../typescript'
import type { Diagnostic } from '../diagnostic'
import { located } from '../located'
import type { Sources } from '../sources'

export type Report = (node: ts.Node, code: string, message: string, suggestion: string) => void

/** Collects diagnostics at the place of a node. */
export function reporter(sources: Sources, into: Diagnostic[]): Report {
  return (node, code, message, suggestion) => {
    const [start, end] = [node.getStart(), node.end]
    const diagnostic = located(sources, node.getSourceFile(), start, end - start, {
      code,
      message,
      suggestion,
    })
    into.push(diagnostic)
  }
}
