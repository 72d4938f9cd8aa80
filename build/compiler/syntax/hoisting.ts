import { type FunctionDeclaration, Node, SyntaxKind, ts, type VariableDeclaration } from 'ts-morph'
import { isFunctionNode, referentOf } from '../declarations'
import { isUse } from '../reach'
import { isWithin } from '../variables'
import { wantedIn } from '../walk'

type Named = FunctionDeclaration | VariableDeclaration

/** The statements of a block in an order in which Groovy knows the names that they use. */
export interface Ordered {
  statements: Node[]
  /** What a closure in a statement sees of later ones: to be declared before it. */
  early: ReadonlyMap<Node, Named[]>
}

/**
 * A function stands where it is written or, if it is called before, before that call. What closures see of later statements
 * is declared before them, if nothing can call them too early.
 */
export function ordered(nodes: Node[]): Ordered {
  if (!nodes.some((node) => wantedIn(node, ts.isFunctionLike).length > 0))
    return { statements: nodes, early: new Map() }
  const block = new BlockNames(nodes)
  const statements = functionsBeforeCalls(nodes, block)
  const early = new Map<Node, Named[]>()
  const seen = new Set<Node>()
  statements.forEach((statement, i) => {
    if (!isCalm(statement)) return
    const wanted = statements.slice(i + 1).flatMap((later, j) => {
      const until = statements.slice(i + 1, i + 2 + j).filter((one) => !isCalm(one))
      if (until.some((one) => block.reaches(one, statement))) return []
      return namedIn(later).filter((one) => block.uses(statement).has(one) && !seen.has(one))
    })
    wanted.forEach((one) => seen.add(one))
    if (wanted.length > 0) early.set(statement, wanted)
  })
  return { statements, early }
}

function functionsBeforeCalls(nodes: Node[], block: BlockNames): Node[] {
  const rest = nodes.filter(Node.isFunctionDeclaration)
  return nodes.flatMap((node, i) => {
    const wanted = rest.filter(
      (one) => node === one || (!isCalm(node) && nodes.indexOf(one) > i && block.reaches(node, one)),
    )
    wanted.forEach((one) => rest.splice(rest.indexOf(one), 1))
    return Node.isFunctionDeclaration(node) ? wanted : [...wanted, node]
  })
}

/** Whether it declares something and calls nothing, whatever the closures in it do later. */
function isCalm(statement: Node): boolean {
  if (Node.isFunctionDeclaration(statement)) return true
  if (!Node.isVariableStatement(statement)) return false
  return statement
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .every((call) => call.getAncestors().some((one) => isFunctionNode(one) && isWithin(one, statement)))
}

/** The declarations of names that can be declared without their values. */
function namedIn(statement: Node): Named[] {
  if (Node.isFunctionDeclaration(statement)) return [statement]
  if (!Node.isVariableStatement(statement)) return []
  return statement.getDeclarations().filter((one) => Node.isIdentifier(one.getNameNode()))
}

/** What the statements of a block use of each other. */
class BlockNames {
  private readonly owners = new Map<Node, Node>()
  private readonly known = new Map<Node, Set<Node>>()

  constructor(nodes: Node[]) {
    for (const node of nodes) for (const one of declaredIn(node)) this.owners.set(one, node)
  }

  /** The declarations of the block that a statement names. */
  uses(statement: Node): ReadonlySet<Node> {
    const known = this.known.get(statement)
    if (known !== undefined) return known
    const found = new Set<Node>()
    for (const name of wantedIn(statement, isUse)) {
      const referent = referentOf(name)
      if (referent?.kind === 'local' && this.owners.has(referent.node)) found.add(referent.node)
    }
    this.known.set(statement, found)
    return found
  }

  /** Whether running one statement could call what the other declares. */
  reaches(from: Node, to: Node): boolean {
    const seen = new Set<Node>()
    const open = [from]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      for (const one of this.uses(next)) {
        const owner = this.owners.get(one)!
        if (owner === to) return true
        open.push(owner)
      }
    }
    return false
  }
}

function declaredIn(statement: Node): Node[] {
  if (Node.isFunctionDeclaration(statement)) return [statement]
  if (!Node.isVariableStatement(statement)) return []
  return statement
    .getDeclarations()
    .flatMap((one) => [one, ...one.getNameNode().getDescendantsOfKind(SyntaxKind.BindingElement)])
}
