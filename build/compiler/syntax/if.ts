import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { body } from './block'

export function ifStatement(node: ts.IfStatement, context: Context): Statement[] {
  const condition = context.condition(node.expression)
  const otherwise = node.elseStatement
  return [
    {
      kind: 'if',
      condition,
      then: body(node.thenStatement, context),
      otherwise: otherwise === undefined ? [] : body(otherwise, context),
    },
  ]
}
