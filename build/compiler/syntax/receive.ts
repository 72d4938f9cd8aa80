import { isOptional } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import type { Expression } from '../groovy/ast'
import { binary, integer, list, method, name, nothing } from '../groovy/make'
import { inventParameter } from './parameters'
import type { Takes } from './takes'

/** The parameters of a closure that takes its arguments in one way, for a function that takes them in another. */
export interface Received {
  names: string[]
  /** The argument at this place. */
  at(index: number): Expression
  /** All from this place on. */
  from(index: number): Expression
}

export function receive(
  parameters: readonly ts.ParameterDeclaration[],
  { count, hasRest }: Takes,
  context: Context,
): Received {
  const fixed = Array.from({ length: count }, (_, i) => {
    const parameter = parameters[i]
    return parameter === undefined || parameter.dotDotDotToken !== undefined
      ? context.invent('given')
      : inventParameter(parameter, context)
  })
  fixed.forEach((one, i) => {
    const parameter = parameters[i]
    if (parameter !== undefined && isOptional(parameter)) context.avoidAround(one)
  })
  const values = fixed.map(name)
  if (!hasRest)
    return {
      names: fixed,
      at: (index) => values[index] ?? nothing,
      from: (index) => list(values.slice(index)),
    }
  const rest = context.invent('rest')
  return {
    names: [...fixed, rest],
    at: (index) => values[index] ?? { kind: 'index', object: name(rest), index: integer(index - count) },
    from: (index) => {
      if (index > count) return method(name(rest), 'drop', integer(index - count))
      return index === count ? name(rest) : binary(list(values.slice(index)), '+', name(rest))
    },
  }
}
