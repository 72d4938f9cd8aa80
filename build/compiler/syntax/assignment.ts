import { typeOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { unwrap } from '../declarations'
import { type Refusal, refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, isNull, not } from '../groovy/make'
import { conditionOf } from '../truth'
import { isExactly } from '../types'
import { type ArithmeticOperator, areNumbers, calculated } from './arithmetic'
import { valueAt } from './access'
import { assignAt, placeOf, targetOf } from './place'
import { showsAlike } from './plus'
import { isPattern } from './pattern-parts'
import { assignParts, wholeName } from './take-apart'

/** An assignment, and the value that it has where one is asked for. */
interface Assignment {
  statements: Statement[]
  value(): Expression
}

export function assignment(node: ts.BinaryExpression, context: Context): Statement[] {
  return lowered(node, false, context).statements
}

/** An assignment has no value under groovy-cps: it runs before the statement that asks for its value. */
export function assignmentValue(node: ts.BinaryExpression, context: Context): Expression {
  const { statements, value } = lowered(node, true, context)
  context.prerequisite(...statements)
  return value()
}

function lowered(node: ts.BinaryExpression, hasUse: boolean, context: Context): Assignment {
  const operator = node.operatorToken.kind
  const arithmetic = arithmeticOperators[operator]
  if (operator === SyntaxKind.EqualsToken) return plain(node, hasUse, context)
  if (arithmetic !== undefined) return calculation(node, arithmetic, context)
  const left = typeOf(node.left)
  switch (operator) {
    case SyntaxKind.QuestionQuestionEqualsToken:
      return conditional(node, isNull, context)
    case SyntaxKind.BarBarEqualsToken:
      return conditional(node, (place) => not(conditionOf(left, place, context)), context)
    case SyntaxKind.AmpersandAmpersandEqualsToken:
      return conditional(node, (place) => conditionOf(left, place, context), context)
    case SyntaxKind.SlashEqualsToken:
      return refused(node, refusals.noDivision, context)
    default:
      return refused(node, refusals.noBitOperator, context)
  }
}

const arithmeticOperators: Readonly<Record<number, ArithmeticOperator | undefined>> = {
  [SyntaxKind.PlusEqualsToken]: '+',
  [SyntaxKind.MinusEqualsToken]: '-',
  [SyntaxKind.AsteriskEqualsToken]: '*',
  [SyntaxKind.PercentEqualsToken]: '%',
  [SyntaxKind.AsteriskAsteriskEqualsToken]: '**',
}

function plain(node: ts.BinaryExpression, hasUse: boolean, context: Context): Assignment {
  const left = unwrap(node.left)
  if (isPattern(left)) return patternAssignment(left, node.right, context)
  const { place, value, before } = targetOf(left, node.right, context)
  context.prerequisite(...before)
  if (place.target.kind === 'name' || !hasUse)
    return { statements: [assignAt(place, value, context)], value: () => place.target }
  // Read back, an element could be another one by then.
  const kept = isSimple(value) ? value : context.keep(value, 'value')
  return { statements: [assignAt(place, kept, context)], value: () => kept }
}

/** Gives the value to a place, or its parts to those of a pattern. */
export function assignTo(node: ts.Node, value: Expression, type: ts.Type, context: Context): Statement[] {
  const target = unwrap(node)
  if (!isPattern(target)) return [assignAt(placeOf(target, context), value, context)]
  const whole = value.kind === 'name' ? value : context.keep(value, wholeName(type, 'one'))
  return assignParts(target, type, whole, context)
}

/** `[a, b] = [b, a]`: what is on the right is evaluated as a whole before anything is assigned. */
function patternAssignment(pattern: ts.Node, right: ts.Node, context: Context): Assignment {
  const value = context.expression(right)
  const isStable = isSimple(value) && context.isFixed(right, [pattern])
  const whole = isStable ? value : context.keep(value, wholeName(typeOf(right)))
  return { statements: assignParts(pattern, typeOf(right), whole, context), value: () => whole }
}

/** `a += b` and its like: Groovy's own operator where the result is text or a sum that fits an Integer. */
function calculation(node: ts.BinaryExpression, operator: ArithmeticOperator, context: Context): Assignment {
  const [left, right] = [node.left, node.right]
  const isText = operator === '+' && isExactly(typeOf(left), 'text')
  if (!areNumbers(left, right) && !(isText && showsAlike(right)))
    return refused(node, operator === '+' ? refusals.noConcatenation : refusals.noMixedArithmetic, context)
  const { place, value, before } = targetOf(left, right, context)
  // The old value counts, whatever is done to the place meanwhile.
  const current = valueAt(place, context)
  const isSame = before.length === 0 || context.isFixed(left, [right], current)
  const old = isSame ? current : context.keep(current, 'value')
  context.prerequisite(...before)
  const fits = [node, left, right].every((one) => context.integers.fitsInt(one))
  const isOwn = (operator === '+' || operator === '-') && (isText || fits) && old === place.target
  const result = (): Expression =>
    isText ? binary(old, '+', value) : calculated(old, operator, value, fits, context)
  const statement: Statement =
    isOwn && place.setter === undefined
      ? { kind: 'assignment', target: place.target, operator: `${operator}=`, value }
      : assignAt(place, result(), context)
  return { statements: [statement], value: () => current }
}

/** `a ??= b`, `a ||= b`, `a &&= b`: the right side only runs where its value is assigned. */
function conditional(
  node: ts.BinaryExpression,
  condition: (place: Expression) => Expression,
  context: Context,
): Assignment {
  const { place, value, before } = targetOf(node.left, node.right, context)
  const current = valueAt(place, context)
  const test = condition(current)
  const statement: Statement = {
    kind: 'if',
    condition: test,
    then: [...before, assignAt(place, value, context)],
    otherwise: [],
  }
  return { statements: [statement], value: () => current }
}

function refused(node: ts.Node, refusal: Refusal, context: Context): Assignment {
  const nothing = context.refuse(node, refusal)
  return { statements: [], value: () => nothing }
}
