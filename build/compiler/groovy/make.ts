import type { BinaryOperator, Call, Closure, Expression, MapEntry, Statement } from './ast'
import { ended } from './closures'

/** Short constructors for the nodes that are made most. */

export const nothing: Expression = { kind: 'null' }

export function name(text: string): Extract<Expression, { kind: 'name' }> {
  return { kind: 'name', name: text }
}

export function text(value: string): Expression {
  return { kind: 'string', value }
}

export function integer(value: number): Expression {
  return { kind: 'number', value, long: false }
}

/** As a Long, in which sums and small products of integers are exact. A cast would be rejected by old sandboxes. */
export function long(value: Expression): Expression {
  return value.kind === 'number' ? { ...value, long: true } : method(value, 'longValue')
}

export function list(items: Expression[]): Expression {
  return { kind: 'list', items }
}

export function map(entries: MapEntry[]): Expression {
  return { kind: 'map', entries }
}

export function binary(left: Expression, operator: BinaryOperator, right: Expression): Expression {
  return { kind: 'binary', operator, left, right }
}

export function isNull(value: Expression): Expression {
  return binary(value, '==', nothing)
}

export function isNotNull(value: Expression): Expression {
  return binary(value, '!=', nothing)
}

export function not(operand: Expression): Expression {
  const opposite = operand.kind === 'binary' ? opposites[operand.operator] : undefined
  if (operand.kind === 'binary' && opposite !== undefined) return { ...operand, operator: opposite }
  return { kind: 'not', operand }
}

const opposites: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}

export function conditional(condition: Expression, whenTrue: Expression, whenFalse: Expression): Expression {
  return { kind: 'conditional', condition, whenTrue, whenFalse }
}

/** A call of a method of this file, of a step, or of a closure in a variable. */
export function call(callee: string, ...args: Expression[]): Call {
  return { kind: 'call', name: callee, arguments: args }
}

export function method(receiver: Expression, callee: string, ...args: Expression[]): Call {
  return { kind: 'call', receiver, name: callee, arguments: args }
}

export function property(object: Expression, key: string): Expression {
  return { kind: 'property', object, name: key, safe: false }
}

export function closure(parameters: string[], body: Statement[]): Closure {
  return { kind: 'closure', parameters, body: ended(body) }
}

export function run(expression: Expression): Statement {
  return { kind: 'expression', expression }
}

export function define(variable: string, value?: Expression): Statement {
  return value === undefined
    ? { kind: 'variable', name: variable }
    : { kind: 'variable', name: variable, value }
}

export function assign(target: Expression, value: Expression): Statement {
  return { kind: 'assignment', target, operator: '=', value }
}
