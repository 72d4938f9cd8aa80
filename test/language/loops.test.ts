import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('loops', () => {
  behavesAlike(
    'do: continue asks the condition, break does not, in both worlds',
    `export function call(n: number): unknown[] {
      return [pure(n), waiting(n)]
    }
    function pure(n: number): string[] {
      const found: string[] = []
      let i = 0
      do {
        i++
        if (i === 2) continue
        if (i === 5) break
        found.push(\`\${i}\`)
        const i2 = 'shadow'
        found.push(i2)
      } while (i < n)
      do found.push('once')
      while (found.length < 3)
      outer: do {
        i++
        do {
          i++
          if (i % 3 === 0) continue outer
          if (i > 12) break outer
        } while (i % 2 === 1)
      } while (i < 20)
      return [...found, \`\${i}\`]
    }
    function waiting(n: number): string[] {
      const found: string[] = []
      let i = 0
      do {
        i++
        if (i === 2) continue
        if (i === 5) break
        found.push(readFile(\`\${i}\`))
      } while ([i].some((one) => readFile(\`check \${one}\`) !== '' && one < n))
      do {
        try {
          if (readFile('try') === 'try') continue
          found.push('never')
        } finally {
          found.push(readFile('finally'))
        }
      } while (found.length < 4)
      return found
    }`,
    [0],
    [3],
    [9],
  )

  behavesAlike(
    'for: several counters, parts left out, continue and labels',
    `export function call(n: number): unknown[] {
      return [pure(n), waiting(n)]
    }
    function pure(n: number): unknown[] {
      const found: unknown[] = []
      for (let i = 0, j = n; i < j; i++, j--) {
        if (i === 1) continue
        found.push([i, j])
      }
      for (const step = 2; found.length < n; ) found.push(step)
      let k = 0
      for (k = 3, found.push('init'); k > 0; k--, found.push('update')) {
        if (k === 2) continue
        found.push(k)
      }
      outer: for (let i = 0, text = ''; i < 4; i++, text += i) {
        for (let j = 0; ; j++) {
          if (j === i) continue outer
          if (j === 2) break outer
          found.push(text + j)
        }
      }
      for (let i = 0, list = [5, 6]; i < list.length; found.push(list[i]!), i++);
      return found
    }
    function waiting(n: number): unknown[] {
      const found: unknown[] = []
      for (let i = 0, text = readFile('start'); i < n; i++, text = readFile(text + i)) {
        if (readFile('skip ' + i) === 'skip 1') continue
        found.push(text)
      }
      for (let text = readFile('a'); text.length < 4; text += readFile('b')) found.push(text)
      for (let names = ['x', 'y']; names.length > 0; names = names.length > 1 && n > 2 ? [readFile('z')] : []) {
        if (names.length === 1) continue
        found.push(names.map((name) => readFile(name)).join())
      }
      outer: for (let i = 0; i < 3; i++) {
        for (let j = 0, k = 0; j < 3; j++, k += 2) {
          if (readFile(\`\${i}\${j}\`) === '01') continue outer
          if (i === 2) break outer
          found.push(k)
        }
      }
      return found
    }`,
    [0],
    [2],
    [5],
  )

  behavesAlike(
    'counters beyond 31 bits, negative ones, and steps of any size',
    `export function call(start: number, step: number): number[] {
      const found: number[] = []
      for (let i = start; found.length < 3; i += step) found.push(i)
      for (let i = start; i > start - 3 * step; i -= step) found.push(i, readFile(\`\${i}\`).length)
      for (let i = 1; i < 5000000000; i = i * 1000 + 1) found.push(i)
      for (let i = 2147483646; i < 2147483650; i++) found.push(i)
      for (let i = 10, big = 4294967296; i > 0; i = Math.floor(i / 2), big += 4294967296) found.push(big + i)
      return found
    }`,
    [4294967295, 1],
    [2147483647, 3],
    [-5, 2],
  )

  behavesAlike(
    'each round has variables of its own, also where the body or a closure changes them',
    `export function call(n: number): unknown[] {
      return [pure(n), waiting(n)]
    }
    function pure(n: number): unknown[] {
      const fs: (() => string)[] = []
      for (let i = 0, text = 'a'; i < n; i++, text += 'b') {
        if (i === 1) continue
        fs.push(() => text + i)
        text += '.'
      }
      for (let i = 0; i < n; i++) {
        const add = (): string => {
          i += 10
          return \`\${i}\`
        }
        fs.push(add)
        if (i === 0) continue
        add()
      }
      const tests: (() => boolean)[] = []
      const keep = (test: () => boolean): boolean => {
        tests.push(test)
        return true
      }
      for (let i = 0; keep(() => i > 1) && i < n; i++) fs.push(() => \`t\${i}\`)
      for (let [a, b] = [0, 5]; a < b; a++, b--) fs.push(() => \`\${a}-\${b}\`)
      return [fs.map((f) => f()), fs.map((f) => f()), tests.map((test) => test())]
    }
    function waiting(n: number): unknown[] {
      const fs: (() => string)[] = []
      for (let i = 0; i < n; i++) {
        readFile(\`round \${i}\`)
        fs.push(() => readFile(\`late \${i}\`))
        if (i === 1) continue
        i++
        readFile(\`end \${i}\`)
      }
      for (const name of ['a', 'b']) {
        let own = name
        fs.push(() => own)
        own += readFile(name)
      }
      let count = 0
      do {
        const own = count
        fs.push(() => \`do \${own}\`)
        count += readFile('x').length
        if (count === 2) continue
      } while (count < n)
      return fs.map((f) => f())
    }`,
    [0],
    [3],
  )

  behavesAlike(
    'blocks with labels, of any kind',
    `export function call(values: string[]): string[][] {
      return values.map((value) => [...pure(value), ...waiting(value)])
    }
    function pure(value: string): string[] {
      const found: string[] = []
      block: {
        found.push('a')
        if (value === 'a') break block
        for (const one of [1, 2, 3]) {
          if (one === 2) continue
          if (value === 'b') break block
          if (one === 3) break
          found.push(\`\${one}\`)
        }
        inner: {
          if (value === 'c') break block
          if (value === 'd') break inner
          found.push('inner')
        }
        found.push('after inner')
      }
      choice: if (value !== '') {
        if (value === 'e') break choice
        found.push('not e')
      } else found.push('empty')
      first: second: switch (value) {
        case 'f':
          for (;;) break first
        case 'g': {
          part: {
            if (value.length === 1) break
            break part
          }
          found.push('long')
          break second
        }
        default:
          found.push('default')
      }
      return found
    }
    function waiting(value: string): string[] {
      const found: string[] = []
      for (const one of ['x', 'y']) {
        block: try {
          if (readFile(value) === 'a') break block
          if (readFile(value) === 'b') continue
          if (value === 'c') break
          found.push(readFile(one))
        } finally {
          found.push(readFile('finally'))
        }
        found.push('end')
      }
      def: for (;;) {
        switch (readFile(value)) {
          default:
            break def
        }
      }
      return found
    }`,
    [['a', 'b', 'c', 'd', 'e', 'f', 'g', '', 'zz']],
  )

  behavesAlike(
    'loops that never run, run once, and end by return',
    `export function call(names: string[]): unknown[] {
      const found: string[] = []
      while (false) found.push('never')
      for (; false; ) found.push('never')
      do {
        found.push(readFile('once'))
      } while (false)
      for (const name of []) found.push(name)
      return [found, first(names), firstWaiting(names), position(names, 'b')]
    }
    function first(names: string[]): string {
      do {
        for (const name of names) {
          if (name !== '') return name
        }
        return 'none'
      } while (true)
    }
    function firstWaiting(names: string[]): string {
      for (;;) {
        for (const name of names) if (readFile(name) !== '') return name
        return 'none'
      }
    }
    function position(names: string[], wanted: string): number {
      for (let i = 0, n = names.length; i < n; i++) if (names[i] === wanted) return i
      return -1
    }`,
    [['', 'a', 'b']],
    [[]],
  )

  behavesAlike(
    'see what the entries of an object were when the loop began, whoever changes it',
    `type Pair = { a: number; b: number }
    function change(pair: Pair): void {
      pair.b += 7
      readFile('x')
    }
    function pure(): unknown[] {
      const pair: Pair = { a: 1, b: 2 }
      const alias = pair
      const out: unknown[] = []
      for (const [key, value] of Object.entries(pair)) { alias.b = 7; out.push(key + value) }
      for (const key of Object.keys(pair)) { alias.b = 8; out.push(key) }
      for (const value of Object.values(pair)) { alias.b = 9; out.push(value) }
      return out
    }
    export function call(given: Record<string, string>): unknown[] {
      const out: unknown[] = []
      const pair: Pair = { a: 1, b: 2 }
      for (const [key, value] of Object.entries(pair)) { change(pair); out.push(key + value) }
      const alias = given
      for (const key of Object.keys(given)) { delete alias['b']; alias[key + 'x'] = 'n'; out.push(key + (given[key] ?? 'gone')) }
      for (const [key, value] of Object.entries(given)) { Object.assign(alias, { c: 'z' }); out.push(key + value) }
      Object.entries(given).forEach(([key, value]) => { alias['ax'] = key; out.push(value) })
      const jobs: (() => void)[] = [() => { given['c'] = 'late' }]
      for (const [key, value] of Object.entries(given)) { for (const job of jobs) job(); out.push(key + value) }
      const own: Record<string, string> = {}
      for (const [key, value] of Object.entries(given)) own[value] = key
      return [out, own, given, pure()]
    }`,
    [{ a: '1', b: '2', c: '3' }],
    [{}],
  )

  behavesAlike(
    'see the elements that a function adds which gets the array, by whatever name',
    `function grow(list: string[]): void { if (list.length < 5) list.push('g') }
    function place(list: string[]): void { [list[0], list[2]] = ['p', 'q'] }
    function read(list: string[], other: string[]): number {
      if (other.length < 9) other.push('r')
      return list.length
    }
    function same(list: string[]): string[] { return list }
    function keep(list: string[], into: string[][]): void { into.push(list) }
    export function call(): unknown[] {
      const out: unknown[] = []

      const grown = ['1', '2']
      for (const x of grown) { grow(grown); out.push(x) }
      const placed = ['1', '2']
      for (const x of placed) { place(placed); out.push(x) }
      const passed = ['1', '2']
      const alias = same(passed)
      for (const x of passed) { grow(alias); out.push(x) }
      const kept = ['1', '2']
      const all: string[][] = []
      keep(kept, all)
      for (const x of kept) { grow(all[0]!); out.push(x) }
      const unchanged = ['1', '2']
      for (const x of unchanged) { read(unchanged, grown); out.push(x) }
      for (const x of grown) { read(unchanged, grown); out.push(x) }
      return [out, grown, unchanged]
    }`,
  )
})
