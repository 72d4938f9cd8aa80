import { type ForStatement, Node } from 'ts-morph'
import { isStep, referentOf, unwrap } from './declarations'
import { assignersOf } from './variables'
import { SyntaxKind } from '../typescript'

/** What a variable gets after its declaration: a value that is not known, another one, or a step from its own. */
export interface Assignment {
  readonly value?: Node
  readonly step?: Step | undefined
}

export interface Step {
  readonly size: Node | 1
  readonly isDown: boolean
}

/** What a loop asks of its counter before each of its steps. */
export interface Bound {
  readonly limit: Node
  /** The only step that there is. */
  readonly step: Step
}

export function assignmentsTo(declaration: Node): Assignment[] {
  return assignersOf(declaration).map((node) => assignmentBy(declaration, node))
}

function assignmentBy(declaration: Node, node: Node): Assignment {
  if (isStep(node))
    return { step: { size: 1, isDown: node.getOperatorToken() === SyntaxKind.MinusMinusToken } }
  if (!Node.isBinaryExpression(node) || !isNameOf(declaration, node.getLeft())) return {}
  const size = node.getRight()
  switch (node.getOperatorToken().getKind()) {
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
export function stepFrom(declaration: Node, value: Node): Step | undefined {
  const sum = unwrap(value)
  if (!Node.isBinaryExpression(sum)) return undefined
  const operator = sum.getOperatorToken().getKind()
  if (operator !== SyntaxKind.PlusToken && operator !== SyntaxKind.MinusToken) return undefined
  return isNameOf(declaration, sum.getLeft())
    ? { size: sum.getRight(), isDown: operator === SyntaxKind.MinusToken }
    : undefined
}

export function isNameOf(declaration: Node, node: Node): boolean {
  const referent = referentOf(unwrap(node))
  return referent?.kind === 'local' && referent.node === declaration
}

/** Of a counter that only its `for` changes: `i < limit` with a step up, or `i >= limit` with a step down. */
export function boundOf(declaration: Node): Bound | undefined {
  const loop = declaration.getParent()?.getParent()
  const [update, ...others] = assignersOf(declaration)
  if (!Node.isForStatement(loop) || update === undefined || others.length > 0) return undefined
  if (loop.getIncrementor() !== update) return undefined
  const { step } = assignmentBy(declaration, update)
  const limit = step === undefined ? undefined : limitIn(declaration, loop, step)
  return step === undefined || limit === undefined ? undefined : { limit, step }
}

function limitIn(declaration: Node, loop: ForStatement, step: Step): Node | undefined {
  const wanted = step.isDown
    ? [SyntaxKind.GreaterThanToken, SyntaxKind.GreaterThanEqualsToken]
    : [SyntaxKind.LessThanToken, SyntaxKind.LessThanEqualsToken]
  for (const test of conjuncts(loop.getCondition())) {
    if (!Node.isBinaryExpression(test) || !wanted.includes(test.getOperatorToken().getKind())) continue
    if (isNameOf(declaration, test.getLeft())) return test.getRight()
  }
  return undefined
}

function conjuncts(condition: Node | undefined): Node[] {
  const test = condition === undefined ? undefined : unwrap(condition)
  if (test === undefined) return []
  const isAnd =
    Node.isBinaryExpression(test) && test.getOperatorToken().getKind() === SyntaxKind.AmpersandAmpersandToken
  return isAnd ? [...conjuncts(test.getLeft()), ...conjuncts(test.getRight())] : [test]
}
