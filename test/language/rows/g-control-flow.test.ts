import { programs, underCps } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('control flow', () => {
  isRefused(
    'row 143 for-in-object: `for…in` is not in the language',
    'KILN101',
    `export function call(o: Record<string, number>): string[] {
      const keys: string[] = []
      for (const k in o) keys.push(k)
      return keys
    }`,
  )
  behavesAlike(
    'row 143 for-in-object: the keys of an object are visited',
    `export function call(o: Record<string, number>): unknown[] {
      const keys: string[] = []
      for (const k of Object.keys(o)) keys.push(k)
      for (const k of Object.keys(o)) keys.push(readFile(k))
      for (const k of Object.keys(o)) {
        if (k === 'b') continue
        o[k + k] = 1
        delete o[k]
      }
      return [keys, o]
    }`,
    [{ a: 1, b: 2, c: 3 }],
    [{}],
  )

  isRefused(
    'row 144 for-of-null: what may be absent cannot be iterated',
    'TS18047',
    `export function call(xs: string[] | null): string[] {
      const found: string[] = []
      for (const x of xs) found.push(x)
      return found
    }`,
  )

  isRefused(
    'row 145 switch-str-num: the cases have the type of the value',
    'TS2678',
    `export function call(n: number): string {
      switch (n) {
        case '1':
          return 'str'
        default:
          return 'other'
      }
    }`,
  )
  isRefused(
    'row 145 switch-str-num: a comparison of text with numbers is not in the language',
    'KILN119',
    `export function call(value: string | number): string {
      switch (value) {
        case '1':
          return 'str'
        case 1:
          return 'num'
        default:
          return 'other'
      }
    }`,
  )
  behavesAlike(
    'row 145 switch-str-num: a case is met by equal values only',
    `type Level = 'low' | 'high' | ''
    const special = 7
    export function call(text: string, n: number, flag: boolean, level?: Level): unknown[] {
      const found: unknown[] = []
      switch (text) {
        case '':
          found.push('empty')
          break
        case 'a':
        case 'b':
          found.push('a or b')
          break
        case '1':
          found.push('one')
      }
      switch (n) {
        case 1:
          found.push('one')
          break
        case special:
          found.push('special')
          break
        case 4294967296:
          found.push('big')
          break
        case -1:
          found.push('negative')
          break
      }
      switch (flag) {
        case true:
          found.push('yes')
          break
        default:
          found.push('no')
      }
      switch (level) {
        case 'low':
          found.push(readFile('low'))
          break
        case undefined:
          found.push('absent')
          break
        default:
          found.push('level ' + level)
      }
      switch (true) {
        case n > 5:
          found.push('large')
          break
        case text === 'a':
          found.push('is a')
      }
      switch (n + 1) {
        case text.length:
          found.push('length')
          break
        case n + 1:
          found.push('itself')
      }
      return found
    }`,
    ['', 1, true],
    ['a', 7, false, 'low'],
    ['b', 4294967296, true, 'high'],
    ['1', -1, true, ''],
    ['zz', 1, false, 'low'],
  )

  isRefused(
    'row 146 switch-list-case: an array is no case',
    'KILN119',
    `export function call(value: string[], list: string[]): string {
      switch (value) {
        case list:
          return 'list'
        default:
          return 'none'
      }
    }`,
  )

  behavesAlike(
    'row 148 switch-default-middle: a default in the middle comes last, and falls into what is written behind it',
    `export function call(text: string): string[] {
      const found: string[] = []
      switch (text) {
        case 'b':
          found.push('b')
          break
        default:
          found.push(readFile('d'))
        case 'a':
          found.push('a')
      }
      return [...found, pure(text)]
    }
    function pure(text: string): string {
      let found = ''
      switch (text) {
        default:
          found += 'd'
        case 'a':
          found += 'a'
      }
      return found
    }`,
    ['x'],
    ['a'],
    ['b'],
  )

  behavesAlike(
    'row 149 do-while: a body that runs at least once',
    `export function call(n: number): unknown[] {
      let i = 0
      do {
        i++
      } while (i < n)
      const found: string[] = []
      let j = 0
      do {
        j += 1
        if (j === 2) continue
        if (j === 4) break
        found.push(readFile(\`\${j}\`))
      } while (readFile('more') === 'more' && j < n)
      let k = 0
      outer: do {
        k++
        for (const x of [1, 2]) {
          if (x === 2) continue outer
          if (k === 3) break outer
          found.push(\`k\${k}\`)
        }
      } while (k < 5)
      const fs: (() => number)[] = []
      let m = 0
      do {
        const own = m
        fs.push(() => own)
      } while (++m < n)
      return [i, j, found, k, fs.map((f) => f())]
    }`,
    [3],
    [0],
    [9],
  )

  behavesAlike(
    'row 150 cps-cstyle-for-multi: a loop with several counters',
    `export function call(n: number): unknown[] {
      const found: unknown[] = []
      for (let i = 0, j = 10; i < j; i++, j--) found.push(i * j)
      for (let i = 0, text = 'a'; i < n; i += 2, text += 'b') {
        if (i === 2) continue
        found.push(text + readFile(\`\${i}\`))
      }
      let k = 0
      for (; k < n; ) k += 3
      for (;;) {
        k--
        if (k < 2) break
      }
      for (let i = n; i > 0; i = Math.floor(i / 2)) found.push(i)
      for (let next: string | undefined = 'aaa'; next !== undefined; next = next.length > 1 ? next.slice(1) : undefined) found.push(next)
      for (let i = 0; i < readFile('abc').length; i++) found.push('r' + i)
      for (k = 0; k < 2; k++) found.push('k')
      outer: for (let i = 0, j = 0; i < 5; i++, j += i) {
        for (let m = 0; m < 5; m++) {
          if (m === 1) continue outer
          if (j > 2) break outer
          found.push([i, j, m])
        }
      }
      return [found, k]
    }`,
    [5],
    [0],
    [1],
  )

  behavesAlike(
    'row 151 cps-elvis-assign: an assignment that only fills what is missing',
    `interface Options { a?: string; n?: number; nested: { list?: string[] } }
    export function call(options: Options, text: string, n: number): unknown[] {
      let a: string | undefined = options.a
      a ??= 'default'
      options.a ??= readFile('a')
      options.nested.list ??= [readFile('list')]
      options.nested.list.push('pushed')
      options['n'] ??= 0
      let b = text
      b ||= 'empty'
      let c = text
      c &&= c + '!'
      let d = n
      d ||= 9
      options.n &&= options.n + 1
      const counts: Record<string, number> = {}
      counts[text] ??= 0
      counts[text] += 1
      const groups: Record<string, string[]> = {}
      for (const name of ['x', 'y', 'x']) (groups[name] ??= []).push(name)
      return [a, options, b, c, d, counts, groups]
    }`,
    [{ nested: {} }, '', 0],
    [{ a: '', n: 0, nested: { list: [] } }, 'x', 1],
    [{ a: 'y', n: 5, nested: { list: ['z'] } }, 'x', 3000000000],
  )

  isRefused(
    'row 152 throw-string: only an Error is thrown',
    'KILN120',
    `export function call(): void {
      throw 'x'
    }`,
  )

  it('row 153 catch-error-types: what Java throws is caught, also where it is no exception, and has a message', async () => {
    const source = `export function call(bodies: (() => string)[]): string[] {
      const found: string[] = []
      for (const body of bodies) {
        try {
          found.push(body())
        } catch (error) {
          found.push('caught ' + (error as Error).message.substring(0, 13))
        }
      }
      return found
    }`
    const bodies = [
      "{ -> 'fine' }",
      '{ -> assert 1 == 2 }',
      '{ -> throw new StackOverflowError() }',
      '{ -> throw new NullPointerException() }',
      "{ -> throw new Exception('wrong') }",
    ]
    const { result, error } = await underCps(source, [], `return call([${bodies.join(', ')}])`)
    expect(error).toBeUndefined()
    expect(result).toEqual(['fine', 'caught assert 1 == 2', 'caught ', 'caught ', 'caught wrong'])
  })

  behavesAlike(
    'row 154 error-no-message: the message of an Error without one is empty text',
    `export function call(): unknown[] {
      const texts: string[] = []
      for (const error of [new Error(), new Error('')]) texts.push(error.message, error.message + '!', \`<\${error.message}>\`)
      try {
        throw new Error()
      } catch (error) {
        if (error instanceof Error) texts.push(readFile('m' + error.message))
      }
      return [texts, texts.map((text) => text.length)]
    }`,
  )
})
