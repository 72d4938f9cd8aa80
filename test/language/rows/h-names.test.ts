import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('classes, names, layout', () => {
  isRefused(
    'row 158 field-getter-recursion: not in an object either',
    'KILN220',
    `export function call(): number {
      const o = { value: 1, get x(): number { return 2 } }
      return o.x
    }`,
  )
  behavesAlike(
    'rows 155 to 159: closures over a variable are the object of this language',
    `interface Counter { next: () => number; text: () => string }
    function counter(start: number): Counter {
      let value = start
      const next = (): number => {
        value += 1
        return value
      }
      return { next, text: () => \`\${readFile('An')}!\${next()}\` }
    }
    export function call(n: number): unknown[] {
      const one = counter(n)
      const two = counter(0)
      return [one.next(), one.next(), two.next(), one.text(), ['1'].map((x) => one.next() + x)]
    }`,
    [1],
    [2147483646],
  )

  isRefused(
    'row 88 missing-prop-class: there are no classes that could lack a field',
    'KILN102',
    `class A {
      a = 1
    }
    export function call(): unknown {
      return (new A() as { b?: string }).b
    }`,
  )
  isRefused(
    'row 104 cps-interface-impl: nor classes that Java could call',
    'KILN102',
    `interface Comparator { compare(a: number, b: number): number }
    class Descending implements Comparator {
      compare(a: number, b: number): number {
        return b - a
      }
    }
    export function call(xs: number[]): number[] {
      const order = new Descending()
      return [order.compare(xs[0]!, xs[1]!)]
    }`,
  )
  isRefused(
    'row 105 cps-equals: nor classes that say what is equal',
    'KILN102',
    `class Tag {
      constructor(readonly name: string) {}
      equals(other: Tag): boolean {
        return this.name === other.name
      }
    }
    export function call(): boolean {
      return new Tag('a').equals(new Tag('a'))
    }`,
  )
  isRefused(
    'row 155 ctor-calls-method: nor constructors',
    'KILN102',
    `class A {
      name: string
      constructor() {
        this.name = this.init()
      }
      init(): string {
        return readFile('i')
      }
    }
    export function call(): string {
      return new A().name
    }`,
  )
  isRefused(
    'row 156 cps-static-nested-class: nor fields that call something',
    'KILN102',
    `export function call(): string {
      class Inner {
        name = make()
      }
      return new Inner().name
    }
    function make(): string {
      return readFile('m')
    }`,
  )
  isRefused(
    'row 157 cps-tostring-logic: nor a text that an object makes of itself',
    'KILN102',
    `class A {
      constructor(readonly name: string) {}
      toString(): string {
        return readFile(this.name) + '!'
      }
    }
    export function call(): string {
      return \`\${new A('n').toString()}\`
    }`,
  )
  isRefused(
    'row 159 private-super-field: nor fields that are inherited',
    'KILN102',
    `class A {
      protected k = 'k'
    }
    class B extends A {
      all(): string[] {
        return ['1'].map((x) => this.k + x)
      }
    }
    export function call(): string[] {
      return new B().all()
    }`,
  )

  isRefused(
    'rows 155 to 159: a class as a value is one, too',
    'KILN102',
    `export function call(): boolean {
      const Base = class {}
      return Base !== undefined
    }`,
  )

  behavesAlike(
    'row 160 toplevel-const: a constant of the module is known in every function',
    `const X = 1
    const big = 3000000000
    const NAME = 'image'
    const both = NAME + ':' + X
    const flags = { debug: false, levels: ['a', 'b'], nested: { deep: X } } as const
    const list: readonly string[] = [NAME, \`\${NAME}-\${X}\`]
    const none: string | undefined = undefined
    const double = (n: number): number => n * 2
    const later = X + 1
    export function call(): unknown[] {
      const inner = (): unknown[] => [X, NAME, list[1]]
      return [X, big, NAME, both, flags.debug, flags.levels.length, flags.nested.deep, list, none ?? 'none', double(X), later, inner(), other(), readFile(NAME), [1].map((n) => n + X), flags]
    }
    function other(): unknown[] {
      readFile(both)
      return [X, list.length, flags.levels[0]]
    }`,
  )

  behavesAlike(
    'row 161 reserved-ident: names that Groovy or Jenkins has for itself',
    `interface Words { in: number; as: string; def: number; class: string; default?: string; package: string }
    function as(it: number): number {
      return it + 1
    }
    function def(native: string, trait = 'trait'): string {
      return native + trait
    }
    export function call(assert: number, it: string, params: string[], goto: Words): unknown[] {
      const threadsafe = 2
      let owner = 'owner'
      const delegate = (strictfp: string): string => strictfp + owner
      const { in: inside, as: text, package: pack } = goto
      owner += '!'
      for (const transient of params) owner += transient
      for (let byte = 0; byte < 1; byte++) owner += byte
      const steps = { def: 1, in: 2, call: 3, it: 4 }
      const binding = [assert].map((int) => int + threadsafe)
      const metaClass = 'm'
      const currentBuild = 'c'
      const docker = readFile('docker')
      const scm = 's', pipeline = 'p', thisObject = 't', volatile = 'v', synchronized = 'y', out = 'o', char = 'h', short = 'r', final = 'f', goto2 = 'g'
      return [as(assert), def(it), delegate('x'), inside, text, pack, goto.def, goto.class, goto.default ?? 'none', owner, steps, steps.def, binding, metaClass, currentBuild, docker, scm + pipeline + thisObject + volatile + synchronized + out + char + short + final + goto2, env['GREETING'] ?? 'unset', use('u'), sleep(1), find([1])]
    }
    function use(with_: string): string {
      return with_
    }
    function sleep(int: number): number {
      return int
    }
    function find(any: number[]): number | undefined {
      return any.find((each) => each > 0)
    }`,
    [1, 'it', ['p'], { in: 1, as: 'a', def: 2, class: 'c', package: 'p' }],
  )

  behavesAlike(
    'row 162 step-shadow: a local can have the name of a step',
    `function sh_(script: string): string {
      return readFile(script)
    }
    export function call(): unknown[] {
      const echo = 'echo'
      const stage = ['s'].map((retry) => retry + echo)
      const inner = (readFile: string): string => sh_(readFile)
      const sh = (script: string): string => 'step:' + script
      function error(message: string): string {
        return 'no ' + message
      }
      const o = { container: 1, sh: sh('x') }
      return [sh('a'), echo, stage, inner('f'), o.container, o.sh, error('error'), readFile('real')]
    }`,
  )

  behavesAlike(
    'row 163 line-leading-plus: an expression of many lines is one expression',
    `export function call(x: string, y: string, flag: boolean, n: number): unknown[] {
      const text = x
        + y
        + 'a text that is long enough to need a line of its own, as it goes on and on'
        + x
        + 'and on'
      const isLong = x === 'a text that is long enough to need a line of its own'
        || y === 'a text that is long enough to need a line of its own, as it goes on and on'
        || (flag
          && n > 5)
      const sum = n
        - 1
        - (n
          - 2)
        + n * n
        + n
      const chosen = flag
        ? 'a text that is long enough to need a line of its own, when the flag is set by somebody'
        : 'a text that is long enough to need a line of its own, when the flag is not set by anybody'
      const chained = x
        .trim()
        .toUpperCase()
        .split(',')
        .map((one) => one + 'a text that is long enough to need a line of its own')
        .filter((one) => one !== '')
        .join('-')
      return [text, isLong, sum, chosen, chained,
        [n, n], (n), -n, !flag, {
          a: n }]
    }`,
    ['x', 'y', true, 7],
    ['', '', false, 0],
  )

  behavesAlike(
    'rows 161 and 162: names that the compiler has for its own functions and variables',
    `function keysOf(o: Record<string, number>): string[] {
      return Object.keys(o)
    }
    function integer(isTrue: number): number {
      return isTrue * 3000000000
    }
    function isIndex(at: string): boolean {
      return at === '1'
    }
    const trim = (text: string): string => text.trim()
    const entriesOf = ['table']
    export function call(o: Record<string, number>, product: number): unknown[] {
      const sortBy = [3, 1, 2].sort((a, b) => b - a)
      const joined = ['n', 'x'].join('-')
      const key = 'k', value = 'v', i = 7, keys = ['own'], list = [1], pair = 2, all = 3, unused = 4, result = 5
      const elementAt = list[product] ?? 'none'
      const found: unknown[] = []
      for (const [name, size] of Object.entries(o)) found.push(readFile(name + size + i + key))
      for (const one of keys) found.push(readFile(one + value))
      const pairs = [...new Map([['a', pair]])]
      const made = new Map(list.map((one) => [\`\${one}\`, all] as const))
      const valuesOf = Object.values(o).map((one) => one + unused)
      const { [key]: taken = result } = o
      return [keysOf(o), integer(product), isIndex('1'), trim(' t '), entriesOf, sortBy, joined, elementAt, found, pairs, made.get('1'), valuesOf, taken, Object.entries(o), keys.map((isIndex) => isIndex + keys.length)]
    }`,
    [{ b: 1, '10': 2, '9': 3 }, 2],
    [{ k: 0 }, 0],
  )

  isRefused(
    'row 164 date-iso: dates are not in the language',
    'KILN240',
    `export function call(): string {
      return new Date(0).toISOString()
    }`,
  )
})
