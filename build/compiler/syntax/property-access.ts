import { Node, type PropertyAccessExpression } from 'ts-morph'
import type { Context } from '../context'
import { isOfLanguage, referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { property } from '../groovy/make'
import { builtinProperty } from '../library'
import { errorProperty } from '../library/error'
import { onlyKind, shapeOf } from '../types'
import { enumMember } from './enum'
import { isArgumentsObject } from './identifier'

export function propertyAccess(node: PropertyAccessExpression, context: Context): Expression {
  const receiver = node.getExpression()
  const member = enumMember(node)
  if (member !== undefined) return member
  if (isModule(receiver)) return context.refuse(node, refusals.noNamespaceImport)
  if (isArgumentsObject(receiver)) return context.refuse(receiver, refusals.noArgumentsObject)
  const kind = onlyKind(shapeOf(receiver.getType()))
  if (kind === 'error') return errorProperty(node, context)
  if (referentOf(node.getNameNode())?.kind === 'builtin' && kind !== 'object')
    return builtinProperty(node, context)
  if (referentOf(node.getNameNode())?.kind === 'builtin' && isOfLanguage(node.getNameNode()))
    return context.refuse(node.getNameNode(), refusals.noMember('this object', node.getName(), ['length']))
  if (kind !== 'object') return context.refuse(node.getNameNode(), refusals.noCommonMember)
  return property(context.expression(receiver), node.getName())
}

function isModule(node: Node): boolean {
  return (
    Node.isIdentifier(node) &&
    node.getSymbol()?.getAliasedSymbol()?.getValueDeclaration()?.getKindName() === 'SourceFile'
  )
}
