import { refusals } from './refusal'
import { programs } from './same-meaning'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('functions', () => {
  behavesAlike(
    'optional and default parameters',
    `export function call(a?: string, b: string = 'b', c: number = 3, d = true): unknown[] {
      return [a === undefined, b, c, d, inner('x'), inner('x', undefined), inner('x', 'y')]
    }
    function inner(a: string, b: string = a + a): string {
      return a + b
    }`,
    [],
    ['a', 'q', 5, false],
    [null, null, null, null],
  )

  behavesAlike(
    'closures see the variables around them',
    `export function call(xs: string[]): unknown[] {
      let count = 0
      const prefix = readFile('p')
      const add = (x: string): string => {
        count += 1
        return prefix + x
      }
      const all = xs.map((x) => add(x))
      return [all, count, add('last'), count]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'closures that call steps can be kept, passed on and called',
    `export function call(names: string[]): string[] {
      const found: string[] = []
      const jobs: (() => void)[] = []
      for (const name of names) jobs.push(() => { found.push(readFile(name)) })
      for (const job of jobs) job()
      twice((n) => { found.push(readFile(\`\${n}\`)) })
      return found
    }
    function twice(body: (n: number) => void): void {
      body(1)
      body(2)
    }`,
    [['a', 'b', 'c']],
  )

  behavesAlike(
    'closures in properties can be called',
    `interface Tool { name: string; run: (text: string) => string }
    export function call(): string[] {
      const tools: Tool[] = [
        { name: 'a', run: (text) => readFile('a' + text) },
        { name: 'b', run: (text) => text + text },
      ]
      return tools.map((tool) => tool.run(tool.name))
    }`,
  )

  behavesAlike(
    'a closure that calls itself',
    `export function call(n: number): number {
      const fib = (i: number): number => (i < 2 ? i : fib(i - 1) + fib(i - 2))
      return fib(n)
    }`,
    [10],
  )

  behavesAlike(
    'closures in an object see the object',
    `interface Arguments { add(name: string, value?: string): Arguments; all(): string[] }
    export function call(): unknown {
      const list: string[] = []
      const made: Arguments = {
        add(name, value) {
          list.push(value === undefined ? '--' + name : '--' + name + '=' + readFile(value))
          return made
        },
        all: () => list.slice(),
      }
      const odd = { is: (n: number): boolean => n !== 0 && even.is(n - 1) }
      const even = { is: (n: number): boolean => n === 0 || odd.is(n - 1) }
      const jobs: (() => number)[] = [() => jobs.length, () => jobs.length + 1]
      const grown = list.length > 0 ? undefined : { again: (): unknown => grown === undefined }
      return [made.add('quiet').add('file', 'f').all(), odd.is(5), even.is(5), jobs.map((job) => job()), grown?.again()]
    }`,
  )

  isRefused(
    'a closure that could run before the variable that it names has its value',
    'KILN136',
    `export function call(): string[] {
      const found: string[] = ['a', 'b'].map((name) => name + found.length)
      return found
    }`,
  )

  isRefused(
    'a closure that could run before the parts that it names have their values',
    'KILN136',
    `function make(stop: () => number): { stop: () => number } {
      return { stop }
    }
    export function call(): number {
      const { stop } = make(() => stop())
      return stop()
    }`,
  )

  behavesAlike(
    'a function in a function is known before its line',
    `export function call(n: number): string {
      return shout(n)
      function shout(i: number): string {
        return i === 0 ? '' : '!' + shout(i - 1)
      }
    }`,
    [3],
  )

  behavesAlike(
    'functions as values',
    `export function call(xs: string[]): unknown[] {
      return [xs.map(upper), xs.map(read), apply(upper), apply(read), xs.some(isA), xs.filter(isA)]
    }
    function upper(x: string): string { return x.toUpperCase() }
    function read(x: string): string { return readFile(x) }
    function isA(x: string): boolean { return x === 'a' }
    function apply(f: (x: string) => string): string { return f('z') }`,
    [['a', 'b']],
  )

  behavesAlike(
    'generic functions and overloads',
    `export function call(n: number): unknown[] {
      return [first([n, 2]), first(['a']), named('x'), named(1), first<string>([])]
    }
    function first<T>(xs: T[]): T | undefined { return xs[0] }
    function named(x: string): string
    function named(x: number): number
    function named(x: string | number): string | number { return x }`,
    [1],
  )

  behavesAlike(
    'recursion over nested data',
    `export function call(tree: unknown): number {
      return count(tree)
    }
    function count(tree: unknown): number {
      if (!Array.isArray(tree)) return 1
      let sum = 0
      for (const one of tree) sum += count(one)
      return sum
    }`,
    [[1, [2, [3, 4]], []]],
  )

  behavesAlike(
    'names that mean something in Groovy',
    `export function call(def: string, as: string): unknown {
      const it = def + 1
      const owner = as + 2
      const params = { in: it, as: owner, class: 'c', default: 'd' }
      const find = (delegate: string): string => delegate + params.class
      return [it, owner, params.in, params.as, params.default, find('x'), print('p'), split(), sleep(), getName(), isReady()]
    }
    function print(binding: string): string { return binding }
    function split(): string { return 'split' }
    function sleep(): string { return 'sleep' }
    function getName(): string { return 'name' }
    function isReady(): boolean { return false }`,
    ['x', 'y'],
  )

  behavesAlike(
    'a local of the name of a step or function hides nothing',
    `export function call(): string[] {
      const echo_ = 'a'
      const inner = (): string => {
        const readFile = 'local'
        return readFile
      }
      return [readFile('x'), inner(), name('q'), echo_]
    }
    function name(text: string): string {
      const call = text
      return call
    }`,
  )

  behavesAlike(
    'inner scopes may reuse a name',
    `export function call(x: string): string[] {
      const found: string[] = [x]
      if (x !== '') {
        const x = 'inner'
        found.push(x)
        for (const x of ['loop']) found.push(x)
      }
      const mapped = [1].map((x) => 'n' + x)
      for (const x of found) if (x === 'inner') return [...found, x, ...mapped]
      return found
    }`,
    ['outer'],
    [''],
  )

  behavesAlike(
    'constants of the module',
    `const base = 'registry'
    const host = \`\${base}.example.com\`
    const port = 5000
    export const DEFAULT_LABELS = { team: base, tags: ['a', 'b'], nested: { on: true, at: port } } as const
    const sizes: readonly number[] = [1, 2, -3]
    export function call(): unknown[] {
      return [host, \`\${host}:\${port}\`, DEFAULT_LABELS.tags, DEFAULT_LABELS, sizes.includes(2), sizes[2]]
    }`,
  )

  behavesAlike(
    'what has no result is absent, whatever Groovy would return',
    `export function call(xs: string[]): unknown[] {
      const add = (x: string): void => { xs.push(x) }
      const table = { run: () => { xs.push('run') } }
      const inBlock = stage('s', () => { readFile('c') })
      return [add('a'), table.run(), inBlock, fill(xs), late(xs), given(() => { readFile('g') }), given(() => add('h')), maybe(1),
        xs.map((x) => { xs.indexOf(x) }), xs.length]
    }
    function fill(xs: string[]): void { xs.push('fill') }
    function late(xs: string[]): void { xs.push(readFile('late')) }
    function given(body: () => unknown): unknown { return body() }
    function maybe(n: number): string | undefined {
      if (n > 1) return 'big'
      readFile('small')
      return
    }`,
    [['x']],
  )

  behavesAlike(
    'calls that stand behind a condition',
    `export function call(a: boolean, xs: string[]): string[] {
      a && echo('and')
      a || echo('or')
      a ? xs.push('then') : add(xs)
      xs.forEach((x) => (a ? echo(x) : echo('-')))
      const copy: string[] = []
      xs.forEach((x) => copy.push(x + '!'))
      return [...copy, \`\${!!xs[0]} \${!!xs[9]}\`]
    }
    function add(xs: string[]): void { xs.push('else') }`,
    [true, ['x']],
    [false, []],
  )

  behavesAlike(
    'a function without a result gives nothing where its name is the callback',
    `export function call(xs: string[]): unknown[] {
      const seen: string[] = []
      const note = (x: string): void => { seen.push(x) }
      const read = (x: string): void => { readFile(x) }
      return [xs.map(note), xs.map(read), xs.map(reads), seen]
    }
    function reads(x: string): void { readFile(x) }`,
    [['a', 'b']],
  )
})
