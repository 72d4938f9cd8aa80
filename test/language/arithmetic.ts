import fc from 'fast-check'

/** Random arithmetic, with numbers around the limits of 31 bits and of 2^53. */

const limits = [
  0,
  1,
  10,
  1023,
  2 ** 15,
  2 ** 16,
  46341,
  2 ** 30,
  2 ** 31,
  2 ** 32,
  94906266,
  2 ** 52,
  2 ** 53 - 1,
]
const near = (...some: number[]): fc.Arbitrary<number> =>
  fc
    .tuple(fc.constantFrom(...some), fc.integer({ min: -4, max: 4 }), fc.boolean())
    .map(([limit, by, isNegative]) => (isNegative ? -1 : 1) * limit + by)
    .filter(Number.isSafeInteger)
export const anyInteger = fc.oneof(near(...limits), fc.maxSafeInteger(), fc.integer({ min: -100, max: 100 }))

/** What is known of the range of these names, and of literals beside them, makes the difference. */
const name = fc.constantFrom('small', 'digit', 'count', 'down', 'local', 'text.length', 'index')
const wideName = fc.constantFrom('a', 'b', 'big', 'far', 'list[0]!', 'box.n')
const literal = fc
  .oneof(near(2 ** 31), near(2 ** 30, 46341, 65536, 7), anyInteger)
  .map((value) => (value < 0 ? `(${value})` : `${value}`))
const changing = fc.constantFrom('local', 'count', 'down', 'far', 'box.n', 'list[0]!')
const operator = fc.constantFrom('+', '-', '*', '%')
const comparison = fc.constantFrom('<', '<=', '>', '>=', '===', '!==')

const arithmetic = fc.letrec<{ number: string; condition: string }>((tie) => {
  const one = tie('number')
  const calculations: fc.Arbitrary<string>[] = [
    fc.tuple(one, operator, one).map(([x, by, y]) => `(${x} ${by} ${y})`),
    fc.tuple(name, operator, literal).map(([x, by, y]) => `(${x} ${by} ${y})`),
    one.map((x) => `(-${x})`),
    fc
      .tuple(fc.constantFrom('floor', 'ceil', 'trunc'), one, one)
      .map(([how, x, y]) => `Math.${how}(${x} / ${y})`),
    fc.tuple(fc.constantFrom('max', 'min'), one, one).map(([which, x, y]) => `Math.${which}(${x}, ${y}, 7)`),
    fc.tuple(fc.constantFrom('abs', 'sign'), one).map(([which, x]) => `Math.${which}(${x})`),
    fc.tuple(one, fc.nat(3)).map(([x, power]) => `(${x} ** ${power})`),
    fc.tuple(tie('condition'), one, one).map(([test, x, y]) => `(${test} ? ${x} : ${y})`),
    fc.tuple(one, fc.constantFrom('||', '&&'), one).map(([x, by, y]) => `(${x} - 0 ${by} ${y})`),
  ]
  const changes: fc.Arbitrary<string>[] = [
    fc
      .tuple(changing, fc.constantFrom('=', '+=', '-=', '*=', '%='), one)
      .map((parts) => `(${parts.join(' ')})`),
    fc.tuple(changing, fc.constantFrom('++', '--')).map(([x, step]) => `${x}${step}`),
    fc.tuple(fc.constantFrom('++', '--'), changing).map(([step, x]) => `(${step}${x})`),
  ]
  return {
    number: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 4, arbitrary: name },
      { weight: 1, arbitrary: wideName },
      { weight: 4, arbitrary: literal },
      { weight: 16, arbitrary: fc.oneof(...calculations) },
      { weight: 2, arbitrary: fc.oneof(...changes) },
    ),
    condition: fc.tuple(one, comparison, one).map(([x, test, y]) => `${x} - 0 ${test} ${y}`),
  }
})

/** An expression in terms of what `preamble` declares, and of the parameters of `signature`. */
export const expression = arithmetic.number

export const signature = 'a: number, b: number, small: number, digit: number'

export const preamble = `const big = 3000000000
      const text = 'text'
      const list = [a, 5]
      const box = { n: b }
      const index = list.indexOf(5)
      let local = 1, count = 0, down = 9, far = a
      for (let i = 0; i < 3; i++) count += i
      for (let i = 10; i >= 4; i -= 3) down -= 1`

/** What the two numbers of a pair are passed with. */
export const calls = ['(a, b, -3, 2)', '(b, a, 4, 3)']
