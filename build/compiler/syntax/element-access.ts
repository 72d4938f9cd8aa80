import { type ElementAccessExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { property } from '../groovy/make'
import { isIdentifier } from '../groovy/text'
import { isExactly, onlyKind, shapeOf } from '../types'
import { enumMember } from './enum'
import { isOfPrototype, keyText } from './key'

export function elementAccess(node: ElementAccessExpression, context: Context): Expression {
  const [object, index] = [node.getExpression(), node.getArgumentExpressionOrThrow()]
  const member = enumMember(node)
  if (member !== undefined) return member
  switch (onlyKind(shapeOf(object.getType()))) {
    case 'list': {
      if (!isExactly(index.getType(), 'number'))
        return context.refuse(node, refusals.noMember('an array', index.getText(), ['a number']))
      return isPlace(index, context)
        ? entry(object, index, context)
        : context.helper('elementAt', ...context.expressions([object, index]))
    }
    case 'object':
      return named(object, index, context)
    case 'text':
      if (!isExactly(index.getType(), 'number'))
        return context.refuse(node, refusals.noMember('text', index.getText(), ['a number']))
      return context.helper('unitAt', ...context.expressions([object, index]))
    default:
      return context.refuse(node, refusals.noAny)
  }
}

/** Whether Groovy takes this index as TypeScript does. */
export function isPlace(index: Node, context: Context): boolean {
  return context.integers.fitsInt(index) && !context.integers.isNegative(index)
}

function named(object: Node, index: Node, context: Context): Expression {
  if (isOfPrototype(index, object)) return context.refuse(index, refusals.noPrototype)
  const [target, key] = context.inOrder([
    { node: object, lower: () => context.expression(object) },
    { node: index, lower: () => keyText(index, context) },
  ])
  return key!.kind === 'string' && isIdentifier(key!.value)
    ? property(target!, key!.value)
    : { kind: 'index', object: target!, index: key! }
}

function entry(object: Node, index: Node, context: Context): Expression {
  const [target, key] = context.expressions([object, index])
  return { kind: 'index', object: target!, index: key! }
}
