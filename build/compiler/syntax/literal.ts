import type { NoSubstitutionTemplateLiteral, NumericLiteral, StringLiteral } from 'ts-morph'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { integer, nothing, text } from '../groovy/make'

export function stringLiteral(node: StringLiteral | NoSubstitutionTemplateLiteral): Expression {
  return text(node.getLiteralText())
}

export function numericLiteral(node: NumericLiteral, context: Context): Expression {
  const value = node.getLiteralValue()
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
