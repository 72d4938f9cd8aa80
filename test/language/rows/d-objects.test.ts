import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('objects, maps, JSON', () => {
  behavesAlike(
    'row 80 intkey-order: keys that are integers come first',
    `export function call(pairs: Record<string, string>, more: string[]): unknown[] {
      const o: Record<string, string> = { b: 'x', '2': 'y', 1: 'z', '01': 'text', '-1': 'text', '1.0': 'text', '4294967294': 'last', '4294967295': 'text' }
      for (const key of more) pairs[key] = 'added'
      const visited: string[] = []
      for (const key of Object.keys(pairs)) visited.push(key)
      for (const [key, value] of Object.entries(pairs)) visited.push(key + value)
      for (const key of Object.keys(pairs)) visited.push(readFile(key))
      for (const [key, value] of Object.entries(pairs)) visited.push(readFile(key + value))
      return [Object.keys(o), Object.values(o), Object.entries(pairs), visited, JSON.stringify(o), Object.keys({ ...pairs, '0': 'zero' }), Object.keys(pairs).map((key) => key + '!')]
    }`,
    [{ b: '1', a: '2' }, ['10', '9', 'c']],
    [{ '3': '1', '1': '2', x: '3' }, ['0']],
    [{}, []],
  )

  behavesAlike(
    'row 81 intkey-lookup: every key is text',
    `interface Codes { 1: string; 20: string }
    export function call(n: number, key: string): unknown[] {
      const codes: Codes = { 1: 'a', 20: 'b' }
      const o: Record<string, string> = { 1: 'a', '2': 'b', [n]: 'c', [\`\${n}\`]: 'd' }
      const numbered: Record<number, string> = { 5: 'five' }
      numbered[n] = 'n'
      numbered[3000000000] = 'big'
      delete o[2]
      return [codes[1], codes['20'], o['1'], o[1], o[n], o[key], numbered[n], numbered[5], numbered[3000000000], key in o, n in numbered, 2 in o, Object.keys(numbered)]
    }`,
    [7, '7'],
    [1, '2'],
  )

  behavesAlike(
    'row 82 destructure-default: a default takes the place of what is absent',
    `interface Options { name?: string; count?: number; tags?: string[]; nested?: { deep?: string }; flag?: boolean }
    function named({ name = 'none', count, tags: [first = 'no tag', ...others] = [] }: Options, [x, y = 9]: number[] = [1]): unknown[] {
      return [name, count ?? null, first, others, x, y]
    }
    export function call(options: Options, xs: number[]): unknown[] {
      const [a, b = 2, , d = readFile('d').length] = xs
      const { name = 'd', count: n = a ?? 7, nested: { deep = 'sea' } = {}, flag = true, ...rest } = options
      const [first, ...others] = xs
      const { tags = [name] } = options
      const pairs = [[1, 'one'], [2, 'two']] as const
      const texts = pairs.map(([number, text]) => text + number)
      const sums: string[] = []
      for (const [number, text] of pairs) sums.push(readFile(text + number))
      for (const { name: one = 'unnamed', count = 0 } of [options, {}] as Options[]) sums.push(one + count)
      let p = 1
      let q = 2
      ;[p, q] = [q, p]
      return [a, b, d, name, n, deep, flag, rest, first, others, tags, texts, sums, p, q, named(options), named({}, xs)]
    }`,
    [{}, []],
    [{ name: '', count: 0, tags: [], nested: {}, flag: false }, [0, 0]],
    [{ name: 'x', count: 5, tags: ['t', 'u'], nested: { deep: 'd' } }, [1, 2, 3, 4, 5]],
  )

  behavesAlike(
    'row 83 computed-key: the key is the value of the expression',
    `export function call(k: string, n: number): unknown[] {
      const o = { [k]: 1, ['a' + n]: 2, [\`b\${n}\`]: 3, [readFile('c')]: 4, plain: 5, [k.toUpperCase()]: 6 }
      return [o, o[k], Object.keys(o)]
    }`,
    ['x', 1],
    ['k', 3000000000],
    ['plain', 0],
  )

  behavesAlike(
    'row 84 map-size-prop: a property has the name that it has',
    `interface Named { size: number; class?: string; keys: string[]; empty: boolean; properties: string; metaClass?: string; length: number; get: string; values: { entrySet: string } }
    export function call(named: Named): unknown[] {
      const map = new Map([['a', 1]])
      const set = new Set(['a', 'b'])
      const local = { size: 3, count: 1, isEmpty: true, remove: 'r' }
      local.size += 1
      return [map.size, set.size, named.size, named.class, named.keys, named.empty, named.properties, named.metaClass ?? 'none', named.length, named.get, named.values.entrySet, local.size, local.isEmpty, local.remove, local]
    }`,
    [
      {
        size: 7,
        class: 'c',
        keys: ['k'],
        empty: false,
        properties: 'p',
        length: 1,
        get: 'g',
        values: { entrySet: 'e' },
      },
    ],
    [
      {
        size: 0,
        keys: [],
        empty: true,
        properties: '',
        metaClass: 'm',
        length: 0,
        get: '',
        values: { entrySet: '' },
      },
    ],
  )

  behavesAlike(
    'row 85 object-spread: later properties win, in the order of TypeScript',
    `interface Options { a?: number; b?: number; c?: string }
    export function call(a: Options, b: Options): unknown[] {
      const merged = { ...a, b: 2 }
      const defaults = { b: 1, ...a }
      return [merged, defaults, { ...a, ...b }, { c: 'x', ...a, ...b, d: [...'x'.split(',')] }, Object.keys({ ...a, ...b }), { ...a }, Object.assign({}, a, b), Object.assign({ c: 'x' }, b)]
    }`,
    [{ a: 1 }, { b: 5 }],
    [{ b: 7, a: 1 }, {}],
    [{}, { c: 'y', a: 0 }],
  )

  behavesAlike(
    'row 86 object-spread-null: what is absent adds nothing',
    `export function call(a?: Record<string, number>, flag = false): unknown[] {
      return [{ ...a, b: 2 }, { b: 1, ...a }, { ...(a ?? {}) }, { ...(flag ? { extra: 1 } : {}) }, { ...(flag && { more: 2 }), x: 1 }, { ...(a === undefined ? undefined : a) }]
    }`,
    [],
    [{}],
    [{ a: 1, b: 3 }, true],
  )

  behavesAlike(
    'row 87 merge-mutates: a copy leaves the original as it was',
    `export function call(defaults: Record<string, number>, given: Record<string, number>): unknown[] {
      const merged = { ...defaults, ...given }
      merged['new'] = 1
      const copy = { ...defaults }
      copy['copied'] = 2
      const assigned = Object.assign({}, defaults, { x: 3 })
      assigned['y'] = 4
      const target: Record<string, number> = { t: 1 }
      const same = Object.assign(target, given)
      same['z'] = 5
      return [defaults, given, merged, copy, assigned, target]
    }`,
    [{ a: 1 }, { a: 2, b: 3 }],
    [{}, {}],
  )
  behavesAlike(
    'row 88 missing-prop-class: an object that lacks a property has nothing there',
    `interface A { a: number; b?: number }
    export function call(a: A): unknown[] {
      const made: A = { a: 1 }
      return [a.b, made.b, a.b ?? 'none', a.b === undefined, 'b' in made]
    }`,
    [{ a: 1 }],
    [{ a: 1, b: 0 }],
  )

  behavesAlike(
    'row 89 json-nonascii: JSON has the text of TypeScript',
    `interface Report { s: string; n: number; u?: string; list: (string | undefined)[]; nested: Record<string, boolean> }
    export function call(s: string): string[] {
      const report: Report = { s, n: 1.0, list: ['a', undefined], nested: { t: true, f: false } }
      const maybe: { a: string | undefined; b: string } = { a: undefined, b: s }
      const nulls: { a: string | null; b: number[] } = { a: null, b: [] }
      return [JSON.stringify('é/'), JSON.stringify(report), JSON.stringify(maybe), JSON.stringify(nulls), JSON.stringify(s), JSON.stringify([s, \`\${s}!\`]), JSON.stringify({}), JSON.stringify([]), JSON.stringify(3000000000), JSON.stringify({ [s]: s })]
    }`,
    ['é/'],
    ['"\\ \u0000\u001f\u007f\u0080\u2028\u2029 <&> \' \b\f\n\r\t'],
    ['😀'],
    [''],
  )

  behavesAlike(
    'row 90 json-pretty: the indent is the one that is asked for',
    `type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
    export function call(o: Json): string[] {
      return [JSON.stringify(o, null, 2), JSON.stringify(o, null, 4), JSON.stringify(o, null, '\\t'), JSON.stringify(o, null, 0), JSON.stringify([], null, 2), JSON.stringify([1, [2]], undefined, 2), JSON.stringify('x', null, 2)]
    }`,
    [{ a: [1] }],
    [{}],
    [{ a: {}, b: [], c: { d: [{ e: 'f' }, [1, 'x']], g: null }, 'h i': true }],
  )
  isRefused(
    'row 90 json-pretty: a function that takes part is not in the language',
    'KILN400',
    `export function call(o: Record<string, string>): string {
      return JSON.stringify(o, (key, value: unknown) => (key === 'secret' ? undefined : value))
    }`,
  )

  behavesAlike(
    'row 91 json-slurper-serializable: what JSON held outlives a step',
    `interface Report { a: { b: string[] }; c: number | null; d?: boolean }
    export function call(text: string): unknown[] {
      const report = JSON.parse(text) as Report
      readFile('x')
      const copy = { ...report, e: 1 }
      report.a.b.push('added')
      readFile('y')
      return [report, copy.c, report.a.b.length, Object.keys(report), report.d ?? 'none', JSON.stringify(report)]
    }`,
    ['{"c":1,"a":{"b":["x","é\\u00e9\\n\\"\\\\\\/\\ud83d\\ude00"]}}'],
    [' { "d" : true , "c" : null,\n"a":{"b":[ ]}} '],
    ['{"a":{"b":["1"]},"10":1,"9":2,"c":-12}'],
  )
  behavesAlike(
    'row 91 json-slurper-serializable: any value is JSON, and a wrong text is an error',
    `export function call(texts: string[]): unknown[] {
      return texts.map((text) => {
        try {
          return JSON.parse(text) as unknown
        } catch (e) {
          return e instanceof Error ? 'wrong' : 'other'
        }
      })
    }`,
    [
      [
        '1',
        '"a"',
        'true',
        'null',
        '[]',
        '{}',
        ' [1, 2] ',
        '""',
        '-0',
        '"\\u0041"',
        '"/"',
        '{"":1}',
        '{"a":1,"a":2}',
      ],
    ],
    [
      [
        '',
        ' ',
        '{',
        '[1',
        '[1,]',
        '{"a":1,}',
        "{'a':1}",
        '{a:1}',
        '01',
        '+1',
        '1.',
        '.5',
        '1 2',
        '"a',
        '"\n"',
        '"\\x"',
        'nul',
        'True',
        '[1 2]',
        '{"a" 1}',
        '//x\n1',
        '"\t"',
        '-',
        '{"a":}',
        'undefined',
        'NaN',
        "'a'",
        '[,]',
        '{,}',
        '1]',
        '"\\u12g4"',
      ],
    ],
  )
  isRefused(
    'row 92 map-object-key: a Map tells objects apart by identity',
    'KILN430',
    `interface Key { a: number }
    export function call(key: Key): string | undefined {
      const map = new Map<Key, string>([[key, 'v']])
      return map.get({ a: 1 })
    }`,
  )
  isRefused(
    'row 93 set-dup-list: a Set tells arrays apart by identity',
    'KILN430',
    `export function call(): number {
      return new Set([[1], [1]]).size
    }`,
  )

  behavesAlike(
    'row 94 entries-serializable: entries outlive a step',
    `export function call(o: Record<string, number>): unknown[] {
      const entries = Object.entries(o)
      readFile('x')
      const found: string[] = []
      for (const [key, value] of entries) found.push(readFile(key + value))
      for (const [key, value] of Object.entries(o)) {
        found.push(readFile(key + value))
        delete o[key]
      }
      const map = new Map(Object.entries({ a: 1, b: 2 }))
      for (const [key, value] of map) found.push(readFile(key) + value)
      return [entries, found, entries.map(([key, value]) => key + value), entries.length, Object.fromEntries(entries), o, [...map.entries()], Object.fromEntries(map), entries.filter(([, value]) => value > 1)]
    }`,
    [{ b: 1, a: 2 }],
    [{}],
  )

  behavesAlike(
    'row 95 keyset-serializable: keys and values outlive a step and later changes',
    `export function call(o: Record<string, number>): unknown[] {
      const keys = Object.keys(o)
      const values = Object.values(o)
      readFile('x')
      o['added'] = 9
      keys.push('own')
      const map = new Map([['m', 1]])
      const names = [...map.keys()]
      const set = new Set(keys)
      readFile('y')
      map.set('n', 2)
      const found: string[] = []
      for (const key of set) found.push(readFile(key))
      for (const value of map.values()) found.push(readFile(\`\${value}\`))
      return [keys, values, names, o, found, keys.sort(), values.includes(9)]
    }`,
    [{ b: 1, a: 2 }],
    [{}],
  )

  behavesAlike(
    'row 96 opt-chain: the rest of the chain is skipped',
    `interface A { b: { c: { d: string }; list: string[]; f: (x: string) => string } }
    export function call(a?: A, xs?: string[]): unknown[] {
      const made: A | undefined = a && { b: { ...a.b, f: (x) => x + '!' } }
      return [a?.b.c, a?.b.c.d, a?.b.list.length, a?.b.c.d.toUpperCase().length, xs?.map((x) => x + '1').join(), made?.b.f(readFile('arg')), xs?.length ?? 0, a?.b.list.map((x) => readFile(x)), xs?.includes('x'), (a?.b)?.c.d.slice(1)]
    }`,
    [],
    [{ b: { c: { d: 'x' }, list: ['y', 'z'] } }, ['x']],
    [{ b: { c: { d: '' }, list: [] } }, []],
  )

  behavesAlike(
    'row 97 opt-index: an optional index or call',
    `interface A { list?: string[]; map?: Record<string, { x: string }>; f?: (n: number) => number }
    export function call(a: A, xs?: string[], key = 'k'): unknown[] {
      const made: A = { ...a, ...(a.list ? { f: (n: number) => n + 1 } : {}) }
      return [xs?.[0], a.list?.[1], a.map?.[key], a.map?.[key]?.x, a.map?.['k']?.x.length, made.f?.(1), made.f?.(readFile('arg').length), a.list?.[0]?.toUpperCase(), xs?.[xs.length - 1], a.list?.at(-1)]
    }`,
    [{}],
    [{ list: [], map: {} }, []],
    [{ list: ['a', 'b'], map: { k: { x: 'y' } } }, ['c', 'd']],
  )
})
