import type { Node, ts } from 'ts-morph'

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

/** What the checker tells of a node in another form, kept as long as there is this checker. */
export function foundOnce<One extends Node, T>(find: (node: One) => T): (node: One) => T {
  const found = new WeakMap<ts.TypeChecker, (node: One) => T>()
  return (node) => {
    const checker = node.getProject().getTypeChecker().compilerObject
    const known = found.get(checker) ?? remembered(find)
    found.set(checker, known)
    return known(node)
  }
}

function remembered<One, T>(find: (node: One) => T): (node: One) => T {
  const known = new Map<One, T>()
  return (node) => {
    if (!known.has(node)) known.set(node, find(node))
    return known.get(node)!
  }
}
