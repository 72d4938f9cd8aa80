import { relative } from 'node:path'
import { Node, type CallExpression, type SourceFile, type VariableDeclaration } from 'ts-morph'
import {
  type FunctionNode,
  isAssignment,
  isFunctionNode,
  isIntrinsic,
  type Referent,
  referentOf,
  unwrap,
} from './declarations'
import type { Origin, OriginId } from './groovy/ast'
import { isReservedMethod, tableName } from './names'
import { quotingOf } from './shell-values'
import { isOnlyAName, type Suspension } from './suspends'

/** What becomes a method of the step's file. */
export interface Member {
  /** The function, or the constant that a table method returns. */
  readonly node: FunctionNode | VariableDeclaration
  name: string
  readonly suspends: boolean
  /** The steps and members that its code calls. */
  readonly steps: Set<string>
  readonly callees: Set<Node>
}

/** One step: its `call` and everything that it reaches, in the order of first use. */
export class Unit {
  readonly members = new Map<Node, Member>()
  /** Where each function is called, to know what its parameters can be. */
  readonly callSites = new Map<Node, CallExpression[]>()
  /** Functions that are also used as values, so that not all their calls are known. */
  readonly usedAsValue = new Set<Node>()
  /** Names in the emitted file that the source does not have. */
  readonly invented: string[] = []
  readonly helpers = new Set<string>()
  /** Properties that some code assigns to. */
  readonly assignedProperties = new Set<string>()
  /** The lines of the source that something was made of. */
  readonly origins: Origin[] = []
  private readonly originIds = new Map<SourceFile, Map<number, OriginId>>()

  constructor(
    entry: FunctionNode,
    readonly suspension: Suspension,
    private readonly root: string,
  ) {
    this.reach(entry)
    this.nameMembers(entry)
  }

  /** What a member's code calls by name; a local of such a name would hide it. */
  calledNames(member: Member): Set<string> {
    const callees = [...member.callees].map((node) => this.members.get(node)!.name)
    return new Set([...member.steps, ...callees])
  }

  nameOf(node: Node): string | undefined {
    return this.members.get(node)?.name
  }

  /** The line that a node begins on. */
  originOf(node: Node): OriginId {
    const source = node.getSourceFile()
    const line = source.compilerNode.getLineAndCharacterOfPosition(node.getStart()).line + 1
    const ids = this.originIds.get(source) ?? new Map<number, OriginId>()
    this.originIds.set(source, ids)
    const known = ids.get(line)
    if (known !== undefined) return known
    const file = relative(this.root, source.getFilePath()).replaceAll('\\', '/')
    const id = this.origins.push({ file, line }) - 1
    ids.set(line, id)
    return id
  }

  private reach(node: FunctionNode | VariableDeclaration): void {
    if (this.members.has(node)) return
    const member: Member = {
      node,
      name: '',
      suspends: this.suspension.suspends(node),
      steps: new Set(),
      callees: new Set(),
    }
    this.members.set(node, member)
    this.walk(node, member)
  }

  private walk(node: Node, member: Member): void {
    if (Node.isTypeNode(node)) return
    if (Node.isIdentifier(node) && !isOnlyAName(node)) this.readName(node, member)
    if (Node.isTaggedTemplateExpression(node))
      for (const quoting of quotingOf(node)) this.use(quoting, member)
    const assigned = assignedProperty(node)
    if (assigned !== undefined) this.assignedProperties.add(assigned)
    node.forEachChild((child) => this.walk(child, member))
  }

  private readName(name: Node, member: Member): void {
    const referent = referentOf(name)
    if (referent?.kind === 'step') member.steps.add(referent.symbol.getName())
    if (
      referent?.kind === 'function' &&
      !isIntrinsic(referent, 'shell') &&
      !isIntrinsic(referent, 'secretVariable')
    ) {
      this.noteUse(name, referent)
      this.use(referent.node, member)
    }
    if (referent?.kind === 'constant') {
      if (isTable(referent.node)) this.use(referent.node, member)
      // An inlined constant may be made of others.
      else this.walk(referent.node.getInitializerOrThrow(), member)
    }
  }

  private use(node: FunctionNode | VariableDeclaration, member: Member): void {
    if (node !== member.node) member.callees.add(node)
    this.reach(node)
  }

  private noteUse(name: Node, referent: Extract<Referent, { kind: 'function' }>): void {
    const parent = name.getParent()
    if (Node.isCallExpression(parent) && parent.getExpression() === name) {
      const sites = this.callSites.get(referent.node) ?? []
      sites.push(parent)
      this.callSites.set(referent.node, sites)
    } else {
      this.usedAsValue.add(referent.node)
    }
  }

  /** A name that Groovy, a step or another module has already gets its own module's name behind it. */
  private nameMembers(entry: FunctionNode): void {
    const steps = new Set([...this.members.values()].flatMap((member) => [...member.steps]))
    const taken = new Set(['call'])
    for (const member of this.members.values()) {
      const wanted = wantedName(member)
      const hasParameters = isFunctionNode(member.node) && member.node.getParameters().length > 0
      if (member.node === entry) member.name = 'call'
      else if (taken.has(wanted) || steps.has(wanted) || isReservedMethod(wanted, hasParameters)) {
        const module = member.node.getSourceFile().getBaseNameWithoutExtension()
        member.name = unused(wanted + module.charAt(0).toUpperCase() + module.slice(1), taken)
        this.invented.push(member.name)
      } else member.name = wanted
      taken.add(member.name)
    }
  }
}

function assignedProperty(node: Node): string | undefined {
  if (!Node.isBinaryExpression(node) || !isAssignment(node.getOperatorToken().getKind())) return undefined
  const target = unwrap(node.getLeft())
  if (Node.isPropertyAccessExpression(target)) return target.getName()
  const key = Node.isElementAccessExpression(target) ? target.getArgumentExpression() : undefined
  return Node.isStringLiteral(key) ? key.getLiteralText() : undefined
}

export function isTable(constant: VariableDeclaration): boolean {
  const value = constant.getInitializer()
  if (value === undefined) return false
  const literal = unwrap(value)
  return Node.isArrayLiteralExpression(literal) || Node.isObjectLiteralExpression(literal)
}

/** The name of a function: its own, or that of the constant that it is the value of. */
export function declaredName(node: FunctionNode | VariableDeclaration): Node | undefined {
  if (Node.isFunctionDeclaration(node) || Node.isVariableDeclaration(node)) return node.getNameNode()
  const parent = node.getParent()
  return Node.isVariableDeclaration(parent) ? parent.getNameNode() : undefined
}

function wantedName(member: Member): string {
  const text = declaredName(member.node)?.getText() ?? 'closure'
  return Node.isVariableDeclaration(member.node) ? tableName(text) : text
}

function unused(wanted: string, taken: Set<string>): string {
  let name = wanted
  for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`
  return name
}
