import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('switch', () => {
  behavesAlike(
    'clauses fall through into the next one, in both worlds',
    `export function call(values: string[]): string[][] {
      return values.map((value) => [...pure(value), ...waiting(value)])
    }
    function pure(value: string): string[] {
      const found: string[] = []
      switch (value) {
        case 'a':
          found.push('a')
        case 'b':
          found.push('b')
          if (value === 'b') break
        case 'c': {
          const text = 'c' + value
          found.push(text)
        }
        case 'd':
        case 'e':
          found.push('d or e')
          break
        default:
          found.push('other')
      }
      return found
    }
    function waiting(value: string): string[] {
      const found: string[] = []
      switch (readFile(value)) {
        case 'a':
          found.push(readFile('a'))
        case 'b':
          found.push(readFile('b'))
          if (readFile(value) === 'b') break
        case 'c': {
          const text = readFile('c' + value)
          found.push(text)
        }
        case 'd':
        case 'e':
          found.push(readFile('d or e'))
          break
        default:
          found.push(readFile('other'))
      }
      return found
    }`,
    [['a', 'b', 'c', 'd', 'e', 'f', '']],
  )

  behavesAlike(
    'row 148 switch-default-middle: a default stands anywhere, and falls through like any clause',
    `export function call(values: number[]): unknown[] {
      return values.map((value) => [first(value), middle(value), apart(value), empty(value), waiting(value)])
    }
    function first(value: number): string {
      let found = ''
      switch (value) {
        default:
          found += 'd'
        case 1:
          found += '1'
          break
        case 2:
          found += '2'
      }
      return found
    }
    function middle(value: number): string[] {
      const found: string[] = []
      switch (value) {
        case 1:
          found.push('1')
        default:
          found.push('d')
        case 2:
          found.push('2')
      }
      return found
    }
    function apart(value: number): string {
      switch (value) {
        case 1:
          return 'one'
        default:
          return 'many'
        case 2:
          return 'two'
      }
    }
    function empty(value: number): string {
      let found = 'nothing'
      switch (value) {
        case 1:
        default:
        case 2:
          found = '1, 2 or any'
          break
        case 3:
      }
      return found
    }
    function waiting(value: number): string {
      let found = ''
      switch (value) {
        case 1:
          found += readFile('1')
          break
        default:
          found += readFile('d')
        case 2:
          found += readFile('2')
          break
        case 3:
          found += readFile('3')
      }
      return found
    }`,
    [[1, 2, 3, 4]],
  )

  behavesAlike(
    'cases that are conditions and calls are asked in order, until one is met',
    `export function call(n: number, text: string): string[] {
      const found: string[] = []
      const ask = (value: string): string => {
        found.push('asked ' + value)
        return value
      }
      switch (text) {
        case ask('a'):
          found.push('is a')
          break
        case ask(readFile('b')):
        case ask('c'):
          found.push('is b or c')
        case ask('d'):
          found.push('or d')
          break
        default:
          found.push('none')
          break
        case ask('e'):
          found.push('is e')
      }
      switch (true) {
        case n < 0:
          return [...found, 'negative']
        case n === 0 && readFile('zero') === 'zero':
        case [1, 2].some((one) => readFile(\`\${one}\`) === \`\${n}\`):
          found.push('small')
          break
        default:
          found.push('large')
      }
      return [...found, ...pure(n, text)]
    }
    function pure(n: number, text: string): string[] {
      const found: string[] = []
      switch (n) {
        case text.length:
          found.push('length')
        case text.length + 1:
          found.push('more')
          break
        case Math.max(n, 3):
          found.push('most')
      }
      return found
    }`,
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
    [3, 'd'],
    [-1, 'e'],
    [5, 'f'],
  )

  behavesAlike(
    'unions told apart, by a property and by their type',
    `type Shape = { kind: 'dot' } | { kind: 'line'; length: number } | { kind: 'box'; width: number; height: number }
    export function call(shapes: Shape[], values: (string | number | boolean)[]): unknown[] {
      return [shapes.map((shape) => size(shape)), values.map((value) => [named(value), waiting(value)])]
    }
    function size(shape: Shape): number {
      switch (shape.kind) {
        case 'dot':
          return 0
        case 'line':
          return shape.length
        case 'box':
          return shape.width * shape.height
      }
    }
    function named(value: string | number | boolean): string {
      switch (typeof value) {
        case 'string':
          return 'text ' + value
        case 'number':
          return 'number ' + (value + 1)
        default:
          return value ? 'yes' : 'no'
      }
    }
    function waiting(value: string | number | boolean): string {
      switch (typeof value) {
        case 'string':
          return readFile(value)
        case 'boolean':
          readFile('boolean')
        case 'number':
          return readFile('no text')
        default:
          return 'never'
      }
    }`,
    [
      [{ kind: 'dot' }, { kind: 'line', length: 3 }, { kind: 'box', width: 2, height: 5 }],
      ['a', 1, true, false],
    ],
  )

  behavesAlike(
    'a value that may be absent',
    `export function call(texts: string[], n?: number, flag?: boolean): unknown[] {
      const given = texts.map((text) => (text === 'none' ? undefined : text))
      return [given.map((text) => [pure(text), waiting(text)]), count(n), switched(flag)]
    }
    function pure(text: string | undefined): string {
      switch (text) {
        case undefined:
          return 'absent'
        case '':
          return 'empty'
        case 'null':
          return 'the text'
        default:
          return text
      }
    }
    function waiting(text: string | undefined): string {
      switch (text) {
        case 'a':
          return readFile('a')
        default:
          return readFile('default')
        case undefined:
          return readFile('absent')
      }
    }
    function count(n: number | undefined): string {
      switch (n) {
        case 0:
          return 'zero'
        case 1:
          return 'one'
      }
      return 'other'
    }
    function switched(flag: boolean | undefined): string {
      switch (flag) {
        case false:
          return 'off'
        case undefined:
          return 'unset'
      }
      return 'on'
    }`,
    [['a', '', 'none', 'null', 'b'], null, null],
    [[], 0, false],
    [[], 1, true],
  )

  behavesAlike(
    'in loops and with loops inside: each jump finds its statement',
    `export function call(values: string[]): string[] {
      const found: string[] = []
      outer: for (const value of values) {
        switch (value) {
          case 'next':
            continue
          case 'end':
            break outer
          case 'loop':
            for (const one of ['a', 'b', 'c']) {
              if (one === 'a') continue
              if (one === 'c') break
              switch (readFile(one)) {
                case 'b':
                  found.push('b')
                  break
                default:
                  continue outer
              }
              found.push('after ' + one)
            }
            break
          case 'skip':
            for (;;) {
              if (readFile('skip') === 'skip') continue outer
            }
          case 'try':
            try {
              readFile('try')
              break
            } finally {
              found.push(readFile('finally'))
            }
          default:
            found.push(value)
        }
        found.push('.')
      }
      return found
    }`,
    [['x', 'next', 'loop', 'skip', 'try', 'y', 'end', 'z']],
    [[]],
  )

  behavesAlike(
    'names of clauses and blocks of clauses do not meet',
    `export function call(values: string[]): string[] {
      return values.map((value) => {
        const text = 'outer '
        switch (value) {
          case 'a': {
            const text = 'a'
            return text + readFile(value)
          }
          case 'b': {
            const text = 'b'
            readFile(text)
            return text + value
          }
          case 'c':
            const own = 'own ' + value
            return own
        }
        return text + value
      })
    }`,
    [['a', 'b', 'c', 'd']],
  )

  behavesAlike(
    'empty, and with nothing to do',
    `export function call(value: string): string[] {
      const found: string[] = []
      switch (readFile(value)) {
      }
      switch (value) {
        default:
      }
      switch (value) {
        case 'a':
        case 'b':
      }
      switch (value) {
        case 'a':
          break
        default:
          found.push('not a')
      }
      return found
    }`,
    ['a'],
    ['c'],
  )

  isRefused(
    'a name of one clause is not used in another, which could be the first to run',
    'KILN136',
    `export function call(value: string): string {
      switch (value) {
        case 'a':
          let text: string
          text = 'a'
          return text
        case 'b':
          text = 'b'
          return text
      }
      return ''
    }`,
  )
})
