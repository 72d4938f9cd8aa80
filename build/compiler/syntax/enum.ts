import { type EnumDeclaration, Node } from 'ts-morph'
import type { Context } from '../context'
import { referentOf, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, MapEntry, Statement } from '../groovy/ast'
import { integer, map, text } from '../groovy/make'

/** An enum leaves nothing behind where it is declared: its members stand where they are used. */
export function enumDeclaration(node: EnumDeclaration, context: Context): Statement[] {
  if (node.isAmbient()) context.refuse(node, refusals.noEnum)
  return []
}

/** The value of `Level.Low` or `Level['Low']`; undefined where it is something else. */
export function enumMember(node: Node): Expression | undefined {
  if (!Node.isPropertyAccessExpression(node) && !Node.isElementAccessExpression(node)) return undefined
  const owner = unwrap(node.getExpression())
  if (!Node.isIdentifier(owner) || referentOf(owner)?.kind !== 'enum') return undefined
  return constantOf(node.getType().getLiteralValue())
}

/** The enum itself, from the names of its members to their values. One with numbers has names for these, too. */
export function enumObject(node: Node, declaration: EnumDeclaration, context: Context): Expression {
  const entries = declaration.getMembers().map((member): MapEntry | undefined => {
    const value = member.getValue()
    return typeof value === 'string' ? { key: member.getName(), value: text(value) } : undefined
  })
  return entries.every((entry) => entry !== undefined) ? map(entries) : context.refuse(node, refusals.noEnum)
}

function constantOf(value: unknown): Expression | undefined {
  if (typeof value === 'string') return text(value)
  return typeof value === 'number' && Number.isSafeInteger(value) ? integer(value) : undefined
}
