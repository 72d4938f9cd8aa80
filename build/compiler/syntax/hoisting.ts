import { ts } from '../../typescript'
import { referentOf } from '../declarations'
import { isUse } from '../reach'
import { nodesIn } from '../walk'

type Named = ts.FunctionDeclaration | ts.VariableDeclaration

/** The statements of a block in an order in which Groovy knows the names that they use. */
export interface Ordered {
  statements: readonly ts.Node[]
  /** What a closure in a statement sees of later ones: to be declared before it. */
  early: ReadonlyMap<ts.Node, Named[]>
}

/**
 * A function stands where it is written or, if it is called before, before that call. What closures see of later statements
 * is declared before them, if nothing can call them too early.
 */
export function ordered(nodes: readonly ts.Node[]): Ordered {
  if (!nodes.some((node) => nodesIn(node, ts.isFunctionLike).length > 0))
    return { statements: nodes, early: new Map() }
  const calm = new Set(nodes.filter(isCalm))
  const block = new BlockNames(nodes)
  const statements = functionsBeforeCalls(nodes, calm, block)
  const places = new Map(statements.map((one, i) => [one, i]))
  const early = new Map<ts.Node, Named[]>()
  const seen = new Set<ts.Node>()
  statements.forEach((statement, i) => {
    const uses = block.uses(statement)
    const isLater = (one: ts.Node): boolean => places.get(block.ownerOf(one)!)! > i
    if (!calm.has(statement) || ![...uses].some(isLater)) return
    const later = statements.slice(i + 1)
    const end = later.findIndex((one) => !calm.has(one) && block.reachedFrom(one).has(statement))
    const safe = end < 0 ? later : later.slice(0, end)
    const wanted = safe.flatMap(namedIn).filter((one) => uses.has(one) && !seen.has(one))
    wanted.forEach((one) => seen.add(one))
    if (wanted.length > 0) early.set(statement, wanted)
  })
  return { statements, early }
}

function functionsBeforeCalls(
  nodes: readonly ts.Node[],
  calm: ReadonlySet<ts.Node>,
  block: BlockNames,
): ts.Node[] {
  const placed = new Set<ts.Node>()
  const functions = nodes.filter(ts.isFunctionDeclaration)
  return nodes.flatMap((node) => {
    const called = functions.length === 0 || calm.has(node) ? undefined : block.reachedFrom(node)
    const wanted = functions.filter((one) => !placed.has(one) && (one === node || called?.has(one) === true))
    wanted.forEach((one) => placed.add(one))
    return ts.isFunctionDeclaration(node) ? wanted : [...wanted, node]
  })
}

/** Whether it declares something and calls nothing. */
function isCalm(statement: ts.Node): boolean {
  return ts.isFunctionDeclaration(statement) || (ts.isVariableStatement(statement) && !calls(statement))
}

/** Whether it calls something, whatever the closures in it do later. */
export function calls(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false
  return ts.isCallExpression(node) || ts.forEachChild(node, calls) === true
}

/** The declarations of names that can be declared without their values. */
function namedIn(statement: ts.Node): Named[] {
  if (ts.isFunctionDeclaration(statement)) return [statement]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.filter((one) => ts.isIdentifier(one.name))
}

/** What the statements of a block use of each other. */
class BlockNames {
  private readonly owners = new Map<ts.Node, ts.Node>()
  private readonly known = new Map<ts.Node, Set<ts.Node>>()
  private readonly reached = new Map<ts.Node, Set<ts.Node>>()

  constructor(nodes: readonly ts.Node[]) {
    for (const node of nodes) for (const one of declaredIn(node)) this.owners.set(one, node)
  }

  /** The declarations of the block that a statement names. */
  uses(statement: ts.Node): ReadonlySet<ts.Node> {
    const known = this.known.get(statement)
    if (known !== undefined) return known
    const found = new Set<ts.Node>()
    for (const name of nodesIn(statement, isUse)) {
      const referent = referentOf(name)
      if (referent?.kind === 'local' && this.owners.has(referent.node)) found.add(referent.node)
    }
    this.known.set(statement, found)
    return found
  }

  /** The statement that declares it. */
  ownerOf(declaration: ts.Node): ts.Node | undefined {
    return this.owners.get(declaration)
  }

  /** The statements of which running this one could call or read what they declare. */
  reachedFrom(from: ts.Node): ReadonlySet<ts.Node> {
    const known = this.reached.get(from)
    if (known !== undefined) return known
    const found = new Set<ts.Node>()
    const open = [from]
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const one of this.uses(next)) {
        const owner = this.owners.get(one)!
        if (found.has(owner)) continue
        found.add(owner)
        open.push(owner)
      }
    this.reached.set(from, found)
    return found
  }
}

function declaredIn(statement: ts.Node): ts.Node[] {
  if (ts.isFunctionDeclaration(statement)) return [statement]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap((one) => [
    one,
    ...nodesIn(one.name, ts.isBindingElement),
  ])
}
