import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isOfLanguage, referentOf, symbolOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { property } from '../groovy/make'
import { builtinProperty } from '../library'
import { errorProperty } from '../library/error'
import { onlyKind, shapeOf } from '../types'
import { enumMember } from './enum'
import { isArgumentsObject } from './identifier'

export function propertyAccess(node: ts.PropertyAccessExpression, context: Context): Expression {
  const receiver = node.expression
  const member = enumMember(node)
  if (member !== undefined) return member
  if (isModule(receiver)) return context.refuse(node, refusals.noNamespaceImport)
  if (isArgumentsObject(receiver)) return context.refuse(receiver, refusals.noArgumentsObject)
  const kind = onlyKind(shapeOf(typeOf(receiver)))
  if (kind === 'error') return errorProperty(node, context)
  if (referentOf(node.name)?.kind === 'builtin' && kind !== 'object') return builtinProperty(node, context)
  if (referentOf(node.name)?.kind === 'builtin' && isOfLanguage(node.name))
    return context.refuse(node.name, refusals.noMember('this object', node.name.text, ['length']))
  if (kind !== 'object') return context.refuse(node.name, refusals.noCommonMember)
  return property(context.expression(receiver), node.name.text)
}

function isModule(node: ts.Node): boolean {
  const module = ts.isIdentifier(node) ? symbolOf(node)?.valueDeclaration : undefined
  return module !== undefined && ts.isSourceFile(module)
}
