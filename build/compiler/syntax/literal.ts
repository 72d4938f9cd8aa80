import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { integer, nothing, text } from '../groovy/make'

export function stringLiteral(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Expression {
  return text(node.text)
}

export function numericLiteral(node: ts.NumericLiteral, context: Context): Expression {
  const value = Number(node.text)
  return Number.isSafeInteger(value) ? integer(value) : context.refuse(node, refusals.noFraction)
}

export function trueLiteral(): Expression {
  return { kind: 'boolean', value: true }
}

export function falseLiteral(): Expression {
  return { kind: 'boolean', value: false }
}

export function nullLiteral(): Expression {
  return nothing
}
