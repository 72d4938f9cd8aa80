import { type BinaryExpression, Node, SyntaxKind } from 'ts-morph'
import type { Context } from '../context'
import { isPartOfTable, unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { assign, binary, isNull, long } from '../groovy/make'
import { isCaught } from '../library/error'
import { isExactly } from '../types'
import { showsAlike } from './plus'
import { isSimple } from '../context'
import { isPlace } from './element-access'
import { isPattern } from './pattern-parts'
import { assignParts, wholeName } from './take-apart'

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
  if (isPattern(left)) return patternAssignment(left, node.getRight(), context)
  const { place, value } = placeAndValue(left, node.getRight(), context)
  return [assign(place, value)]
}

/** `[a, b] = [b, a]`: what is on the right is evaluated as a whole before anything is assigned. */
function patternAssignment(pattern: Node, right: Node, context: Context): Statement[] {
  const value = context.expression(right)
  const whole =
    isSimple(value) && context.isFixed(right) ? value : context.keep(value, wholeName(right.getType()))
  return assignParts(pattern, right.getType(), whole, (target) => placeOf(target, context), context)
}

/** `a += b`: Groovy's own where the sum is text or fits an Integer. */
function sum(node: BinaryExpression, operator: '+' | '-', context: Context): Statement[] {
  const [left, right] = [unwrap(node.getLeft()), node.getRight()]
  const isText = operator === '+' && isExactly(left.getType(), 'text')
  const areNumbers = isExactly(left.getType(), 'number') && isExactly(right.getType(), 'number')
  if (!areNumbers && !(isText && showsAlike(right))) return [refused(node, refusals.noConcatenation, context)]
  const { place, value, before } = placeAndValue(left, right, context)
  const isPlain = isText || (context.integers.fitsInt(left) && context.integers.fitsInt(right))
  if (isPlain && before === undefined)
    return [{ kind: 'assignment', target: place, operator: `${operator}=`, value }]
  const augend = before ?? place
  if (isPlain) return [assign(place, binary(augend, operator, value))]
  return [assign(place, context.helper('integer', binary(long(augend), operator, value)))]
}

function defaultAssignment(node: BinaryExpression, context: Context): Statement[] {
  const place = placeOf(unwrap(node.getLeft()), context)
  const { value, before } = context.capture(() => context.expression(node.getRight()))
  return [{ kind: 'if', condition: isNull(place), then: [...before, assign(place, value)], otherwise: [] }]
}

/** What is assigned to, and the value; `before` is the old value, where the new one needs statements that could change it. */
function placeAndValue(
  left: Node,
  right: Node,
  context: Context,
): { place: Expression; value: Expression; before?: Expression } {
  const place = placeOf(left, context)
  const { value, before } = context.capture(() => context.expression(right))
  const old = before.length > 0 && isRead(left) ? context.keep(place, 'value') : undefined
  context.prerequisite(...before)
  return { place, value, ...(old === undefined ? {} : { before: old }) }
}

/** Whether the operator asks for the old value, too. */
function isRead(left: Node): boolean {
  const parent = left.getParentIfKind(SyntaxKind.BinaryExpression)
  return parent?.getOperatorToken().getKind() !== SyntaxKind.EqualsToken
}

/** Its object and index are evaluated once, before the value. */
function placeOf(node: Node, context: Context): Expression {
  if (isPartOfTable(node)) return context.refuse(node, refusals.noMutableTable)
  // What was caught stays an Error.
  if (isCaught(node)) return context.refuse(node, refusals.noAssignmentTarget)
  if (Node.isIdentifier(node)) return context.expression(node)
  if (Node.isPropertyAccessExpression(node)) {
    const place = context.expression(node)
    if (place.kind === 'property' && !place.safe)
      return { ...place, object: fixed(place.object, 'object', context) }
  }
  if (Node.isElementAccessExpression(node)) {
    const index = node.getArgumentExpressionOrThrow()
    if (isExactly(index.getType(), 'number') && !isPlace(index, context))
      return context.refuse(index, refusals.noMaybeNegativeIndex)
    const place = context.expression(node)
    if (place.kind === 'property') return { ...place, object: fixed(place.object, 'object', context) }
    if (place.kind === 'index') {
      return {
        ...place,
        object: fixed(place.object, 'object', context),
        index: fixed(place.index, 'key', context),
      }
    }
  }
  return context.refuse(node, refusals.noAssignmentTarget)
}

function fixed(value: Expression, wanted: string, context: Context): Expression {
  return isSimple(value) ? value : context.keep(value, wanted)
}

function refused(node: Node, refusal: Refusal, context: Context): Statement {
  return { kind: 'expression', expression: context.refuse(node, refusal) }
}
