import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { isExactly, isKind } from '../types'
import { accessOf, valueAt } from './access'
import { enumMember } from './enum'

export function elementAccess(node: ts.ElementAccessExpression, context: Context): Expression {
  const member = enumMember(node)
  if (member !== undefined) return member
  const access = accessOf(node, context)
  if (access !== undefined) return valueAt(access, context)
  const [object, index] = [node.expression, node.argumentExpression]
  if (!isKind(typeOf(object), 'text')) return context.refuse(object, refusals.noElement)
  if (!isExactly(typeOf(index), 'number'))
    return context.refuse(node, refusals.noMember('text', index.getText(), ['a number']))
  return context.helper('unitAt', ...context.expressions([object, index]))
}
