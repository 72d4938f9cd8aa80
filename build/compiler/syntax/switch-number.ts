import type { Context } from '../context'
import type { Expression, Statement } from '../groovy/ast'
import { assign, define, integer, name } from '../groovy/make'
import type { Group } from './switch-group'

/** Finds the clause to begin with, as TypeScript does, and leaves the rest to a `switch` over the clauses' numbers. */
export function byNumber(groups: Group[], subject: Expression, context: Context): Statement[] {
  const chosen = context.invent('chosen')
  const begin = (position: number): Statement => assign(name(chosen), integer(position))
  const tests = groups.flatMap((group, position) => group.tests.map((test) => ({ test, position })))
  const choice = tests.reduceRight<Statement[]>(
    (otherwise, { test, position }) => [
      ...test.before,
      { kind: 'if', condition: test.of(subject), then: [begin(position)], otherwise },
    ],
    [],
  )
  const start = integer(groups.findIndex((group) => group.isDefault))
  const cases = groups.map(({ body, leading }, position) => ({
    tests: [integer(position)],
    isDefault: false,
    body,
    ...leading,
  }))
  return [define(chosen, start), ...choice, { kind: 'switch', value: name(chosen), cases }]
}
