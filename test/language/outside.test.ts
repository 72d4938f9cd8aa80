import type { EngineVariant } from '../bench/engine'
import type { Json } from '../bench/world'
import { underCps } from './same-meaning'

/**
 * What Groovy code gives a program: it holds GStrings, Longs and collections of any class, which are not equal to what they
 * look like, or cannot be saved while a step runs.
 */

interface Visit {
  title: string
  source: string
  /** Groovy that calls the program; `x` is 'x', `one` a Long. */
  caller: string
  /** Groovy of steps of another library. */
  steps?: string
  result: Json
}

const visits: Visit[] = [
  {
    title: 'text in an array, an object and a key',
    source: `export function call(options: { tags: string[]; labels: Record<string, string> }): unknown[] {
      const { tags, labels } = options
      const found: Record<string, number> = { x1: 1 }
      return [tags.includes('x1'), tags.indexOf('x1'), found[tags[0]!] ?? 'none', [...new Set(tags)], labels['x1'] ?? 'none', 'x1' in labels, Object.keys(labels).includes('x1'), labels]
    }`,
    caller: `call([tags: ["\${x}1", 'x1'], labels: [("\${x}1".toString()): "\${x}2"] + ["\${x}3": 'a']])`,
    result: [true, 0, 1, ['x1'], 'x2', true, true, { x1: 'x2', x3: 'a' }],
  },
  {
    title: 'a key that is a GString',
    source: `export function call(labels: Record<string, string>): unknown[] {
      return ['x1' in labels, labels['x1'] ?? 'none', Object.entries(labels).map(([key, value]) => key + value)]
    }`,
    caller: `def labels = [:]; labels.put("\${x}1", 'a'); return call(labels)`,
    result: [true, 'a', ['x1a']],
  },
  {
    title: 'text and a number as they are',
    source: `export function call(text: string, n: number, m?: number, unsure?: string | number): unknown[] {
      const found: Record<string, string> = { x1: 'found' }
      return [[text].includes('x1'), found[text] ?? 'none', [n].includes(1), ['a', 'b'][n], [1, 2].indexOf(n), m ?? 'none', unsure === 'x1', typeof unsure === 'string' ? found[unsure] : 'none', [1].includes(m ?? 0)]
    }`,
    caller: `call("\${x}1", one, one, "\${x}1")`,
    result: [true, 'found', true, 'b', 0, 1, true, 'found', true],
  },
  {
    title: 'what is absent',
    source: `export function call(n?: number, names?: string[], value?: unknown, m = 3): unknown[] {
      return [n ?? 'none', names ?? 'none', value ?? 'none', m]
    }`,
    caller: `call(null, null, null, null)`,
    result: ['none', 'none', 'none', 3],
  },
  {
    title: 'numbers of any class',
    source: `export function call(numbers: number[]): unknown[] {
      return [numbers.map((one) => [1, 3000000000].includes(one)), numbers.map((one) => String(one)), numbers.map((one) => Number.isInteger(one))]
    }`,
    caller: `call([1L, 1G, (short) 1, 1.0, 3000000000, 3000000000G])`,
    result: [
      [true, true, true, true, true, true],
      ['1', '1', '1', '1', '3000000000', '3000000000'],
      [true, true, true, true, true, true],
    ],
  },
  {
    title: 'what is no safe integer, where the type leaves it open',
    source: `export function call(values: unknown[]): unknown[] {
      return values.map((one) => [typeof one, Number.isInteger(one), Number.isSafeInteger(one)].join())
    }`.replace('typeof one, ', "typeof one === 'number', "),
    caller: `call([1.5, 9007199254740993L, 1L, "\${x}"])`,
    result: ['true,false,false', 'true,true,false', 'true,true,true', 'false,false,false'],
  },
  {
    title: 'arrays of Java and ranges, also while a step runs',
    source: `export function call(o: Record<string, unknown>): unknown[] {
      const arrays = Object.values(o)
      readFile('x')
      return arrays.map((one) => [Array.isArray(one), one])
    }`,
    caller: `call([split: 'a,b'.split(','), range: 1..3, part: ['a', 'b', 'c'].subList(0, 2)])`,
    result: [
      [true, ['a', 'b']],
      [true, [1, 2, 3]],
      [true, ['a', 'b']],
    ],
  },
  {
    title: 'a map that cannot be saved, while a step runs',
    source: `export function call(o: Record<string, unknown>): unknown[] {
      readFile('x')
      return [Object.keys(o), o]
    }`,
    caller: `call(new groovy.json.JsonSlurper().parseText('{"a": {"b": [1, "c", null, 12345678901]}}'))`,
    result: [['a'], { a: { b: [1, 'c', null, 12345678901] } }],
  },
  {
    title: 'what a closure returns',
    source: `export function call(text: () => string, number: () => number, list: () => string[], other: { run: () => unknown }): unknown[] {
      const found: Record<string, string> = { x1: 'found' }
      const names = new Set([text()])
      const value = other.run()
      return [[text()].includes('x1'), found[text()] ?? 'none', names.has('x1'), [number()].includes(1), ['a', 'b'][number()] ?? 'none', list().includes('x1'), typeof value === 'string' ? found[value] : 'none', text() === 'x1', \`\${text()}\`, number() + 1]
    }`,
    caller: `call({ "\${x}1" }, { one }, { ["\${x}1"] }, [run: { "\${x}1" }])`,
    result: [true, 'found', true, true, 'b', true, 'found', true, 'x1', 2],
  },
  {
    title: 'what a closure returns through a step, and through a function of the program',
    source: `export function call(body: () => string): unknown[] {
      return [[withEnv(['A=b'], body)].includes('x1'), [around(body)].includes('x1'), [around(() => 'x1')].includes('x1'), [handed(body)].includes('x1')]
    }
    function around(body: () => string): string {
      return stage('around', body)
    }
    function handed<T>(body: () => T): T {
      return body()
    }`,
    caller: `call({ "\${x}1" })`,
    result: [true, true, true, true],
  },
  {
    title: 'what a step of another library returns',
    source: `export function call(): unknown[] {
      const found: Record<string, string> = { x1: 'found' }
      const text = described('x')
      const list = described('x', 2)
      const map = descriptions()
      readFile('x')
      const seen = new Set([text, ...list])
      return [['x1'].includes(text), [text].includes('x1'), found[text] ?? 'none', found[described('x')], text === 'x1', described('x').length, list.includes('x2'), list.length, list.map((one) => one + '!'), [...seen], map['x1'] ?? 'none', Object.values(map).includes('x3'), Object.keys(map)]
    }`,
    caller: 'call()',
    steps: `def described(name) { return "\${name}1" }
      def described(name, count) { return (1..count).collect { "\${name}\${it}" } as Object[] }
      def descriptions() { def all = [:]; all.put("\${'x'}1", "\${'x'}3"); return Collections.unmodifiableMap(all) }`,
    result: [
      true,
      true,
      'found',
      'found',
      true,
      2,
      true,
      2,
      ['x1!', 'x2!'],
      ['x1', 'x2'],
      'x3',
      true,
      ['x1'],
    ],
  },
  {
    title: 'a closure as a callback',
    source: `export function call(names: string[], format: (name: string) => string, isWanted: (name: string) => boolean): unknown[] {
      return [names.map(format).includes('xa'), names.filter(isWanted).map((one) => one + '!'), names.flatMap((one) => [format(one)]).includes('xb')]
    }`,
    caller: `call(['a', 'b'], { "\${x}\${it}" }, { it == 'a' })`,
    result: [true, ['a!'], true],
  },
  {
    title: 'what a closure calls a function of the program with',
    source: `export function call(body: (use: (text: string, count: number, more?: string[]) => string) => string): unknown[] {
      const found: Record<string, string> = { x1: 'found' }
      const seen: unknown[] = []
      const result = body((text, count, more) => {
        seen.push(found[text] ?? 'none', [1].includes(count), more === undefined ? 'none' : more.includes('x1'))
        return readFile(text)
      })
      return [seen, result]
    }`,
    caller: `call({ use -> use("\${x}1", one, ["\${x}1"]) + use("\${x}2", 2L) })`,
    result: [['found', true, true, 'none', false, 'none'], 'x1x2'],
  },
]

describe.each<EngineVariant>(['cps-1.31', 'sandbox-1.24'])('from outside, on %s', (engine) => {
  it.each(visits)('$title', async ({ source, caller, steps, result }) => {
    const prologue = `def x = 'x'; def one = 1L; `
    const body = caller.includes('return ') ? caller : `return ${caller}`
    const run = await underCps(source, [], prologue + body, engine, steps)
    expect(run.error).toBeUndefined()
    expect(run.result).toEqual(result)
  })

  it.each([
    ['n: number', '1.5'],
    ['n: number', '9007199254740993L'],
    ['n?: number', '1.5'],
    ['n = 1', '1.5'],
  ])('a number that is no safe integer is an error: %s, %s', async (parameter, value) => {
    const source = `export function call(${parameter}): unknown { return n }`
    const run = await underCps(source, [], `return call(${value})`, engine)
    expect(run.error?.message).toMatch(/is no integer between/)
  })
})
