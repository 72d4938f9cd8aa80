import type { Node, ts } from 'ts-morph'

const asked = new WeakSet<ts.TypeChecker>()

/**
 * Lets the checker find the type of a node once. It keeps few of them itself, and many parts of the compiler ask for the
 * same. After a change there is another checker, which knows others.
 */
export function askOnce(checker: ts.TypeChecker): void {
  if (asked.has(checker)) return
  asked.add(checker)
  checker.getTypeAtLocation = remembered(checker.getTypeAtLocation, new Map())
}

const answers: Map<unknown, unknown>[] = []

/** What the checker tells of a node in another form, kept until some source changes. */
export function foundOnce<One extends Node, T>(find: (node: One) => T): (node: One) => T {
  const known = new Map<One, T>()
  answers.push(known)
  return remembered(find, known)
}

/** To be called before sources are read or changed: any of them can change what is said of the others. */
export function forgetAnswers(): void {
  for (const known of answers) known.clear()
}

function remembered<One, T>(find: (node: One) => T, known: Map<One, T>): (node: One) => T {
  return (node) => {
    const answer = known.get(node)
    if (answer !== undefined || known.has(node)) return answer as T
    const found = find(node)
    known.set(node, found)
    return found
  }
}
