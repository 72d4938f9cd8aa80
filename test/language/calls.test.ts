import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('rest parameters', () => {
  behavesAlike(
    'a closure keeps the rest, which belongs to it alone',
    `export function call(xs: string[]): unknown[] {
      const jobs: (() => string[])[] = []
      function add(first: string, ...names: string[]): string[] {
        jobs.push(() => { names.push(readFile(first)); return names })
        return names
      }
      const rest = add('a', ...xs)
      add('b', ...rest, 'c')
      add('d')
      const found = jobs.map((job) => job())
      xs.push('new')
      return [found, rest, xs, jobs.map((job) => job().length)]
    }`,
    [['x', 'y']],
    [[]],
  )

  behavesAlike(
    'functions are called as their types say, with a rest or without',
    `type Handler = (...texts: string[]) => string
    type Pair = (a: string, b: string) => string
    function run(handler: Handler): string[] {
      return [handler(), handler('1'), handler('1', '2', '3'), handler(...['4', '5'])]
    }
    function both(pair: Pair): string {
      return pair('a', 'b')
    }
    function all(...texts: string[]): string {
      return texts.join('+')
    }
    function two(a = 'none', b = a): string {
      return a + b
    }
    export function call(): unknown[] {
      const handlers: Record<string, Handler> = {
        first: (a) => a ?? 'none',
        second: (_, b = 'missing') => b,
        others: (_, ...rest) => readFile(rest.join()),
        taken: (a, ...[b, c = 'c']) => (a ?? '-') + (b ?? '-') + c,
        none: () => 'x',
        all,
        two,
      }
      const pairs: Pair[] = [(...texts) => texts.join('-'), (a, ...more) => a + more.length, all, two, (...[, b]) => b ?? '']
      const typed: Handler = (a, b) => (b ?? '') + (a ?? '')
      return [Object.keys(handlers).map((name) => run(handlers[name]!)), pairs.map((pair) => both(pair)), run((...texts) => readFile(texts.join())), typed(), typed('a', 'b'), both((...[a]) => a ?? '')]
    }`,
  )

  behavesAlike(
    'a rest of a callback is all that the method gives it',
    `export function call(xs: string[]): unknown[] {
      const count = (...args: unknown[]): number => args.length
      const second = (first: string, ...[i]: unknown[]): string => first + String(i as number)
      const unknown: ((...args: unknown[]) => number)[] = [count]
      return [xs.map((...args) => args.length), xs.map((x, ...[i]) => x + i), xs.map((...[x, i]) => readFile(x + i)), xs.map(count), xs.map(second), xs.map(unknown[0]!), xs.filter((...[, i]) => i > 0), xs.reduce((...[all, x]) => all + x, '')]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'a rest can be taken apart, and be generic',
    `function first<T>(...[head, ...tail]: T[]): unknown[] {
      return [head ?? 'none', tail]
    }
    function pick(name: string, ...[{ a = 1 } = {}, ...others]: { a?: number }[]): unknown[] {
      return [name, a, others.length]
    }
    export function call(): unknown[] {
      return [first(), first(1), first('a', 'b', 'c'), pick('x'), pick('x', { a: 2 }), pick('x', {}, { a: 3 })]
    }`,
  )
})

describe('spread in calls', () => {
  behavesAlike(
    'a tuple goes where its elements would',
    `function join(a: string, b: number, c = 'c', ...more: string[]): string {
      return a + b + c + more.join('')
    }
    function pair(name: string): [string, number] {
      return [readFile(name), name.length]
    }
    export function call(texts: string[]): unknown[] {
      const known: [string, number] = ['k', 1]
      const optional: [string, number, string?] = ['o', 2]
      const closure = (a: string, b: number): string => a + b
      const table = { closure }
      return [join(...known), join(...pair('p')), join(...optional), join(...known, 'x', ...texts, 'end'), closure(...known), table.closure(...pair('t')), join('lead', ...[5] as [number])]
    }`,
    [[]],
    [['1', '2']],
  )

  behavesAlike(
    'arguments are evaluated in their order, what is spread among them, too',
    `export function call(): unknown[] {
      const log: string[] = []
      const say = (text: string): string => { log.push(text); return readFile(text) }
      const list = ['l']
      const pair: [string, string] = ['p', 'q']
      const grow = (): string => { list.push('grown'); pair[0] = 'changed'; say('grow'); return 'g' }
      const show = (a: string, b: string, ...rest: string[]): string => a + b + rest.join()
      return [show(say('1'), say('2'), ...list, grow(), ...list), show(...pair, grow()), show(...pair), log]
    }`,
  )
})

describe('calls of values', () => {
  behavesAlike(
    'whatever has a function as its value can be called',
    `type Make = (name: string) => (suffix?: string) => string
    export function call(flag: boolean): unknown[] {
      const make: Make = (name) => (suffix = '!') => name + suffix
      const reads: Make = (name) => (suffix = '?') => readFile(name + suffix)
      const table: { makes: Make[]; deep: { named: Record<string, Make> } } = { makes: [make, reads], deep: { named: { make, reads } } }
      const once = (() => readFile('once'))()
      const sum = ((a: number, b: number) => a + b)(1, 2)
      let chosen = make
      if (flag) chosen = reads
      return [make('a')(), make('a')('b'), reads('c')(), (flag ? make : reads)('d')('e'), table.makes[1]!('f')(), table.deep.named['make']!('g')('h'), chosen('i')(), once, sum, (table.makes[0] ?? reads)('j')()]
    }`,
    [true],
    [false],
  )

  behavesAlike(
    'pure closures take more and fewer arguments, and lists',
    `function pure(xs: number[]): unknown[] {
      const one: (a: number[], b: number) => number = (a) => a.length
      const none: (a: number) => string = () => 'none'
      const three = (a: number[], b?: number, c = 3): unknown[] => [a, b ?? 'b', c]
      const rest = (a: number[], ...more: number[][]): unknown[] => [a, more]
      const changed = (a: number, b = a): number => { a += 1; b += a; return b }
      const log: string[] = []
      const note = (text: string): number => { log.push(text); return 1 }
      return [one(xs, note('extra')), none(note('none')), three(xs), three(xs, 1), rest(xs), rest(xs, xs), changed(1), changed(1, 5), xs.map(none), log, ((a: number[], b?: number) => [a, b ?? 0])(xs)]
    }
    export function call(xs: number[]): unknown[] {
      return pure(xs)
    }`,
    [[1, 2]],
  )

  behavesAlike(
    'closures in maps and lists are called with what is there',
    `interface Options { name?: string; times?: number }
    type Command = (options?: Options, ...flags: string[]) => string
    export function call(names: string[]): unknown[] {
      const commands: Record<string, Command> = {
        build: ({ name = 'app', times = 1 } = {}, ...flags) => name + times + flags.join(),
        push: (options, flag = 'none') => readFile((options?.name ?? 'nothing') + flag),
        clean: () => 'clean',
      }
      const run = (command?: Command, ...rest: string[]): string => (command ? command({ times: 2 }, ...rest) : 'unknown')
      return names.map((name) => [run(commands[name]), run(commands[name], 'a', 'b'), commands[name]?.() ?? 'no', commands[name]?.({ name })])
    }`,
    [['build', 'push', 'clean', 'other']],
  )

  behavesAlike(
    'a table of the module may hold functions',
    `const commands = { upper: (text: string) => text.toUpperCase(), read: (file: string) => readFile(file), twice } as const
    const names = ['a', 'b'] as const
    function twice(text: string): string {
      return text + text
    }
    function keys(): string[] {
      return Object.keys(commands)
    }
    export function call(): unknown[] {
      const { upper, read } = commands
      return [keys(), names.map((name) => commands.upper(name)), names.map(upper), read('x'), commands.twice('y'), names.map(commands.read)]
    }`,
  )
})

describe('recursion', () => {
  behavesAlike(
    'functions see what is declared after them, and stand before what calls them',
    `export function call(n: number): unknown[] {
      const prefix = readFile('p')
      function add(x: string): string { return prefix + x }
      const early = late('x')
      function late(x: string): string { return x + 'late' }
      function even(m: number): boolean { return m === 0 ? true : odd(m - 1) }
      function odd(m: number): boolean { return m === 0 ? false : even(m - 1) }
      const ping = (i: number): string => (i === 0 ? end : pong(i - 1))
      const pong = (i: number): string => (i === 0 ? end + '!' : ping(i - 1))
      const table = { run: () => pong(1) + count }
      let count: number
      const end = add('end')
      count = 1
      const jobs: (() => string)[] = []
      for (const name of ['a', 'b']) {
        const job = (): string => shout(name)
        const mark = name + '!'
        function shout(text: string): string { return text + own() }
        const own = (): string => readFile(mark)
        jobs.push(job)
      }
      return [add('a'), early, even(n), odd(n), ping(n), pong(n), table.run(), jobs.map((job) => job())]
    }`,
    [3],
    [0],
  )

  behavesAlike(
    'a pure closure that calls itself, in code that waits',
    `export function call(n: number): unknown[] {
      const fact = (m: number, acc = 1): number => (m < 2 ? acc : fact(m - 1, acc * m))
      const walk = (tree: unknown, depth = 0): number[] => (Array.isArray(tree) ? tree.flatMap((one: unknown) => walk(one, depth + 1)) : [depth])
      function down(i: number, ...path: number[]): number[] {
        return i === 0 ? path : down(i - 1, ...path, i)
      }
      return [readFile('x'), fact(n), walk([1, [2, [3]]]), down(n)]
    }`,
    [4],
    [0],
  )

  behavesAlike(
    'calls that wait can nest some hundred deep',
    `export function call(): unknown[] {
      const down = (n: number): number => (n === 0 ? readFile('bottom').length : 1 + down(n - 1))
      return [down(300), deep(300)]
    }
    function deep(n: number): number {
      if (n === 0) return readFile('deep').length
      return deep(n - 1) + 1
    }`,
  )
})

describe('what cannot be called so', () => {
  isRefused(
    'a function with a rest that is handed on as one without',
    'KILN115',
    `type Two = (a: string, b: string) => string
    export function call(): string {
      const all = (...texts: string[]): string => texts.join()
      const two: Two = all
      return two('a', 'b')
    }`,
  )
  isRefused(
    'nor within an object',
    'KILN115',
    `interface Log { info: (text: string) => void }
    function use(log: Log): void { log.info('a') }
    export function call(): void {
      const log = { info: (...texts: string[]) => { echo(texts.join()) } }
      use(log)
    }`,
  )
  isRefused(
    'a function without a rest that is handed on as one with it',
    'KILN115',
    `export function call(): string {
      const one = (text: string): string => text
      const all: (...texts: string[]) => string = one
      return all('a')
    }`,
  )
  isRefused(
    'a rest whose length its caller does not tell',
    'KILN115',
    `export function call(): number {
      const count: (a?: string, b?: string) => number = (...texts) => texts.length
      return count('a')
    }`,
  )
  isRefused(
    'a rest of any type',
    'KILN115',
    `function later<A extends unknown[]>(f: (...args: A) => string, ...args: A): string {
      return f(...args)
    }
    export function call(): string {
      return later((text: string) => text, 'a')
    }`,
  )
})
