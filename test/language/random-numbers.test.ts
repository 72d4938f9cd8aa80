import fc from 'fast-check'
import { anyInteger, calls, expression, preamble, signature } from './arithmetic'
import { checkedNumbers } from './checked-numbers'
import { onNode } from './on-node'
import { underCps } from './same-meaning'

/** Arithmetic of any kind: each result is that of Node, or an error where Node would be inexact. */

/** Each value with whether it is found again: it is not where an equal number has another form. */
function programOf(expressions: string[], step: string): string {
  const functions = expressions.map(
    (one, i) => `function f${i}(${signature}): unknown {
      ${preamble}
      ${step}
      try {
        far += 1000000
        const value: number = ${one}
        const again = value < 0 ? value + 1 - 1 : value - 1 + 1
        return [value, [value].includes(again), local, count, down, far, box.n, list[0]!]
      } catch {
        return 'error'
      }
    }`,
  )
  const pushes = expressions.map((_, i) => `all.push(${calls.map((args) => `f${i}${args}`).join()})`)
  return `${functions.join('\n')}
    export function call(pairs: number[][]): unknown[] {
      const all: unknown[] = []
      for (const pair of pairs) {
        const a = pair[0]!
        const b = pair[1]!
        ${pushes.join('\n        ')}
      }
      return all
    }`
}

async function expectSame(seed: number, count: number, step = ''): Promise<void> {
  const expressions = fc.sample(expression, { numRuns: count, seed })
  const pairs = fc.sample(fc.tuple(anyInteger, anyInteger), { numRuns: 4, seed })
  const source = programOf(expressions, step)
  const { error, result } = await underCps(source, [pairs])
  expect(error).toBeUndefined()
  const expected = onNode(source, [pairs], checkedNumbers)
  expect(expected.error).toBeNull()
  const found = result as unknown[]
  const differences = (expected.result as unknown[]).flatMap((node, i) => {
    if (JSON.stringify(node) === JSON.stringify(found[i])) return []
    const place = Math.floor(i / calls.length)
    return [
      {
        expression: expressions[place % count],
        pair: pairs[Math.floor(place / count)],
        call: calls[i % calls.length],
        node,
        groovy: found[i],
      },
    ]
  })
  expect(differences).toEqual([])
}

describe('any arithmetic', () => {
  it.each([1, 2])('in code that calls no step (%i)', (seed) => expectSame(seed, 115))

  it('in code that calls steps', () => expectSame(3, 12, `echo('step')`))
})
