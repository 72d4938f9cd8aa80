import { literalValue, typeOf, enumValue } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { referentOf, unwrap, isAmbient } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, MapEntry, Statement } from '../groovy/ast'
import { integer, map, text } from '../groovy/make'

/** An enum leaves nothing behind where it is declared: its members stand where they are used. */
export function enumDeclaration(node: ts.EnumDeclaration, context: Context): Statement[] {
  if (isAmbient(node)) context.refuse(node, refusals.noEnum)
  return []
}

/** The value of `Level.Low` or `Level['Low']`; undefined where it is something else. */
export function enumMember(node: ts.Node): Expression | undefined {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined
  const owner = unwrap(node.expression)
  if (!ts.isIdentifier(owner) || referentOf(owner)?.kind !== 'enum') return undefined
  return constantOf(literalValue(typeOf(node)))
}

/** The enum itself, from the names of its members to their values. One with numbers has names for these, too. */
export function enumObject(node: ts.Node, declaration: ts.EnumDeclaration, context: Context): Expression {
  const entries = declaration.members.map((member): MapEntry | undefined => {
    const value = enumValue(member)
    return typeof value === 'string' ? { key: member.name.getText(), value: text(value) } : undefined
  })
  return entries.every((entry) => entry !== undefined) ? map(entries) : context.refuse(node, refusals.noEnum)
}

function constantOf(value: unknown): Expression | undefined {
  if (typeof value === 'string') return text(value)
  return typeof value === 'number' && Number.isSafeInteger(value) ? integer(value) : undefined
}
