import fc from 'fast-check'
import { symbolAt } from '../../build/checker'
import { isFunctionNode } from '../../build/compiler/declarations'
import { functionsOf } from '../../build/compiler/modules'
import { Integers } from '../../build/compiler/integers'
import { nodesIn } from '../../build/compiler/walk'
import { ts } from '../../build/typescript'
import * as ranges from '../../build/compiler/ranges'
import type { Range } from '../../build/compiler/ranges'
import { anyInteger, calls, expression, preamble, signature } from '../language/arithmetic'
import { checkedNumbers } from '../language/checked-numbers'
import { onNode } from '../language/on-node'
import { libraryOf } from '../language/same-meaning'

/** What the compiler knows of integers: no result is outside of the range that it tells. */

const some = fc.oneof(fc.integer({ min: -9, max: 9 }), anyInteger)
const within = fc
  .tuple(some, some, some)
  .map((three) => three.sort((a, b) => a - b))
  .map(([low, value, high]) => ({ range: { low, high } as Range, value: value! }))

function expectInside(value: number, range: Range): void {
  if (!Number.isSafeInteger(value)) return
  expect({ value, range, isInside: range.low <= value && value <= range.high }).toMatchObject({
    isInside: true,
  })
}

describe('ranges hold', () => {
  it.each<[string, (a: number, b: number) => number, (a: Range, b: Range) => Range]>([
    ['sums', (a, b) => a + b, ranges.sum],
    ['products', (a, b) => a * b, ranges.product],
    ['remainders', (a, b) => a % b, ranges.remainder],
    ['powers', (a, b) => a ** b, ranges.power],
    ['quotients rounded down', (a, b) => Math.floor(a / b), ranges.quotient],
    ['quotients rounded up', (a, b) => Math.ceil(a / b), ranges.quotient],
    ['quotients rounded to the nearest', (a, b) => Math.round(a / b), ranges.quotient],
    ['negatives', (a) => -a, ranges.negative],
    ['absolute values', (a) => Math.abs(a), ranges.size],
    ['the larger of two', Math.max, (a, b) => ranges.largest([a, b])],
    ['the smaller of two', Math.min, (a, b) => ranges.smallest([a, b])],
    ['either of two', (a) => a, (a, b) => ranges.join([a, b])],
  ])('%s', (_, calculate, rangeOf) => {
    fc.assert(
      fc.property(within, within, (a, b) => {
        expectInside(calculate(a.value, b.value), rangeOf(a.range, b.range))
      }),
      { numRuns: 3000 },
    )
  })
})

it('the range of an expression holds its value, whatever changes in it', () => {
  const expressions = fc.sample(expression, { numRuns: 600, seed: 1 })
  const pairs = fc.sample(fc.tuple(anyInteger, anyInteger), { numRuns: 6, seed: 1 })
  const functions = expressions.map(
    (one, i) => `function f${i}(${signature}): unknown {
      ${preamble}
      try {
        return ${one}
      } catch {
        return 'error'
      }
    }`,
  )
  const uses = expressions.map((_, i) => `[${calls.map((args) => `f${i}${args}`).join()}]`)
  const source = `${functions.join('\n')}
    export function call(pairs: number[][]): unknown[] {
      return pairs.map(([a = 0, b = 0]) => [${uses.join()}])
    }`
  const ranged = rangesIn(source)
  const found = onNode(source, [pairs], checkedNumbers).result as unknown[][][]
  for (const values of found) {
    const outside = values.flatMap((results, i) => {
      const { low, high } = ranged[i]!
      const isOutside = results.some((one) => typeof one === 'number' && (one < low || one > high))
      return isOutside ? [{ expression: expressions[i], results, low, high }] : []
    })
    expect(outside).toEqual([])
  }
})

/** Of what each function returns. */
function rangesIn(source: string): Range[] {
  const file = libraryOf([source]).file('src/vars/program0.ts')!
  const allCalls = nodesIn(file, ts.isCallExpression)
  const integers: Integers = new Integers((parameter) => {
    const owner = parameter.parent
    const name = isFunctionNode(owner) ? symbolAt(owner)?.name : undefined
    return integers.ofCalls(
      parameter,
      allCalls.filter((one) => one.expression.getText() === name),
    )
  })
  return functionsOf(file)
    .filter((one) => one.name!.text !== 'call')
    .map((one) => {
      const [returned] = nodesIn(one, ts.isReturnStatement)
      return integers.rangeOf(returned!.expression!)
    })
}
