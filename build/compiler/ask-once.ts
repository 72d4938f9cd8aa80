import { ts } from '../typescript'

const answers: Map<unknown, unknown>[] = []

/** What the checker tells of a node in another form, kept until some source changes. */
export function foundOnce<One extends ts.Node, T>(find: (node: One) => T): (node: One) => T {
  const known = new Map<One, T>()
  answers.push(known)
  return (node) => {
    const answer = known.get(node)
    if (answer !== undefined || known.has(node)) return answer as T
    const found = find(node)
    known.set(node, found)
    return found
  }
}

/** To be called before sources are typed anew: any of them can change what is said of the others. */
export function forgetAnswers(): void {
  for (const known of answers) known.clear()
}
