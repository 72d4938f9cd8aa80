import { typeOf, isOfFlags } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { binary } from '../groovy/make'
import { isHeldGroup } from '../library/match-presence'
import { isExactly, isNullable, isScalar, shapeOf } from '../types'
import { arithmetic } from './arithmetic'

export function plus(node: ts.BinaryExpression, context: Context): Expression {
  const operands = [node.left, node.right]
  if (operands.every((operand) => isExactly(typeOf(operand), 'number'))) return arithmetic(node, '+', context)
  const unknowable = operands.find((operand) => isOfFlags(typeOf(operand), ts.TypeFlags.Any))
  if (unknowable !== undefined) return withoutType(unknowable, context)
  const isText = operands.some((operand) => isExactly(typeOf(operand), 'text'))
  if (!isText || !operands.every(showsAlike)) return context.refuse(node, refusals.noConcatenation)
  const [left, right] = context.expressions(operands)
  if (left!.kind === 'string' && right!.kind === 'string')
    return { kind: 'string', value: left!.value + right!.value }
  // `true + 'a'`: Groovy adds to text only what stands behind it.
  return binary(isExactly(typeOf(node.left), 'text') ? left! : asText(left!), '+', right!)
}

/** Says what is wrong with the value itself, not with its place in the text. */
function withoutType(operand: ts.Node, context: Context): Expression {
  const isEval = ts.isCallExpression(operand) && operand.expression.getText() === 'eval'
  return context.refuse(operand, isEval ? refusals.noEval : refusals.noAny)
}

/** In text, the two languages write it the same way; of what no value has the type, there is nothing to write. */
export function showsAlike(operand: ts.Node): boolean {
  const shape = shapeOf(typeOf(operand))
  return (
    isOfFlags(typeOf(operand), ts.TypeFlags.Never) ||
    (isScalar(shape) && (!isNullable(shape) || isHeldGroup(operand)))
  )
}

function asText(value: Expression): Expression {
  return { kind: 'call', receiver: value, name: 'toString', arguments: [] }
}
