import type { Node } from 'ts-morph'
import { ts } from '../typescript'

/**
 * The nodes of some code that are wanted, each before those inside it; nothing that is only a type. Only they get a wrapper,
 * since to wrap a node takes longer than to look at it.
 */
export function wantedIn(code: Node, isWanted: (node: ts.Node) => boolean): Node[] {
  return nodesIn(code, isWanted as (node: ts.Node) => node is ts.Node).map((node) => wrapped(node, code))
}

/** The same, without wrappers. */
export function nodesIn<One extends ts.Node>(
  { compilerNode }: Node,
  isWanted: (node: ts.Node) => node is One,
): One[] {
  const all = nodesOf(compilerNode.getSourceFile())
  const found: One[] = []
  // What is in a node stands behind it, up to the first that starts where it ends.
  const start = all.indexOf(compilerNode, firstAt(compilerNode.pos, all))
  for (let i = start; i >= 0 && i < all.length && all[i]!.pos < compilerNode.end; i++) {
    const node = all[i]!
    if (isWanted(node)) found.push(node)
  }
  return found
}

const listed = new WeakMap<ts.SourceFile, readonly ts.Node[]>()

/** All nodes of a file but types, in the order of the code: it is gone through many times, and changes never. */
function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const known = listed.get(file)
  if (known !== undefined) return known
  const all: ts.Node[] = []
  const list = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    all.push(node)
    node.forEachChild(list)
  }
  list(file)
  listed.set(file, all)
  return all
}

/** The first node that does not start before this position. */
function firstAt(position: number, all: readonly ts.Node[]): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.pos < position) low = middle + 1
    else high = middle
  }
  return low
}

/** How ts-morph itself gets from a node of the compiler to its wrapper; it has no name for others to use. */
export function wrapped(node: ts.Node, near: Node): Node {
  return (near as unknown as { _getNodeFromCompilerNode(node: ts.Node): Node })._getNodeFromCompilerNode(node)
}
