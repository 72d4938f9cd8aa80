import { Node, type PropertyAccessExpression } from 'ts-morph'
import type { Context } from '../context'
import { isOfLanguage, referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { builtinProperty } from '../library'
import { errorProperty } from '../library/error'
import { onlyKind, shapeOf } from '../types'

export function propertyAccess(node: PropertyAccessExpression, context: Context): Expression {
  const receiver = node.getExpression()
  if (isModule(receiver)) return context.refuse(node, refusals.noNamespaceImport)
  const kind = onlyKind(shapeOf(receiver.getType()))
  if (kind === 'error') return errorProperty(node, context)
  if (referentOf(node.getNameNode())?.kind === 'builtin' && kind !== 'object')
    return builtinProperty(node, context)
  if (referentOf(node.getNameNode())?.kind === 'builtin' && isOfLanguage(node.getNameNode()))
    return context.refuse(node.getNameNode(), refusals.noMember('this object', node.getName(), ['length']))
  // Once a part of a chain is absent, TypeScript skips the rest of it; Groovy has to be told at each part.
  return {
    kind: 'property',
    object: context.expression(receiver),
    name: node.getName(),
    safe: isOptionalChain(node),
  }
}

export function isOptionalChain(node: Node): boolean {
  if (
    !Node.isPropertyAccessExpression(node) &&
    !Node.isCallExpression(node) &&
    !Node.isElementAccessExpression(node)
  )
    return false
  return node.hasQuestionDotToken() || isOptionalChain(node.getExpression())
}

function isModule(node: Node): boolean {
  return (
    Node.isIdentifier(node) &&
    node.getSymbol()?.getAliasedSymbol()?.getValueDeclaration()?.getKindName() === 'SourceFile'
  )
}
