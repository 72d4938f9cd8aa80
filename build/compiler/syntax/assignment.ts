import { type BinaryExpression, Node, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import { unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { assign, binary, isNull } from '../groovy/make'
import { isExactly, onlyKind, shapeOf } from '../types'
import { isSimple } from '../context'

export function assignment(node: BinaryExpression, context: Context): Statement[] {
  switch (node.getOperatorToken().getKind()) {
    case SyntaxKind.EqualsToken:
      return plainAssignment(node, context)
    case SyntaxKind.PlusEqualsToken:
      return sum(node, '+', context)
    case SyntaxKind.MinusEqualsToken:
      return sum(node, '-', context)
    case SyntaxKind.QuestionQuestionEqualsToken:
      return defaultAssignment(node, context)
    default:
      return [{ kind: 'expression', expression: context.refuse(node, refusals.noCompoundAssignment) }]
  }
}

function plainAssignment(node: BinaryExpression, context: Context): Statement[] {
  const left = unwrap(node.getLeft())
  if (Node.isArrayLiteralExpression(left) || Node.isObjectLiteralExpression(left)) {
    return [{ kind: 'expression', expression: context.refuse(left, refusals.noPatternAssignment) }]
  }
  if (Node.isIdentifier(left)) return [assign(target(left, context), context.expression(node.getRight()))]
  const [place, value] = context.inOrder([
    { node: left, lower: () => target(left, context) },
    { node: node.getRight(), lower: () => context.expression(node.getRight()) },
  ])
  return [assign(place!, value!)]
}

/** `a += b`: Groovy's own where the sum is text or fits an Integer. */
function sum(node: BinaryExpression, operator: '+' | '-', context: Context): Statement[] {
  const [left, right] = [node.getLeft(), node.getRight()]
  const isText = operator === '+' && isExactly(left.getType(), 'text')
  const areNumbers = isExactly(left.getType(), 'number') && isExactly(right.getType(), 'number')
  const rightShape = shapeOf(right.getType())
  const addend = onlyKind(rightShape)
  const shows =
    addend !== undefined &&
    ['text', 'number', 'boolean'].includes(addend) &&
    !rightShape.null &&
    !rightShape.undefined
  if (!areNumbers && !(isText && shows))
    return [{ kind: 'expression', expression: context.refuse(node, refusals.noConcatenation) }]
  const place = target(left, context)
  const value = context.expression(right)
  if (isText || context.integers.fitsInt(left))
    return [{ kind: 'assignment', target: place, operator: `${operator}=`, value }]
  const left64: Expression = { kind: 'cast', type: 'long', value: place }
  return [assign(place, context.helper('integer', binary(left64, operator, value)))]
}

function defaultAssignment(node: BinaryExpression, context: Context): Statement[] {
  const place = target(node.getLeft(), context)
  const { value, before } = context.capture(() => context.expression(node.getRight()))
  return [{ kind: 'if', condition: isNull(place), then: [...before, assign(place, value)], otherwise: [] }]
}

/** The place is written once and perhaps read, so its object may not be evaluated twice. */
function target(node: Node, context: Context): Expression {
  const place = context.expression(node)
  if (place.kind === 'name') return place
  if (place.kind === 'property' && !place.safe) return place
  if (place.kind === 'index')
    return isSimple(place.index) ? place : { ...place, index: context.keep(place.index, 'key') }
  return context.refuse(node, refusals.noAssignmentTarget)
}
