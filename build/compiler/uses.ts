import { type CallExpression, Node, type Symbol, type Type, type VariableDeclaration } from 'ts-morph'
import type { Sources } from '../sources'
import { mayAssign, targetsOf } from './assignments'
import { type FunctionNode, isIntrinsic, referentOf, unwrap } from './declarations'
import { quotingOf } from './shell-values'
import { isUse } from './reach'
import { wantedIn } from './walk'
import { ts } from '../typescript'

/** What the code of a function or table does with what is declared outside it, in the order of the code. */
export type Use =
  | { kind: 'step'; name: string; returned: [Type, Node][] }
  /** Called, or used as a value. */
  | { kind: 'function'; node: FunctionNode; call: CallExpression | undefined }
  | { kind: 'table'; node: VariableDeclaration }
  /** A function that the compiler itself calls. */
  | { kind: 'quoting'; node: FunctionNode }
  /** An assignment to a property of this name. */
  | { kind: 'assignment'; property: string }

export class Uses {
  constructor(private readonly sources: Sources) {}

  /** The same for every step that has this code. */
  of(node: Node): readonly Use[] {
    const all = this.sources.ofNodes<readonly Use[]>('uses', node)
    const uses = all.get(node) ?? readUses(node)
    all.set(node, uses)
    return uses
  }
}

function readUses(code: Node, uses: Use[] = []): readonly Use[] {
  for (const node of wantedIn(code, mayUse)) {
    if (Node.isIdentifier(node)) readName(node, uses)
    if (Node.isTaggedTemplateExpression(node))
      for (const quoting of quotingOf(node)) uses.push({ kind: 'quoting', node: quoting })
    for (const target of targetsOf(node)) {
      const property = propertyOf(target)
      if (property !== undefined) uses.push({ kind: 'assignment', property })
    }
  }
  return uses
}

function mayUse(node: ts.Node): boolean {
  return isUse(node) || ts.isTaggedTemplateExpression(node) || mayAssign(node)
}

function readName(name: Node, uses: Use[]): void {
  const referent = referentOf(name)
  if (referent?.kind === 'step')
    uses.push({ kind: 'step', name: referent.symbol.getName(), returned: returnedBy(referent.symbol) })
  if (
    referent?.kind === 'function' &&
    !isIntrinsic(referent, 'shell') &&
    !isIntrinsic(referent, 'secretVariable')
  )
    uses.push({ kind: 'function', node: referent.node, call: callOf(name) })
  if (referent?.kind === 'constant') {
    if (isTable(referent.node)) uses.push({ kind: 'table', node: referent.node })
    // An inlined constant may be made of others.
    else readUses(referent.node.getInitializerOrThrow(), uses)
  }
}

/** What a step returns by each of its declarations. */
function returnedBy(step: Symbol): [Type, Node][] {
  const declarations = step.getDeclarations().filter(Node.isFunctionDeclaration)
  return declarations.map((one) => [one.getReturnType(), one])
}

function callOf(name: Node): CallExpression | undefined {
  const parent = name.getParent()
  return Node.isCallExpression(parent) && parent.getExpression() === name ? parent : undefined
}

function propertyOf(target: Node): string | undefined {
  if (Node.isPropertyAccessExpression(target)) return target.getName()
  const key = Node.isElementAccessExpression(target) ? target.getArgumentExpression() : undefined
  return Node.isStringLiteral(key) ? key.getLiteralText() : undefined
}

/** Whether the constant is made by a method of its own, rather than where it is used. */
export function isTable(constant: VariableDeclaration): boolean {
  const value = constant.getInitializer()
  if (value === undefined) return false
  const literal = unwrap(value)
  return (
    Node.isArrayLiteralExpression(literal) ||
    Node.isObjectLiteralExpression(literal) ||
    Node.isNewExpression(literal) ||
    Node.isCallExpression(literal)
  )
}
