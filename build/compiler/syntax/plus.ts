import { type BinaryExpression, Node } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
import { isHeldGroup } from '../library/match-presence'
import { isExactly, isNullable, isScalar, shapeOf } from '../types'
import { arithmetic } from './arithmetic'

export function plus(node: BinaryExpression, context: Context): Expression {
  const operands = [node.getLeft(), node.getRight()]
  if (operands.every((operand) => isExactly(operand.getType(), 'number')))
    return arithmetic(node, '+', context)
  const unknowable = operands.find((operand) => operand.getType().isAny())
  if (unknowable !== undefined) return withoutType(unknowable, context)
  const isText = operands.some((operand) => isExactly(operand.getType(), 'text'))
  if (!isText || !operands.every(showsAlike)) return context.refuse(node, refusals.noConcatenation)
  const [left, right] = context.expressions(operands)
  if (left!.kind === 'string' && right!.kind === 'string')
    return { kind: 'string', value: left!.value + right!.value }
  // `true + 'a'`: Groovy adds to text only what stands behind it.
  return binary(isExactly(node.getLeft().getType(), 'text') ? left! : asText(left!), '+', right!)
}

/** Says what is wrong with the value itself, not with its place in the text. */
function withoutType(operand: Node, context: Context): Expression {
  const isEval = Node.isCallExpression(operand) && operand.getExpression().getText() === 'eval'
  return context.refuse(operand, isEval ? refusals.noEval : refusals.noAny)
}

/** In text, the two languages write it the same way; of what no value has the type, there is nothing to write. */
export function showsAlike(operand: Node): boolean {
  const shape = shapeOf(operand.getType())
  return operand.getType().isNever() || (isScalar(shape) && (!isNullable(shape) || isHeldGroup(operand)))
}

function asText(value: Expression): Expression {
  return { kind: 'call', receiver: value, name: 'toString', arguments: [] }
}
