import type { ts } from 'ts-morph'

const asked = new WeakSet<ts.TypeChecker>()

/**
 * Lets the checker find the type and the symbol of a node once. It keeps few of them itself, and many parts of the compiler
 * ask for the same. After a change there is another checker, which knows others.
 */
export function askOnce(checker: ts.TypeChecker): void {
  if (asked.has(checker)) return
  asked.add(checker)
  checker.getTypeAtLocation = remembered(checker.getTypeAtLocation)
  checker.getSymbolAtLocation = remembered(checker.getSymbolAtLocation)
}

function remembered<T>(find: (node: ts.Node) => T): (node: ts.Node) => T {
  const known = new Map<ts.Node, T>()
  return (node) => {
    if (!known.has(node)) known.set(node, find(node))
    return known.get(node)!
  }
}
