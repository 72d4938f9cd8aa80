import { Node, type PropertyAccessExpression } from 'ts-morph'
import type { Context } from '../context'
import { isOfLanguage, referentOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { builtinProperty } from '../library'
import { onlyKind, shapeOf } from '../types'

export function propertyAccess(node: PropertyAccessExpression, context: Context): Expression {
  const receiver = node.getExpression()
  if (isModule(receiver)) return context.refuse(node, refusals.noNamespaceImport)
  if (
    referentOf(node.getNameNode())?.kind === 'builtin' &&
    onlyKind(shapeOf(receiver.getType())) !== 'object'
  ) {
    return builtinProperty(node, context)
  }
  const declaration = referentOf(node.getNameNode())
  if (declaration?.kind === 'builtin' && isOfLanguage(node.getNameNode()) && node.getName() !== 'message') {
    return context.refuse(node.getNameNode(), refusals.noMember('this object', node.getName(), ['message']))
  }
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
