import { ts } from '../typescript'
import type { Leading } from './groovy/ast'

/** Comments and a blank line before a statement; a comment behind it on its line moves before it, too. */
export function leadingOf(node: ts.Node): Leading | undefined {
  const { text } = node.getSourceFile()
  const before = ts.getLeadingCommentRanges(text, node.pos) ?? []
  const comments = [...before, ...(ts.getTrailingCommentRanges(text, node.end) ?? [])]
  const gap = text.slice(node.pos, before[0]?.pos ?? node.getStart())
  const blankLine = (gap.match(/\n/g)?.length ?? 0) > 1
  if (!blankLine && comments.length === 0) return undefined
  return { blankLine, comments: comments.map((comment) => commentText(comment, text)) }
}

/** Comments before an element of a list or map. */
export function commentsBefore(node: ts.Node): string[] {
  const { text } = node.getSourceFile()
  return (ts.getLeadingCommentRanges(text, node.pos) ?? []).map((comment) => commentText(comment, text))
}

/** Without the source's indentation. */
function commentText({ pos, end }: ts.CommentRange, text: string): string {
  return readable(text.slice(pos, end).replace(/\n\s*/g, '\n '))
}

/** Groovy would read `\u` as a character even in a comment. */
export function readable(comment: string): string {
  return comment.replaceAll('\\u', '\\ u')
}
