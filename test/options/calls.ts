import fc, { type Arbitrary } from 'fast-check'
import type { OptionRule, OptionTable } from '../../src/options/check'

type Call = Record<string, unknown>

/** Random options for a step: mostly right, often with a wrong value, an unknown name or a missing option. */
export function calls(table: OptionTable): Arbitrary<Call> {
  return fc.oneof(
    rightCalls(table),
    fc.tuple(rightCalls(table), wrongCalls(table)).map(([a, b]) => ({ ...a, ...b })),
  )
}

/** Few options at a time, or nearly all calls would break a relation between options. */
function rightCalls(table: OptionTable, oneOf: readonly string[] = []): Arbitrary<Call> {
  const names = Object.keys(table)
  return fc
    .tuple(
      fc.subarray(names, { maxLength: Math.min(6, names.length) }),
      oneOf.length > 0 ? fc.constantFrom(...oneOf) : fc.constant(''),
    )
    .chain(([chosen, only]) => {
      const kept = names.filter(
        (name) =>
          name === only || (!oneOf.includes(name) && (chosen.includes(name) || table[name]!.required)),
      )
      return fc.record(Object.fromEntries(kept.map((name) => [name, rightValue(table[name]!)])))
    })
}

function rightValue(rule: OptionRule): Arbitrary<unknown> {
  const text = rule.pattern === undefined ? fc.string() : matching(rule.pattern)
  const value = rule.values === undefined ? fc.string() : matching(rule.values.pattern)
  switch (rule.type) {
    case 'text':
      return rule.choices ? fc.constantFrom(...rule.choices) : text
    case 'whole number':
      return fc.integer({ min: rule.minimum!, max: rule.maximum! })
    case 'boolean':
      return fc.boolean()
    case 'list of text':
      return fc.array(text, { maxLength: 3 })
    case 'map of text':
      return maps(text, value)
    case 'map of values':
      return maps(text, fc.oneof(value, fc.boolean(), fc.integer()))
    case 'map of options':
      return nestedCalls(rule)
    case 'list of maps':
      return fc.array(nestedCalls(rule), { maxLength: 2 })
  }
}

const matchings = new Map<string, Arbitrary<string>>()

/** Made once for each pattern, as that takes a tenth of a second. */
function matching(pattern: string): Arbitrary<string> {
  const text = matchings.get(pattern) ?? fc.stringMatching(new RegExp(`^(?:${pattern})$`))
  matchings.set(pattern, text)
  return text
}

function nestedCalls({ options = {}, oneOf, shorthand }: OptionRule): Arbitrary<unknown> {
  const maps = rightCalls(options, oneOf)
  return shorthand === undefined ? maps : fc.oneof(maps, rightValue(options[shorthand]!))
}

/** On Node `__proto__` is no key like others; in Groovy it is. */
function maps(names: Arbitrary<string>, values: Arbitrary<unknown>): Arbitrary<Call> {
  return fc.dictionary(
    names.filter((name) => name !== '__proto__'),
    values,
    { maxKeys: 3, noNullPrototype: true },
  )
}

function wrongCalls(table: OptionTable): Arbitrary<Call> {
  const name = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(table)) }, fc.string())
  const names = name.filter((each) => each !== '__proto__')
  const values = fc.oneof(anyValue, ...Object.values(table).map(rightValue))
  return fc.dictionary(names, values, { maxKeys: 2, noNullPrototype: true })
}

/** Of every JSON type, nested, with the border cases of text and numbers. */
const anyValue: Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 2, withNullPrototype: false, values: [fc.string(), fc.integer(), fc.boolean()] }),
  fc.constantFrom(
    null,
    0,
    -1,
    1.5,
    2147483648,
    1e300,
    '',
    ' ',
    'a\n',
    '\u00e9',
    '\u{1F600}',
    '\uD800',
    [null],
    {},
  ),
)

/** Null is absent for the check, and a type of its own for JSON Schema. */
export function withoutNulls(call: Call, table: OptionTable): Call {
  return Object.fromEntries(
    Object.entries(call)
      .filter(([name, value]) => !(name in table) || (value !== null && value !== undefined))
      .map(([name, value]) => [name, withoutInnerNulls(value, table[name])]),
  )
}

function withoutInnerNulls(value: unknown, rule: OptionRule | undefined): unknown {
  if (rule?.type === 'map of options' && isMap(value)) return withoutNulls(value, rule.options!)
  if (rule?.type !== 'list of maps' || !Array.isArray(value)) return value
  return value.map((item: unknown) => (isMap(item) ? withoutNulls(item, rule.options!) : item))
}

function isMap(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
