import { declarationsOf, returnTypeOf } from '../checker'
import { ts } from '../typescript'
import type { Sources } from '../sources'
import { mayAssign, targetsOf } from './assignments'
import { type FunctionNode, isIntrinsic, referentOf, unwrap } from './declarations'
import { quotingOf } from './shell-values'
import { isUse } from './reach'
import { nodesIn } from './walk'

/** What the code of a function or table does with what is declared outside it, in the order of the code. */
export type Use =
  | { kind: 'step'; name: string; returned: [ts.Type, ts.Node][] }
  /** Called, or used as a value. */
  | { kind: 'function'; node: FunctionNode; call: ts.CallExpression | undefined }
  | { kind: 'table'; node: ts.VariableDeclaration }
  /** A function that the compiler itself calls. */
  | { kind: 'quoting'; node: FunctionNode }
  /** An assignment to a property of this name. */
  | { kind: 'assignment'; property: string }

export class Uses {
  constructor(private readonly sources: Sources) {}

  /** The same for every step that has this code. */
  of(node: ts.Node): readonly Use[] {
    const all = this.sources.ofNodes<readonly Use[]>('uses', node)
    const uses = all.get(node) ?? readUses(node)
    all.set(node, uses)
    return uses
  }
}

function readUses(code: ts.Node, uses: Use[] = []): readonly Use[] {
  for (const node of nodesIn(code, mayUse)) {
    if (ts.isIdentifier(node)) readName(node, uses)
    if (ts.isTaggedTemplateExpression(node))
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

function readName(name: ts.Node, uses: Use[]): void {
  const referent = referentOf(name)
  if (referent?.kind === 'step')
    uses.push({ kind: 'step', name: referent.symbol.name, returned: returnedBy(referent.symbol) })
  if (
    referent?.kind === 'function' &&
    !isIntrinsic(referent, 'shell') &&
    !isIntrinsic(referent, 'secretVariable')
  )
    uses.push({ kind: 'function', node: referent.node, call: callOf(name) })
  if (referent?.kind === 'constant') {
    if (isTable(referent.node)) uses.push({ kind: 'table', node: referent.node })
    // An inlined constant may be made of others.
    else readUses(referent.node.initializer!, uses)
  }
}

/** What a step returns by each of its declarations. */
function returnedBy(step: ts.Symbol): [ts.Type, ts.Node][] {
  const declarations = declarationsOf(step).filter(ts.isFunctionDeclaration)
  return declarations.map((one) => [returnTypeOf(one), one])
}

function callOf(name: ts.Node): ts.CallExpression | undefined {
  const parent = name.parent
  return parent !== undefined && ts.isCallExpression(parent) && parent.expression === name
    ? parent
    : undefined
}

function propertyOf(target: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(target)) return target.name.text
  const key = ts.isElementAccessExpression(target) ? target.argumentExpression : undefined
  return key && ts.isStringLiteral(key) ? key.text : undefined
}

/** Whether the constant is made by a method of its own, rather than where it is used. */
export function isTable(constant: ts.VariableDeclaration): boolean {
  const value = constant.initializer
  if (value === undefined) return false
  const literal = unwrap(value)
  return (
    ts.isArrayLiteralExpression(literal) ||
    ts.isObjectLiteralExpression(literal) ||
    ts.isNewExpression(literal) ||
    ts.isCallExpression(literal)
  )
}
