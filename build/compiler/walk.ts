import { ts } from '../typescript'

/** The nodes of some code that are wanted, each before those inside it; nothing that is only a type. */
export function nodesIn<One extends ts.Node>(code: ts.Node, isWanted: (node: ts.Node) => node is One): One[]
export function nodesIn(code: ts.Node, isWanted: (node: ts.Node) => boolean): ts.Node[]
export function nodesIn(code: ts.Node, isWanted: (node: ts.Node) => boolean): ts.Node[] {
  const all = nodesOf(code.getSourceFile())
  const found: ts.Node[] = []
  // What is in a node stands behind it, up to the first that starts where it ends.
  const start = all.indexOf(code, firstAt(code.pos, all))
  for (let i = start; i >= 0 && i < all.length && all[i]!.pos < code.end; i++) {
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
