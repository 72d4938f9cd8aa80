import { programs } from '../same-meaning'

const { behavesAlike } = programs()

describe('found by random programs, of text, numbers and names', () => {
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
    'a place so far from the end that it is no int',
    `export function call(text: string): string[] {
      return [text.slice(-2147483648), text.slice(-2147483647), text.slice(1, -2147483648), text.slice(-2147483648, 2)]
    }`,
    ['abc'],
    [''],
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
})
