import type { BinaryOperator, Expression } from './ast'

/** How tightly an expression binds, of Groovy 2.4; the higher, the tighter. */
export function precedenceOf(expression: Expression): number {
  switch (expression.kind) {
    case 'conditional':
      return 1
    case 'binary':
      return operators[expression.operator]
    case 'instanceof':
      return 5
    case 'not':
      return 8
    case 'number':
      return expression.value < 0 ? 8 : 10
    default:
      return 10
  }
}

const operators: Record<BinaryOperator, number> = {
  // More than a conditional, which would take it into its last branch.
  '?:': 1.5,
  '||': 2,
  '&&': 3,
  '==~': 3.5,
  '=~': 3.5,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '%': 7,
}
