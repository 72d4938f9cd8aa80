import { programs } from './same-meaning'

const { behavesAlike } = programs()

/** Programs on which the random ones, test/language/random, have found the compiler to be wrong. */
describe('found by random programs', () => {
  behavesAlike(
    'a value in a template that takes several lines of Groovy',
    `import { shell } from '../shell/shell'
    export function call(xs: string[]): unknown[] {
      sh({ script: shell\`make \${withEnv(['A=b'], () => xs)} \${readFile('last')}\` })
      sh({ script: shell\`make \${readFile('first')} \${xs.flatMap((x) => {
        const y = x + x
        return [y, x]
      })}\` })
      return [\`\${readFile('a')} \${stage('s', () => readFile('b'))} \${xs.map((x) => {
        const y = x + '!'
        return y
      }).join()}\`, pure(xs)]
    }
    function pure(xs: string[]): string {
      return \`\${xs.length} \${xs.map((x) => {
        const y = x + '?'
        return y
      }).join()}\`
    }`,
    [['x', 'y z']],
  )

  behavesAlike(
    'names that the compiler invents around closures that have such names',
    `export function call(xs: string[], yss: string[][]): unknown[] {
      const kept = yss.filter(() => {
        xs.forEach(() => {})
        return xs.some(() => true)
      })
      const found = (yss.find((ys) => ys.find(() => ys[0]?.toUpperCase()?.trim())) ?? xs).length
      const sum = xs.reduce(() => xs.reduce(() => 1, 0) + 1, 0)
      for (const x of yss.flatMap(() => {
        xs.forEach(note)
        return xs
      })) readFile(x)
      return [kept, found, sum]
    }
    function note(): void {}`,
    [
      ['a', 'b'],
      [['c'], [' ']],
    ],
  )

  behavesAlike(
    'closures in the heads of loops',
    `export function call(xs: string[]): unknown[] {
      let text = ''
      for (const x of xs.map((x) => x + x)) text += x
      for (const x of Object.keys({ a: xs.filter((x) => x !== 'a') })) text += x
      while (xs.some((x) => x !== text.charAt(0)) && text.length < 9) text += 'b'
      for (let i = xs.filter((x) => x === 'a').length; i < xs.map((x) => x).length; i += xs.filter((x) => x === 'b').length) text += i
      return [text]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'closures in what makes a Set or a Map that is visited',
    `export function call(xs: string[]): unknown[] {
      let text = ''
      for (const unused of xs.find(() => text === '') !== undefined ? new Set(xs) : new Set<string>()) text += unused
      for (const [key, value] of new Map(xs.map((key) => [key, key.length]))) text += key + value
      xs.forEach(() => new Set(xs.map((one) => one + one)).forEach((one) => { text += one }))
      return [text]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'a parameter that may be no number',
    `export function call(xs: string[][]): unknown[] {
      return [size(xs[0]?.length), size(xs[1]?.length)]
    }
    function size(n: number | undefined): string {
      return n === undefined ? 'none' : 'n' + n
    }`,
    [[['a']]],
  )

  behavesAlike(
    'a case that shares the statements of the default',
    `export function call(n: number): string {
      let found = ''
      switch (n) {
        case 1:
          found += 'one'
        case 2:
        default:
          found += 'two or more'
          break
      }
      return readFile(found)
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a last case that does nothing',
    `export function call(n: number): string {
      switch (n) {
        case 1:
          return 'one'
        case 2:
      }
      readFile('x')
      switch (n) {
        default:
      }
      return 'other'
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a test of a test',
    `export function call(): unknown[] {
      return [typeof ((typeof ('' as unknown) === 'string') as unknown) === 'boolean', ('' as unknown) instanceof Error === (typeof (1 as unknown) === 'number')]
    }`,
  )

  behavesAlike(
    'a closure in the condition of a do…while that has a name of its body',
    `export function call(xs: string[][]): unknown[] {
      let rounds = 0
      do {
        rounds++
        for (const x of xs.flat()) readFile(x)
      } while (
        rounds < 3 &&
        xs.flatMap(() => {
          for (let list = 0, n = 0; list < 1; list++) n++
          return ['x']
        }).some(() => true)
      )
      return [rounds]
    }`,
    [[['a']]],
  )

  behavesAlike(
    'what was read from JSON, where it is used at once',
    `export function call(text: string, list: string): string {
      switch (JSON.parse(text) as string) {
        case 'a':
          return 'first'
      }
      let found = ''
      for (const x of JSON.parse(list) as string[]) found += x
      for (const x of (JSON.parse(list) as string[])) found += readFile(x)
      return found
    }`,
    ['"a"', '[]'],
    ['"b"', '["c", "d"]'],
  )

  behavesAlike(
    'a Map that is made where it is visited, and changes of others',
    `export function call(xs: string[]): unknown[] {
      const other = new Map<string, number>()
      for (const [x, n] of new Map(xs.map((x) => [x, x.length] as const))) other.set(readFile(x), n)
      new Set(xs).forEach((x) => add(other, x))
      return [[...other]]
    }
    function add(map: Map<string, number>, x: string): void {
      map.set(x + x, 1)
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'a value that is looked at behind code that changes it',
    `export function call(n: number, xs: string[]): unknown[] {
      const parts = [
        withEnv(['A=b'], () => {
          n = 1
          return 'abc'
        }).substring([n][0] ?? 0),
        xs.map((x) => {
          n = 2
          return x
        }).concat([\`\${[n][0] ?? 0}\`]),
      ]
      return [parts, n]
    }`,
    [0, ['x']],
  )

  behavesAlike(
    'an object whose variable gets another one in the key of a place in it',
    `export function call(first: Record<string, string>): unknown[] {
      let a = first
      a[withEnv(['A=b'], (): string => {
        a = {}
        return 'k'
      })] = 'x'
      return [first, a]
    }`,
    [{}],
  )

  behavesAlike(
    'an array that is filled with an object that has a closure',
    `interface Task {
      run: () => string
    }
    export function call(): string[] {
      const tasks: Task[] = [...Array.from({ length: 2 }, () => ({ run: (): string => 'a' }))].fill({
        run: (): string => withEnv(['A=b'], () => 'k'),
      })
      return tasks.map((task) => task.run())
    }`,
  )

  behavesAlike(
    'a Set that is one of two that are made where it is visited, and changes of others',
    `export function call(isLong: boolean): string[] {
      const seen = new Set<string>()
      ;(isLong ? new Set(['a', 'b']) : new Set(['c'])).forEach((one) => {
        seen.add(one)
        echo(one)
      })
      return [...seen]
    }`,
    [true],
    [false],
  )

  behavesAlike(
    'a name of a closure that is one of a text elsewhere',
    `export function call(): string[] {
      const found: string[] = []
      try {
        const job = (): string => stage('a', () => 'x')
        found.push(job())
      } catch {
        return []
      }
      const ages = new Map([['b', 1]])
      for (const job of ['b', 'c']) if (ages.get(job) === 1) found.push(job)
      return found
    }`,
  )

  behavesAlike(
    'arrays that grow and shrink while Array.from and flatMap visit them',
    `export function call(names: string[]): unknown[] {
      const shrunk = [...names]
      const left = Array.from(shrunk, (name) => {
        shrunk.shift()
        return name
      })
      const grown = [...names]
      const all = Array.from(grown, (name) => {
        if (grown.length < 5) grown.push(name + '2')
        return name
      })
      const flat = [...names].flatMap((name, i, own) => {
        own.pop()
        return name
      })
      return [left, all, flat]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'a place so far from the end that it is no int',
    `export function call(text: string): string[] {
      return [text.slice(-2147483648), text.slice(-2147483647), text.slice(1, -2147483648), text.slice(-2147483648, 2)]
    }`,
    ['abc'],
    [''],
  )

  behavesAlike(
    'a case with nothing in it, which falls through',
    `export function call(x: number): unknown[] {
      const log: string[] = []
      switch (x) {
        case 1:
          ;
        case 2:
          log.push('two')
          break
        case 3: {
        }
        default:
          log.push('default')
        case 4:
          ;
      }
      switch (x) {
        case 3:
          ;
        case log.length:
          log.push('three')
          if (x > 9) break
        case 4: {
        }
      }
      return log
    }`,
    [1],
    [2],
    [3],
    [4],
    [5],
  )

  behavesAlike(
    'a jump to a label in closures in closures',
    `export function call(rows: number[][]): unknown[] {
      const found: number[] = []
      rows.forEach((row) => row.forEach((x) => {
        outer: for (const y of row) for (const z of row) {
          if (y + z === x) break outer
          found.push(x, y, z)
        }
      }))
      rows.forEach((row) => {
        if (row.length > 1) row.forEach((x) => {
          outer: for (const y of row) for (const z of row) {
            if (y > x) continue outer
            found.push(z)
          }
        })
      })
      const sums = rows.map((row) => row.find((x) => {
        outer: for (const y of row) for (const z of row) if (y + z === x) return true
        else continue outer
        return false
      }))
      return [found, sums.map((sum) => sum ?? null)]
    }`,
    [[[1, 2, 3], [4], []]],
  )

  behavesAlike(
    'the largest of what an array had before a later argument changed it',
    `export function call(xs: number[]): unknown[] {
      return [Math.max(0, ...xs, xs.push(100)), Math.min(...xs, xs.push(-100)), Math.max(...xs), xs]
    }`,
    [[]],
  )

  behavesAlike(
    'arrays that are joined to one, and that a later argument changes',
    `export function call(xs: string[]): unknown[] {
      const take = (): string => readFile(xs.pop() ?? 'none')
      return [xs.concat(xs, [take()], xs), xs.concat('q', xs, take()), [...xs].concat(xs, xs.push('x') > 2 ? ['y'] : [], xs), xs.concat(...[xs, ['z']], take()), xs]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'jumps out of a try in one whose finally block jumps, too',
    `export function call(n: number): unknown[] {
      const found: unknown[] = [inBoth(n), inBranch(n), inCatch(n), inLoops(n)]
      found.push([1, 2].map((x) => {
        try {
          try {
            return 'a'
          } finally {
            found.push(x)
          }
        } finally {
          if (x === n) return 'b'
        }
      }))
      return found
    }
    function inBoth(n: number): number {
      try {
        try {
          return n
        } catch {
          n = 1
        } finally {
          n += 2
        }
      } catch {
        n = 3
      } finally {
        return n
      }
    }
    function inBranch(n: number): string {
      try {
        switch (n) {
          case 1:
            try {
              return 'one'
            } catch {}
        }
      } finally {
        if (n < 3) return 'few'
      }
      return 'many'
    }
    function inCatch(n: number): string {
      try {
        throw new Error('x')
      } catch {
        try {
          if (n === 1) return 'one'
        } finally {
          n += 2
        }
      } finally {
        if (n > 3) return 'many'
      }
      return 'few'
    }
    function inLoops(n: number): number {
      search: for (const x of [1, 2, 3]) {
        for (let i = 0; ; i++) {
          try {
            try {
              if (x === n) break search
              if (i === 1) continue search
            } finally {
              n += 2
            }
          } finally {
            n += 3
            if (n > 20) continue search
            if (i === 2) break
          }
        }
      }
      return n
    }`,
    [1],
    [2],
    [7],
  )

  behavesAlike(
    'a call that changes a collection whose name gets another value meanwhile',
    `export function call(a: number[], b: number[], c: number[], d: number[], e: number[]): unknown[] {
      const renew = (value: number): number => retry(2, () => {
        a = [7]
        b = [8]
        c = [9, 9, 9]
        d = [5]
        e = [6]
        return value
      })
      const lengths = [a.unshift(renew(1)), b.push(renew(2)), b.push(renew(2), 3), e.push(...[renew(1), 2])]
      const filled = c.fill(renew(3))
      const sorted = d.sort((x, y) => { d = [5]; return x - y })
      return [lengths, filled, sorted, a, b, c, d, e]
    }`,
    [[1], [2], [3], [6, 5, 4], []],
  )

  behavesAlike(
    'a part of an object that changes while something is added',
    `export function call(o: { xs: number[] }): unknown[] {
      const renew = (value: number): number => retry(2, () => {
        o.xs = [7]
        return value
      })
      const n = o.xs.push(renew(1))
      const m = o.xs.unshift(renew(1), 2)
      const f = o.xs.fill(renew(1))
      return [n, m, f, o.xs]
    }`,
    [{ xs: [1, 2, 3] }],
  )

  behavesAlike(
    'text that is replaced by itself',
    `export function call(text: string): unknown[] {
      return [text.replace('b', (found) => found), text.replaceAll(readFile('b'), (found) => found), text.replace('b', same)]
    }
    function same(found: string): string {
      return found
    }`,
    ['abcb'],
  )

  behavesAlike(
    'a break of a switch and a jump to a loop around it, both out of a try with a finally block',
    `export function call(n: number): string[] {
      const log: string[] = []
      search: for (const x of [1, 2, 3]) {
        switch (x) {
          case n:
            log.push('same')
          case 1:
            try {
              try {
                if (n === 3) break
                if (n === 2) continue
                if (n === 1) break search
              } finally {
                log.push('inner')
              }
              if (n === 4) break
              if (n === 5) continue search
            } finally {
              log.push('outer')
            }
          default:
            log.push('other')
        }
        log.push('end')
      }
      return log
    }`,
    [1],
    [2],
    [3],
    [4],
    [5],
    [6],
  )

  behavesAlike(
    'a try in the finally block of a try that a return leaves',
    `export function call(n: number): string[] {
      const log: string[] = []
      try {
        if (n < 3) return log
        log.push('body')
      } finally {
        for (const x of [1, 2, 3]) {
          try {
            if (x === n) continue
            log.push('try ' + x)
          } finally {
            log.push('finally ' + x)
          }
        }
      }
      return log
    }`,
    [1],
    [3],
  )

  behavesAlike(
    'a case that is an assignment of a constant',
    `export function call(n: number): unknown[] {
      const seen: Record<string, number> = {}
      switch (n) {
        case (seen['first'] = 1):
          seen['found'] = 1
          break
        case (seen['second'] = 2):
          seen['found'] = 2
        default:
          seen['other'] = 0
      }
      return [seen]
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a half of what is nearly too large for one',
    `export function call(a: number, b: number): number[] {
      return [Math.round(a / b), Math.round(-a / b), Math.round(a / -b), Math.round(a / 7)]
    }`,
    [4503599627370495, 3],
    [4503599627370495, 2],
    [1, 9007199254740991],
    [5, 2],
    [-5, 2],
  )

  behavesAlike(
    'an assignment where something is absent, of an object whose name gets another value meanwhile',
    `export function call(a: Record<string, string>, b: Record<string, string>): unknown[] {
      const renew = (value: string): string => {
        b = a
        return value
      }
      b['x'] ??= renew('1')
      b = { y: '' }
      b.y ||= retry(2, () => renew('2'))
      b = { z: 'old' }
      const z = (b['z'] &&= renew('3'))
      return [a, b, z]
    }`,
    [{}, {}],
  )

  behavesAlike(
    'a list in shell text that a later value changes',
    `import { shell } from '../shell/shell'
    function grow(xs: string[]): number {
      xs.push('grown')
      return xs.length
    }
    export function call(a: string[]): unknown[] {
      sh({ script: shell\`one \${container('', (): string[] => a)} \${a.push('')}\` })
      sh({ script: shell\`two \${readFile('first')} \${a} \${grow(a)} \${a.length}\` })
      sh({ script: shell\`three \${a} \${retry(2, () => grow(a))} \${[...a, readFile('last')]}\` })
      sh({ script: shell\`four \${a} \${(a[0] = '')}\` })
      return [a]
    }`,
    [[]],
    [['x y']],
  )

  behavesAlike(
    'a case that shares the statements of the default, and comes again behind it',
    `export function call(x: string, out: string[]): string[] {
      switch (x) {
        default:
        case 'a':
          out.push('first')
          break
        case 'a':
          out.push('second')
          break
        case 'b':
          out.push('third')
          break
      }
      return out
    }`,
    ['a', []],
    ['b', []],
    ['c', []],
  )

  behavesAlike(
    'an element that the callback itself has taken away, which is absent then, whatever its type says',
    `export function call(a: string[]): unknown[] {
      const seen: (string | undefined)[] = []
      a.find((one) => {
        seen.push(one)
        a.shift()
        return false
      })
      const place = a.findIndex((one) => {
        seen.push(one)
        retry(2, () => a.pop())
        return false
      })
      return [a, place, seen.map((one) => one ?? 'gone')]
    }`,
    [['x', 'y']],
    [['x', 'y', 'z', '']],
  )
})
