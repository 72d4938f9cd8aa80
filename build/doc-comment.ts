import { ts } from './typescript'

/** The comment in front of a declaration that tells of it; of several the last, as editors show it. */
export function docOf(node: ts.Node): ts.JSDoc | undefined {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)
}

export function tagsOf(node: ts.Node): readonly ts.JSDocTag[] {
  return docOf(node)?.tags ?? []
}

/** What it says before its first tag, or what a tag says. */
export function textOf({ comment }: ts.JSDoc | ts.JSDocTag): string {
  return ts.getTextOfJSDocComment(comment)?.trim() ?? ''
}

/** All that it says, with its tags. */
export function wholeTextOf(doc: ts.JSDoc): string {
  const lines = doc.getText().slice('/**'.length, -'*/'.length).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim()
}
