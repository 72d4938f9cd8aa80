import type { Node } from 'ts-morph'
import { ts } from '../typescript'

/**
 * The nodes of some code that are wanted, each before those inside it; nothing that is only a type. Only they get a wrapper,
 * since to wrap a node takes longer than to look at it.
 */
export function wantedIn(code: Node, isWanted: (node: ts.Node) => boolean): Node[] {
  const found: ts.Node[] = []
  const look = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (isWanted(node)) found.push(node)
    node.forEachChild(look)
  }
  look(code.compilerNode)
  return found.map((node) => wrapped(node, code))
}

/** How ts-morph itself gets from a node of the compiler to its wrapper; it has no name for others to use. */
function wrapped(node: ts.Node, near: Node): Node {
  return (near as unknown as { _getNodeFromCompilerNode(node: ts.Node): Node })._getNodeFromCompilerNode(node)
}
