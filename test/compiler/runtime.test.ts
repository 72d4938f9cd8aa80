import fc from 'fast-check'
import { parseJson, toJson } from '../../build/compiler/runtime/json'
import { keysOf } from '../../build/compiler/runtime/keys'
import {
  fillList,
  flatList,
  indexFrom,
  itemAt,
  joinList,
  lastIndexFrom,
  repeatList,
  sliceList,
  sortBy,
  unshiftAll,
} from '../../build/compiler/runtime/list'
import { isTrue, power } from '../../build/compiler/runtime/number'
import { replaceText } from '../../build/compiler/runtime/replace'
import { between, sliceText, unitFrom } from '../../build/compiler/runtime/text'

/** What the runtime functions do on Node; that their Groovy does the same is the business of test/language. */

const integer = fc.maxSafeInteger()
const position = fc.oneof(fc.integer({ min: -6, max: 6 }), integer)
const text = fc.string({ unit: fc.constantFrom(...'ab$&`\'"\\ \n\u0001é\u2028\ud83d\ude00'), maxLength: 8 })
const key = fc.oneof(
  text,
  fc.nat(12).map(String),
  fc.constantFrom('4294967294', '4294967295', '01', '-1', '__proto_'),
)
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    integer.map((n) => (n === 0 ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

describe('JSON', () => {
  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        expect(parseJson(JSON.stringify(value, null, indent))).toEqual(value)
      }),
    )
  })

  it('is refused where JSON.parse refuses it', () => {
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '\\', '}', ']', ':', '0', 'x', '\t', ' '))
      .map(([value, place, edit]) => {
        const whole = JSON.stringify(value)
        const i = place % (whole.length + 1)
        return whole.slice(0, i) + edit + whole.slice(i + (edit === '' ? 1 : 0))
      })
      .filter((edited) => !/[.eE]|\d{16}/.test(edited))
    fc.assert(
      fc.property(broken, (edited) => {
        const parse = (reads: (text: string) => unknown): unknown => {
          try {
            return reads(edited)
          } catch {
            return 'refused'
          }
        }
        expect(parse(parseJson)).toEqual(parse(JSON.parse))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '1.0',
    '-0',
    '1e3',
    '1E+3',
    '1200e-2',
    '0.0',
    '0e99',
    '100000e-5',
    '9007199254740991.0',
    '-1.50e2',
  ])('reads %s as an integer', (word) => {
    expect(parseJson(word)).toBe(JSON.parse(word) === 0 ? 0 : JSON.parse(word))
  })

  it.each(['1.5', '1e-1', '1e400', '123456789012345678', '1e16'])('does not read %s', (word) => {
    expect(() => parseJson(word)).toThrow('is no integer between')
  })

  it('is written as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('', ' ', '\t', '    '), (value, indent) => {
        expect(toJson(value, indent)).toBe(JSON.stringify(value, null, indent))
      }),
    )
  })

  it('escapes every unit as JSON.stringify does', () => {
    const units = Array.from({ length: 0x10000 }, (_, i) => String.fromCharCode(i))
    expect(units.filter((unit) => toJson(unit) !== JSON.stringify(unit))).toEqual([])
    for (const pair of ['\ud83d\ude00', '\ude00\ud83d', 'a\ud83d', '\ud83da\ude00', '\udbff\udfff'])
      expect(toJson(pair)).toBe(JSON.stringify(pair))
  })

  it('leaves out properties that are absent, where null means absent', () => {
    const value = { a: undefined, b: [undefined, 1], c: { d: undefined, e: null } }
    expect(toJson(value, '', [], true)).toBe(JSON.stringify(value))
    expect(toJson(value, '', ['a', 'd'])).toBe(JSON.stringify(value))
  })

  it('has no place for what is no data', () => {
    expect(() => toJson(() => 1)).toThrow('no place in JSON')
  })
})

