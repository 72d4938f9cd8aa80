import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('control flow', () => {
  behavesAlike(
    'for…of over a list, with and without steps',
    `export function call(names: string[]): string[] {
      const found: string[] = []
      for (const name of names) {
        if (name === 'skip') continue
        if (name === 'stop') break
        found.push(name)
      }
      for (const name of names) {
        if (name === 'skip') continue
        if (name === 'stop') break
        found.push(readFile(name))
      }
      return found
    }`,
    [['a', 'skip', 'b', 'stop', 'c']],
    [[]],
  )

  behavesAlike(
    'nested loops with steps and labels',
    `export function call(rows: string[][]): string[] {
      const found: string[] = []
      outer: for (const row of rows) {
        for (const cell of row) {
          if (cell === 'next') continue outer
          if (cell === 'end') break outer
          found.push(readFile(cell))
        }
        found.push('|')
      }
      return found
    }`,
    [[['a', 'b'], ['c', 'next', 'd'], [], ['e', 'end'], ['f']]],
  )

  behavesAlike(
    'a loop sees what it appends',
    `export function call(): string[] {
      const queue = ['a']
      const seen: string[] = []
      for (const item of queue) {
        seen.push(item)
        if (seen.length < 4) queue.push(item + seen.length)
      }
      return seen
    }`,
  )

  behavesAlike(
    'closures keep the variable of their round',
    `export function call(names: string[]): string[] {
      const jobs: (() => string)[] = []
      for (const name of names) jobs.push(() => name)
      for (const [key, value] of Object.entries({ a: 'b' })) jobs.push(() => key + value)
      return jobs.map((job) => job())
    }`,
    [['x', 'y']],
  )

  behavesAlike(
    'loops over the keys and entries of an object',
    `export function call(o: Record<string, string>): string[] {
      const found: string[] = []
      for (const key of Object.keys(o)) found.push(key + o[key]!)
      for (const key of Object.keys(o)) found.push(readFile(key))
      for (const [key, value] of Object.entries(o)) found.push(key + '=' + value)
      for (const [key, value] of Object.entries(o)) found.push(readFile(key + value))
      for (const key of Object.keys(o)) if (key === 'a') delete o[key]
      return [...found, ...Object.values(o)]
    }`,
    [{ z: '1', a: '', m: '3' }],
    [{}],
  )

  behavesAlike(
    'for and while with counters',
    `export function call(n: number): unknown[] {
      const found: number[] = []
      for (let i = 0; i < n; i++) found.push(i)
      for (let i = 10; i > 7; i -= 2) found.push(i)
      let left = 3
      while (left > 0) {
        left--
        if (left === 1) continue
        found.push(left)
      }
      let count = 0
      while (readFile(\`\${count}\`) !== '2') count++
      return [found, left, count]
    }`,
    [3],
    [0],
  )

  behavesAlike(
    'a while whose condition needs statements',
    `export function call(names: string[]): string {
      let text = ''
      while (names.map((name) => readFile(name + text)).join('').length < 6) text += 'x'
      return text
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'switch',
    `export function call(values: string[], n: number): string[] {
      const found: string[] = []
      for (const value of values) {
        switch (value) {
          case 'a':
          case 'b':
            found.push('a or b')
            break
          case 'c': {
            const text = readFile('c')
            found.push(text)
            break
          }
          case 'next':
            continue
          default:
            found.push('other')
        }
        found.push('.')
      }
      return [...found, size(n)]
    }
    function size(n: number): string {
      switch (n) {
        case 0:
          return 'none'
        case 1:
          return 'one'
      }
      return 'many'
    }`,
    [['a', 'b', 'c', 'next', 'd', ''], 0],
    [[], 1],
    [['c'], 2],
  )

  behavesAlike(
    'blocks of their own',
    `export function call(): string[] {
      const found: string[] = []
      {
        const x = 'a'
        found.push(x)
      }
      {
        const x = 'b'
        found.push(readFile(x))
      }
      return found
    }`,
  )

  behavesAlike(
    'else if, early returns, and assignments',
    `export function call(n: number): unknown {
      let text = ''
      let list: string[] | undefined
      if (n === 0) text = 'none'
      else if (n === 1) {
        text += 'one'
        list ??= ['first']
        list ??= ['second']
      } else {
        text = text + 'many'
        return text
      }
      const o: { a?: string; n: number } = { n }
      o.a ??= readFile('x')
      o.n += 2
      o['n'] -= 1
      return [text, list, o]
    }`,
    [0],
    [1],
    [2],
  )
})

describe('errors', () => {
  behavesAlike(
    'an error passes finally blocks on its way',
    `export function call(fail: boolean): string[] {
      const found: string[] = []
      try {
        found.push(readFile('a'))
        if (fail) throw new Error('no')
        found.push('b')
      } catch (error) {
        found.push(error instanceof Error ? error.message : 'unknown')
      } finally {
        found.push(readFile('c'))
      }
      return found
    }`,
    [true],
    [false],
  )

  behavesAlike(
    'what is not caught ends the step',
    `export function call(where: string): string {
      try {
        if (where === 'function') check(where)
        if (where === 'step') readFile('fail')
        if (where === 'nested') [1].map(() => check('in a callback'))
      } finally {
        echo('clean up')
      }
      return 'done'
    }
    function check(where: string): void {
      throw new Error('from ' + where)
    }`,
    ['function'],
    ['step'],
    ['nested'],
    ['nowhere'],
  )

  behavesAlike(
    'a failure of a step is caught, an abort is not',
    `export function call(what: string): string {
      try {
        try {
          return readFile(what)
        } catch (error) {
          echo('caught')
          throw error
        }
      } catch {
        return 'failed'
      } finally {
        echo('end')
      }
    }`,
    ['fine'],
    ['fail'],
  )

  behavesAlike(
    'pure code throws and catches',
    `export function call(texts: string[]): string[] {
      return texts.map((text) => attempt(text))
    }
    function attempt(text: string): string {
      try {
        return strict(text)
      } catch (error) {
        return 'bad: ' + (error as Error).message
      } finally {
        strict('x')
      }
    }
    function strict(text: string): string {
      if (text === '') throw new Error(\`empty \${text.length}\`)
      return text
    }`,
    [['a', '']],
  )

  behavesAlike(
    'retry, with an error that ends in success',
    `export function call(): string {
      let count = 0
      return retry(3, () => {
        count++
        if (count < 3) throw new Error('again')
        return readFile(\`\${count}\`)
      })
    }`,
  )
})
