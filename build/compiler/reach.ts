import { ts } from '../typescript'
import type { Sources } from '../sources'
import { foundOnce } from './ask-once'
import { type FunctionNode, isConstant, isFunctionNode, isIntrinsic, referentOf } from './declarations'
import { isTable } from './uses'
import { nodesIn } from './walk'

interface Facts {
  does: boolean
  /** Functions that it calls, and tables of the module that it makes. */
  callees: Set<ts.Node>
}

/** Which code does something, itself or through what it calls. */
export class Reach {
  /** Only nodes that are wanted are asked whether they do it; `root` is the code in which they are. */
  constructor(
    private readonly what: string,
    private readonly isWanted: (node: ts.Node) => boolean,
    private readonly does: (node: ts.Node, root: ts.Node) => boolean,
    private readonly sources: Sources,
  ) {}

  reaches(node: ts.Node): boolean {
    const all = this.sources.ofNodes<boolean>(this.what, node)
    const known = all.get(node) ?? this.find(node)
    all.set(node, known)
    return known
  }

  private find(node: ts.Node): boolean {
    const seen = new Set([node])
    for (const next of seen) {
      const { does, callees } = this.factsOf(next)
      if (does) return true
      for (const callee of callees) {
        const known = this.sources.ofNodes<boolean>(this.what, callee).get(callee)
        if (known === true) return true
        if (known === undefined) seen.add(callee)
      }
    }
    // What was gone through reaches no more than the node does.
    for (const one of seen) this.sources.ofNodes<boolean>(this.what, one).set(one, false)
    return false
  }

  private factsOf(root: ts.Node): Facts {
    const all = this.sources.ofNodes<Facts>(`facts of ${this.what}`, root)
    const known = all.get(root)
    if (known !== undefined) return known
    const facts: Facts = { does: false, callees: new Set() }
    for (const node of nodesIn(root, this.isTelling)) {
      const callee = ts.isIdentifier(node) ? calleeOf(node) : undefined
      if (callee !== undefined) facts.callees.add(callee)
      if (!facts.does && this.isWanted(node)) facts.does = this.does(node, root)
    }
    all.set(root, facts)
    return facts
  }

  private readonly isTelling = (node: ts.Node): boolean => isUse(node) || this.isWanted(node)
}

const calleeOf = foundOnce((name: ts.Node): ts.Node | undefined => {
  const referent = referentOf(name)
  if (referent?.kind === 'constant' && isTable(referent.node)) return referent.node
  return functionOf(name)
})

/** The function that the name stands for, unless it is one that the compiler knows by itself. */
export function functionOf(name: ts.Node): FunctionNode | undefined {
  const referent = referentOf(name)
  if (isIntrinsic(referent, 'shell') || isIntrinsic(referent, 'secretVariable')) return undefined
  return referent === undefined ? undefined : knownFunction(name)
}

/** The function that this name always stands for. */
export function knownFunction(name: ts.Node): FunctionNode | undefined {
  const referent = referentOf(name)
  if (referent?.kind === 'function') return referent.node
  if (referent?.kind !== 'local') return undefined
  if (isFunctionNode(referent.node)) return referent.node
  if (!ts.isVariableDeclaration(referent.node) || !isConstant(referent.node)) return undefined
  const value = referent.node.initializer
  return value !== undefined && isFunctionNode(value) ? value : undefined
}

/** A name, but not `b` in `a.b`, `{ b: 1 }` and `{ b: c }` of a pattern, nor the name in a declaration. */
export function isUse(node: ts.Node): boolean {
  return ts.isIdentifier(node) && !isOnlyAName(node, node.parent)
}

function isOnlyAName(name: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isBindingElement(parent)) return parent.propertyName === name
  const isNamed =
    ts.isFunctionDeclaration(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent)
  return isNamed && parent.name === name
}
