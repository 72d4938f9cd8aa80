import { programs } from '../same-meaning'

const { behavesAlike } = programs()

describe('functions and closures', () => {
  behavesAlike(
    'row 121 default-param-undefined: a default takes the place of undefined',
    `function f(x = 'd', n = x.length, list: string[] = [x]): unknown[] {
      return [x, n, list]
    }
    function waits(x = readFile('default'), y = readFile(x)): string {
      return x + y
    }
    export function call(given?: string): unknown[] {
      const arrow = (x = 'd', n = x.length): unknown[] => [x, n]
      const waiting = (x = readFile('in')): string => { readFile('y'); return x }
      const table: { run: (x?: string) => string } = { run: (x = 'r') => x }
      const none: string | undefined = given
      return [f(), f(undefined), f('v'), f(given, undefined, []), f('', 0), waits(), waits('a'), waits(undefined, 'b'), arrow(), arrow(undefined), arrow('v'), arrow(none, 3), waiting(), waiting('v'), waiting(none), table.run(), table.run('x'), table.run(none), ['a'].map((x = 'm') => x)]
    }`,
    [],
    ['g'],
    [''],
  )

  behavesAlike(
    'row 122 missing-arg: a parameter without an argument is undefined',
    `function f(a: number, b?: string, c?: string[]): string {
      if (b === undefined) return 'none'
      return c === undefined ? b : b + c.join()
    }
    function waits(a: number, b?: string): string {
      readFile('x')
      return b ?? 'none'
    }
    export function call(): unknown[] {
      const arrow = (a: number, b?: string): string => (b ? b + a : 'none')
      const waiting = (a: number, b?: string): string => { readFile('x'); return b ?? 'none' }
      const table: { run: (a?: number, b?: string) => string } = { run: (a, b) => \`\${a ?? 'no a'} \${b ?? 'no b'}\` }
      return [f(1), f(1, 'b'), f(1, 'b', []), f(1, undefined), waits(1), waits(1, 'b'), arrow(1), arrow(1, 'b'), waiting(1), waiting(1, 'b'), table.run(), table.run(1), table.run(1, 'b'), later((a, b) => b ?? 'no b')]
    }
    function later(f: (a: number, b?: string) => string): string {
      return f(1) + f(1, 'b')
    }`,
  )

  behavesAlike(
    'row 123 extra-arg: a callback may take less than it is given',
    `function apply(cb: (a: number, b: number) => number): number {
      return cb(1, 2)
    }
    export function call(): unknown[] {
      const one = (a: number): number => a
      const table: Record<string, (a: number, b: number) => number> = { one, none: () => 7, both: (a, b) => a + b }
      return [apply((a) => a), apply(one), apply(() => 5), table['one']!(3, 4), table['none']!(3, 4), table['both']!(3, 4), [5, 6].map(() => 'x'), [5, 6].map(one), [1, 2].reduce((sum) => sum + 1, 0), Object.keys(table).map((name) => table[name]!(1, 2)), [3, 4].map((x) => apply(() => x))]
    }`,
  )

  behavesAlike(
    'row 124 closure-zero-arg: a callback may take nothing',
    `function apply(cb: (a: string) => string): string {
      return cb('x')
    }
    export function call(): unknown[] {
      const ok = (): string => 'ok'
      const read = (): string => readFile('ok')
      return [apply(() => 'ok'), apply(ok), apply(read), ok(), read(), ['a', 'b'].map(ok), ['a'].map(read), ['a', 'b'].filter(() => true), ['a'].some(() => false), stage('s', ok)]
    }`,
  )

  behavesAlike(
    'row 125 list-arg-destructure: an array is one argument',
    `function f(a: number[], b?: number[]): unknown[] {
      return [a, b ?? 'none']
    }
    function apply(cb: (xs: number[], more?: number) => unknown): unknown {
      return cb([1, 2])
    }
    export function call(): unknown[] {
      const g = (a: number[], b = 5): unknown[] => [a, b]
      const waits = (a: number[], b?: number): unknown[] => { readFile('x'); return [a, b ?? 'none'] }
      const table = { run: (a: number[], b?: number): unknown[] => [a, b ?? 'none'] }
      const pairs: [number, number][] = [[1, 2], [3, 4]]
      return [f([1, 2]), g([1, 2]), g([1, 2], 3), waits([1, 2]), table.run([1, 2]), apply((xs, more) => [xs, more ?? 'none']), apply((xs) => xs), pairs.map((pair) => pair.length), pairs.map((pair, i) => [pair, i]), pairs.filter((pair) => pair[0] > 1), pairs.map(([a, b]) => a * b), pairs.reduce((sum, pair) => sum + pair.length, 0), pairs.reduce((sum, [a, b]) => sum + a * b, 0), pairs.some(([a]) => a === 3), pairs.flatMap((pair) => pair)]
    }`,
  )

  behavesAlike(
    'row 126 varargs-null: rest parameters are an array',
    `function f(first: string, ...xs: (number | undefined)[]): unknown[] {
      return [first, xs.length, xs]
    }
    function waits(...names: string[]): string[] {
      return names.map((name) => readFile(name))
    }
    export function call(xs: number[], maybe?: number): unknown[] {
      const arrow = (...ys: number[]): number => ys.length
      const joined = (separator: string, ...texts: string[]): string => { readFile('j'); return texts.join(separator) }
      const log = (message: string, ...details: unknown[]): string => message + details.length
      return [f('a'), f('a', maybe), f('a', 1, 2), f('a', ...xs), waits(), waits('a'), waits('a', 'b'), waits(...['c']), arrow(), arrow(1), arrow(...xs, 3), joined('-'), joined('-', 'a', 'b'), log('x', [1, 2]), log('x', [1, 2], {}), given((...zs) => zs.length)]
    }
    function given(f: (...zs: string[]) => number): number {
      return f('a', 'b') + f()
    }`,
    [[]],
    [[5, 6], 7],
  )

  behavesAlike(
    'row 127 named-args-reorder: an object is an argument in its place',
    `function f(name: string, options: { a: number; b?: string }): unknown[] {
      return [name, options]
    }
    function g(options: { a: number }, name = 'default', more?: { c: string }): unknown[] {
      return [options, name, more ?? 'none']
    }
    export function call(n: number): unknown[] {
      const arrow = (name: string, options: { a: number }): unknown[] => [name, options]
      const table = { run: (options: { a: number }, name: string): unknown[] => [options, name] }
      return [f('x', { a: 1 }), f('x', { a: n, b: 'y' }), g({ a: 1 }), g({ a: 1 }, 'x'), g({ a: 1 }, undefined, { c: 'd' }), arrow('x', { a: n }), table.run({ a: n }, 'x'), readFile('x').concat('y')]
    }`,
    [1],
  )

  behavesAlike(
    'row 128 loop-closure: each round has a variable of its own',
    `export function call(n: number): unknown[] {
      const fs: (() => number)[] = []
      for (let i = 0; i < n; i++) fs.push(() => i)
      const waits: (() => string)[] = []
      for (let i = n; i > 0; i -= 2) {
        if (i === 2) continue
        waits.push(() => readFile(\`\${i}\`))
        readFile('round')
      }
      const changed: (() => number)[] = []
      for (let i = 0; i < n; i++) {
        changed.push(() => i)
        i++
      }
      const inner: (() => number)[] = []
      let k = 0
      while (k < n) {
        const own = k
        let mine = k * 10
        inner.push(() => own + mine)
        mine += 1
        k++
      }
      const indexes = ['a', 'b'].map((x, i) => () => x + i)
      return [fs.map((f) => f()), waits.map((f) => f()), changed.map((f) => f()), inner.map((f) => f()), indexes.map((f) => f())]
    }`,
    [3],
    [0],
    [4],
  )
  behavesAlike(
    'row 128 loop-closure: branches of `parallel` made in a loop',
    `export function call(names: string[]): unknown {
      const branches: Record<string, () => string> = {}
      for (let i = 0; i < names.length; i++) branches[\`b\${i}\`] = () => readFile(names[i]! + i)
      return parallel(branches)
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'row 129 forin-closure: so has each round over an array',
    `export function call(xs: number[], o: Record<string, number>): unknown[] {
      const fs: (() => number)[] = []
      for (const x of xs) fs.push(() => x)
      const gs: (() => string)[] = []
      for (const [key, value] of Object.entries(o)) gs.push(() => key + value)
      for (const key of Object.keys(o)) gs.push(() => readFile(key))
      const hs: (() => number)[] = []
      for (let x of xs) {
        x += 10
        hs.push(() => x)
        x += 1
      }
      const map = new Map(Object.entries(o))
      for (const [key, value] of map) gs.push(() => key + value)
      return [fs.map((f) => f()), gs.map((g) => g()), hs.map((h) => h())]
    }`,
    [[1, 2, 3], { a: 1, b: 2 }],
    [[], {}],
  )

  behavesAlike(
    'row 130 nested-recursion: a closure that calls itself',
    `interface Tree { name: string; children?: Tree[] }
    function depth(tree: Tree): number {
      return 1 + (tree.children ?? []).reduce((most, child) => Math.max(most, depth(child)), 0)
    }
    function visit(tree: Tree, indent: string): string[] {
      readFile(indent + tree.name)
      const found = [tree.name]
      for (const child of tree.children ?? []) found.push(...visit(child, indent + '-'))
      return found
    }
    export function call(n: number, tree: Tree): unknown[] {
      const f = (m: number): number => (m <= 1 ? 1 : m * f(m - 1))
      function even(m: number): boolean {
        return m === 0 ? true : odd(m - 1)
      }
      function odd(m: number): boolean {
        return m === 0 ? false : even(m - 1)
      }
      const waits = (m: number): string => (m === 0 ? '' : readFile(\`\${m}\`) + waits(m - 1))
      const names = (one: Tree): string[] => [one.name, ...(one.children ?? []).flatMap((child) => names(child))]
      return [f(n), even(n), odd(n), waits(n), names(tree), depth(tree), visit(tree, '')]
    }`,
    [5, { name: 'a', children: [{ name: 'b', children: [{ name: 'c' }] }, { name: 'd' }] }],
    [0, { name: 'x' }],
    [18, { name: 'x', children: [] }],
  )

  behavesAlike(
    'row 131 shadow-local: a name can be used again in a block',
    `const x = 'module'
    export function call(n: number): unknown[] {
      const found: unknown[] = [x]
      {
        const x = 2
        found.push(x)
      }
      if (n > 0) {
        const x = 'if'
        found.push(readFile(x))
      } else {
        const x = 'else'
        found.push(x)
      }
      for (const x of ['a']) {
        found.push(x)
        const n = 'inner'
        found.push(n)
        { const x = n + 1; found.push(x) }
      }
      for (let n = 0; n < 1; n++) found.push(n)
      const f = (): string => { const n = 'closure'; return n + x }
      try {
        const n = 'try'
        throw new Error(n)
      } catch (n) {
        found.push((n as Error).message)
      }
      switch (n) {
        case 1: { const n = 'case'; found.push(n); break }
        default: { const n = 'default'; found.push(n) }
      }
      return [...found, f(), n, x]
    }`,
    [1],
    [0],
  )

  behavesAlike(
    'row 132 shadow-param: the parameter of a callback can have a name that is in use',
    `export function call(x: number, xs: number[]): unknown[] {
      const i = 'outer'
      const nested = xs.map((x) => xs.map((x, i) => x * 10 + i))
      const inner = (x: string): string => x + i
      const read = xs.map((x, i) => readFile(\`\${x}\${i}\`) + xs.map((x) => readFile(\`in\${x}\`)).join())
      return [xs.map((x) => x + 1), xs.filter((i) => i > 1), nested, inner('y'), read, x, i, xs.reduce((x, i) => x + i, 0)]
    }`,
    [5, [1, 2]],
    [5, []],
  )

  behavesAlike(
    'row 133 cps-nested-it: callbacks in callbacks',
    `export function call(xs: number[], ys: number[]): unknown[] {
      return [xs.map((x) => ys.map((y) => x + y)), xs.map((it) => ys.map((it) => it).concat(it)), xs.map((x) => ys.map(() => x)), xs.flatMap((x) => ys.filter((y) => y > x).map((y) => readFile(\`\${x}\${y}\`))), xs.map(() => ys.map((_, i) => i))]
    }`,
    [[1, 2], [10]],
    [[1], [0, 10]],
    [[], []],
  )
  behavesAlike(
    'row 135 last-expr-return: a function without a return has no value',
    `function quiet(xs: string[]): void {
      xs.push('q')
    }
    function waits(xs: string[]): void {
      xs.push(readFile('w'))
    }
    function early(xs: string[]): void {
      if (xs.length > 3) return
      xs.push('e')
    }
    function maybe(n: number): string | undefined {
      if (n > 1) return 'big'
      readFile('small')
      return
    }
    export function call(n: number): unknown[] {
      const xs: string[] = []
      const first: unknown = quiet(xs)
      const second: unknown = waits(xs)
      return [first, second, early(xs), early(xs), maybe(n), xs]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 136 cps-return-cast: what is returned has the type that the function says',
    `function text(n: number): string {
      readFile('x')
      return String(n)
    }
    function count(text: string): number {
      readFile('x')
      return text.length
    }
    function either(n: number): string | number {
      return readFile('x') === 'x' && n > 1 ? n : \`\${n}\`
    }
    export function call(n: number): unknown[] {
      const kind = (value: string | number): string => (typeof value === 'string' ? 'string' : 'number')
      return [kind(text(n)), kind(count('abc')), kind(either(n)), text(n) + 1, count('abc') + 1]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 137 cps-bool-method-return: a function that tells true or false returns no list',
    `function has(xs?: string[]): boolean {
      readFile('x')
      return !!xs
    }
    function pure(xs?: string[], text = ''): boolean {
      return Boolean(xs) && !!text
    }
    function both(xs: string[] | undefined, text: string): boolean {
      return has(xs) || text !== ''
    }
    export function call(xs?: string[], text = ''): unknown[] {
      const arrow = (): boolean => !!text
      return [has(xs), pure(xs, text), both(xs, text), arrow(), has(xs) === true, pure(xs) === false]
    }`,
    [],
    [[]],
    [['a'], 'x'],
  )
  behavesAlike(
    'row 138 cps-bool-coerce-local: a variable that tells true or false holds no list',
    `export function call(xs?: string[], text = '', n = 0): unknown[] {
      const given: boolean = !!xs
      let filled = Boolean(text)
      filled = !!n || filled
      const options = { given, hasText: !!text, none: !n }
      return [given, filled, options, given === true, [!!text, !!n].includes(true), !!text === !!n]
    }`,
    [],
    [[]],
    [['a'], 'x', 1],
    [[], '', 3000000000],
  )

  behavesAlike(
    'row 139 method-ref: a function can be taken from an object',
    `interface Api { m: (x: string) => string; later: () => string }
    function make(name: string): Api {
      return { m: (x) => name + x, later: () => readFile(name) }
    }
    export function call(): unknown[] {
      const o = make('o')
      const f = o.m
      const { later, m: other } = o
      const fs = [o.m, f, (x: string) => x]
      const byName: Record<string, (x: string) => string> = { f, g: o.m, named }
      return [f('1'), later(), other('2'), fs.map((one) => one('3')), ['4'].map(o.m), ['5'].map(f), byName['f']!('6'), byName['named']!('7'), apply(named), apply(o.m), ['8'].map(named)]
    }
    function named(x: string): string {
      return x + '!'
    }
    function apply(f: (x: string) => string): string {
      return f('a')
    }`,
  )

  behavesAlike(
    'row 140 cps-noncps-calls-cps: functions call each other, whether they wait or not',
    `function a(): string {
      return 'a' + b()
    }
    function b(): string {
      return readFile('b') + pure('x')
    }
    function pure(x: string): string {
      return x + deeper(x)
    }
    function deeper(x: string): string {
      return x.length > 0 ? 'd' : ''
    }
    export function call(): unknown[] {
      return [a(), pure('y'), ['p'].map(pure), ['q'].map((x) => pure(x) + a()), [1].map(() => b())]
    }`,
  )
  behavesAlike(
    'row 142 cps-assign-expr: an assignment has its value',
    `export function call(): number {
      let a = 1
      const b = (a = 3) + 1
      return a + b
    }`,
  )
  behavesAlike(
    'row 142 cps-assign-expr: so has a step of a counter',
    `export function call(): number {
      let a = 1
      const b = a++
      return a + b
    }`,
  )
})
