import { SyntaxKind, ts } from '../typescript'
import { isStep, referentOf, unwrap } from './declarations'
import { assignersOf } from './variables'

/** What a variable gets after its declaration: a value that is not known, another one, or a step from its own. */
export interface Assignment {
  readonly value?: ts.Node
  readonly step?: Step | undefined
}

export interface Step {
  readonly size: ts.Node | 1
  readonly isDown: boolean
}

/** What a loop asks of its counter before each of its steps. */
export interface Bound {
  readonly limit: ts.Node
  /** The only step that there is. */
  readonly step: Step
}

export function assignmentsTo(declaration: ts.Node): Assignment[] {
  return assignersOf(declaration).map((node) => assignmentBy(declaration, node))
}

function assignmentBy(declaration: ts.Node, node: ts.Node): Assignment {
  if (isStep(node)) return { step: { size: 1, isDown: node.operator === SyntaxKind.MinusMinusToken } }
  if (!ts.isBinaryExpression(node) || !isNameOf(declaration, node.left)) return {}
  const size = node.right
  switch (node.operatorToken.kind) {
    case SyntaxKind.EqualsToken:
      return { value: size, step: stepFrom(declaration, size) }
    case SyntaxKind.PlusEqualsToken:
      return { step: { size, isDown: false } }
    case SyntaxKind.MinusEqualsToken:
      return { step: { size, isDown: true } }
    default:
      return { value: node }
  }
}

/** `i + size` or `i - size`. */
export function stepFrom(declaration: ts.Node, value: ts.Node): Step | undefined {
  const sum = unwrap(value)
  if (!ts.isBinaryExpression(sum)) return undefined
  const operator = sum.operatorToken.kind
  if (operator !== SyntaxKind.PlusToken && operator !== SyntaxKind.MinusToken) return undefined
  return isNameOf(declaration, sum.left)
    ? { size: sum.right, isDown: operator === SyntaxKind.MinusToken }
    : undefined
}

export function isNameOf(declaration: ts.Node, node: ts.Node): boolean {
  const referent = referentOf(unwrap(node))
  return referent?.kind === 'local' && referent.node === declaration
}

/** Of a counter that only its `for` changes: `i < limit` with a step up, or `i >= limit` with a step down. */
export function boundOf(declaration: ts.Node): Bound | undefined {
  const loop = declaration.parent?.parent
  const [update, ...others] = assignersOf(declaration)
  if (!(loop && ts.isForStatement(loop)) || update === undefined || others.length > 0) return undefined
  if (loop.incrementor !== update) return undefined
  const { step } = assignmentBy(declaration, update)
  const limit = step === undefined ? undefined : limitIn(declaration, loop, step)
  return step === undefined || limit === undefined ? undefined : { limit, step }
}

function limitIn(declaration: ts.Node, loop: ts.ForStatement, step: Step): ts.Node | undefined {
  const wanted = step.isDown
    ? [SyntaxKind.GreaterThanToken, SyntaxKind.GreaterThanEqualsToken]
    : [SyntaxKind.LessThanToken, SyntaxKind.LessThanEqualsToken]
  for (const test of conjuncts(loop.condition)) {
    if (!ts.isBinaryExpression(test) || !wanted.includes(test.operatorToken.kind)) continue
    if (isNameOf(declaration, test.left)) return test.right
  }
  return undefined
}

function conjuncts(condition: ts.Node | undefined): ts.Node[] {
  const test = condition === undefined ? undefined : unwrap(condition)
  if (test === undefined) return []
  const isAnd = ts.isBinaryExpression(test) && test.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken
  return isAnd ? [...conjuncts(test.left), ...conjuncts(test.right)] : [test]
}
