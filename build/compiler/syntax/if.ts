import type { IfStatement } from 'ts-morph'
import type { Context } from '../context'
import type { Statement } from '../groovy/ast'
import { body } from './block'

export function ifStatement(node: IfStatement, context: Context): Statement[] {
  const condition = context.condition(node.getExpression())
  const otherwise = node.getElseStatement()
  return [
    {
      kind: 'if',
      condition,
      then: body(node.getThenStatement(), context),
      otherwise: otherwise === undefined ? [] : body(otherwise, context),
    },
  ]
}
