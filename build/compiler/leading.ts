import type { Node } from 'ts-morph'
import type { Leading } from './groovy/ast'

/** Comments and a blank line before a statement; a comment behind it on its line moves before it, too. */
export function leadingOf(node: Node): Leading | undefined {
  const comments = [...node.getLeadingCommentRanges(), ...node.getTrailingCommentRanges()]
  const start = node.getLeadingCommentRanges()[0]?.getPos() ?? node.getStart()
  const gap = node.getSourceFile().getFullText().slice(node.getFullStart(), start)
  const blankLine = (gap.match(/\n/g)?.length ?? 0) > 1
  if (!blankLine && comments.length === 0) return undefined
  return { blankLine, comments: comments.map((comment) => commentText(comment.getText())) }
}

/** Comments before an element of a list or map. */
export function commentsBefore(node: Node): string[] {
  return node.getLeadingCommentRanges().map((comment) => commentText(comment.getText()))
}

/** Without the source's indentation. */
function commentText(text: string): string {
  return readable(text.replace(/\n\s*/g, '\n '))
}

/** Groovy would read `\u` as a character even in a comment. */
export function readable(comment: string): string {
  return comment.replaceAll('\\u', '\\ u')
}
