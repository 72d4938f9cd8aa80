import { ts } from '../typescript'

const answers: Map<unknown, unknown>[] = []

/** What the checker tells of a node in another form, kept until some source changes. */
export function foundOnce<One extends ts.Node, T>(find: (node: One) => T): (node: One) => T {
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