describe('text', () => {
  it('has the parts that `substring` and `slice` give', () => {
    fc.assert(
      fc.property(text, position, position, (one, a, b) => {
        expect(between(one, a, b)).toBe(one.substring(a, b))
        expect(sliceText(one, a, b)).toBe(one.slice(a, b))
        expect(unitFrom(one, a)).toBe(one.at(a))
      }),
    )
  })

  it('is replaced as `replace` and `replaceAll` do it, dollars included', () => {
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: fc.constantFrom('a', 'b', '$'), maxLength: 2 }),
        text,
        (one, a, b) => {
          expect(replaceText(one, a, b, false)).toBe(one.replace(a, b))
          expect(replaceText(one, a, b, true)).toBe(one.replaceAll(a, b))
        },
      ),
    )
  })
})

describe('arrays', () => {
  it('have the elements and parts that `at` and `slice` give', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 5 }), position, position, (list, a, b) => {
        expect(itemAt(list, a)).toBe(list.at(a))
        expect(sliceList(list, a, b)).toEqual(list.slice(a, b))
      }),
    )
  })

  it('are filled, repeated and put in front as `fill` and `unshift` do it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 5 }), position, position, (list, a, b) => {
        expect(fillList([...list], 'x', a, b)).toEqual(([...list] as unknown[]).fill('x', a, b))
        const front: unknown[] = [...list]
        unshiftAll(front, ['x', 'y'])
        expect(front).toEqual(['x', 'y', ...list])
        expect(repeatList('x', list.length)).toEqual(new Array(list.length).fill('x'))
      }),
    )
    expect(() => repeatList('x', -1)).toThrow('Invalid array length')
  })

  it('are searched from a position as `indexOf` and `lastIndexOf` do it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 6 }), fc.nat(3), position, (list, value, start) => {
        expect(indexFrom(list, value, start)).toBe(list.indexOf(value, start))
        expect(lastIndexFrom(list, value, start)).toBe(list.lastIndexOf(value, start))
        expect(lastIndexFrom(list, value)).toBe(list.lastIndexOf(value))
      }),
    )
  })

  it('are flattened as `flat` does it', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.array(fc.oneof({ depthSize: 'small' }, fc.nat(9), tie('tree')), { maxLength: 4 }),
    }))
    fc.assert(
      fc.property(tree, fc.integer({ min: -1, max: 4 }), (list, depth) => {
        expect(flatList(list, depth)).toEqual(list.flat(depth))
      }),
    )
  })

  it('are joined as `join` does it', () => {
    const item = fc.oneof(text, integer, fc.boolean(), fc.constant(null))
    fc.assert(
      fc.property(fc.array(item), text, (list, separator) => {
        expect(joinList(list, separator)).toBe(list.join(separator))
      }),
    )
  })

  it('are sorted as `sort` does it, in place, and equal elements keep their order', () => {
    const item = fc.record({ rank: fc.nat(5), name: fc.nat() })
    fc.assert(
      fc.property(fc.array(item), (list) => {
        const compare = (a: unknown, b: unknown): number =>
          (a as { rank: number }).rank - (b as { rank: number }).rank
        const own = [...list]
        expect(sortBy(own, compare)).toBe(own)
        expect(own).toEqual([...list].sort(compare))
      }),
    )
  })
})

describe('objects', () => {
  it('have their keys in the order of Object.keys', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const object = Object.fromEntries(keys.map((one) => [one, 1]))
        expect(keysOf(object)).toEqual(Object.keys(object))
      }),
    )
  })
})

describe('numbers', () => {
  it('have the powers that are exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), fc.nat(12), (base, exponent) => {
        expect(power(base, exponent)).toBe(base ** exponent)
      }),
    )
    expect(() => power(2, -1)).toThrow('2 ** -1 is no integer')
    expect(() => power(2, 60)).toThrow('2 ** 60 is no integer')
  })

  it.each([
    ['', false],
    ['a', true],
    [0, false],
    [1, true],
    [false, false],
    [true, true],
    [null, false],
    [undefined, false],
    [[], true],
    [{}, true],
  ])('say of %j whether it is true', (value, expected) => {
    expect(isTrue(value)).toBe(expected)
  })
})
