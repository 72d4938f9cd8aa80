import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('replacing by a function', () => {
  behavesAlike(
    'it is called for each match in order, with steps and without',
    `const variable = /\\$\\{(?<name>[a-z]+)(?::(\\w*))?\\}/g
    export function call(text: string, values: Record<string, string>): unknown[] {
      const seen: string[] = []
      const read = text.replace(variable, (all: string, name: string, fallback: string | undefined, at: number) => {
        seen.push(\`\${name}@\${at}\`)
        return values[name] ?? readFile(fallback ?? all)
      })
      const plain = text.replaceAll(variable, (_, name: string, fallback: string | undefined) => values[name] ?? fallback ?? '$&')
      const once = text.replace(/[a-z]+/, (word) => readFile(word).toUpperCase())
      const named = text.replace(variable, (all: string, name: string, fallback: string | undefined, at: number, whole: string, groups: { name: string }) => \`\${groups.name}/\${whole.length - at}\`)
      return [read, seen, plain, once, named, pure(text), text.replace(variable, shown), text.replaceAll('$', () => readFile('dollar'))]
    }
    function pure(text: string): string {
      return text.replace(/[a-z]/g, (letter) => letter.toUpperCase()).replace(/[A-Z]/, (letter) => letter.toLowerCase())
    }
    function shown(all: string): string {
      return '<' + all + '>'
    }`,
    ['a \${b} \${c:d} \${b:}', { b: 'B' }],
    ['none', {}],
    ['', {}],
    ['\${x:😀}\${x:y}', { x: '$1' }],
  )

  behavesAlike(
    'it may change what it was called for',
    `export function call(given: string): unknown[] {
      let text = given
      const changed = text.replace(/a/g, (one, at: number) => { text = text + at; return one + text.length })
      const again = text.replaceAll('b', () => { text = ''; return 'B' })
      let count = 0
      const next = (): string => { count += 1; return String(count) }
      const ordered = (text + next()).replace(next(), next())
      return [changed, again, text, ordered, 'xx'.replaceAll('x', () => next()), 'none'.replace('x', () => next()), count]
    }`,
    ['aba'],
    [''],
  )

  behavesAlike(
    'an error ends it',
    `export function call(text: string): unknown[] {
      const seen: string[] = []
      try {
        return [text.replace(/./gu, (one) => { seen.push(one); if (one === 'x') throw new Error('no x'); return readFile(one) })]
      } catch (e) {
        return [seen, (e as Error).message]
      }
    }`,
    ['abxc'],
    ['ab'],
  )

  behavesAlike(
    'it keeps the variables of its round',
    `export function call(text: string): unknown[] {
      const later: (() => string)[] = []
      text.replace(/(\\w)(\\d)?/g, (all: string, letter: string, digit: string | undefined) => {
        const shown = letter + (digit ?? '')
        later.push(() => shown + all)
        return all
      })
      readFile('x')
      return later.map((one) => one())
    }`,
    ['a1 b c2'],
  )

  isRefused(
    'a parameter whose type is not that of what it is given',
    'KILN420',
    `export function call(text: string): string[] {
      return [text.replace(/(a)?b/, (all: string, a: string) => all + a), text.replace(/a/, (all: string, at: string) => all + at)]
    }`,
  )
})

describe('patterns', () => {
  behavesAlike(
    'are constants of a module or a function, and hidden by others of their name',
    `const word = /[a-z]+/
    const words = /[a-z]+/g
    export function call(text: string): unknown[] {
      const found = text.match(words)
      const inner = (one: string): boolean => {
        const word = /^\\d/
        return word.test(one)
      }
      { const words = 'x'; readFile(words) }
      return [word.test(text), found, inner(text), [text].filter((one) => word.test(one)).length, (text.match(words) ?? []).map((one) => one.replace(word, 'w'))]
    }`,
    ['ab 1'],
    ['1'],
  )

  isRefused(
    'are no values',
    'KILN604',
    `const table = /a/
    export function call(text: string): unknown[] {
      const patterns = [/a/, table]
      const made = new RegExp('a', 'g')
      return [patterns.length, text.match('a'), text.replace(made, 'b')]
    }`,
  )
  isRefused(
    'have no memory',
    'KILN605',
    `const next = /a/g
    export function call(text: string): unknown[] {
      return [next.test(text), next.exec(text)]
    }`,
  )
  isRefused(
    'whose groups Java remembers longer are refused where that could be seen',
    'KILN602',
    `export function call(text: string): unknown[] {
      return [text.match(/(?:(a)|b)*/), text.replace(/(?:(a)|b)*/, '$1'), text.split(/(?:(a)|b)+/)]
    }`,
  )
  behavesAlike(
    'but not where nobody looks',
    `export function call(text: string): unknown[] {
      return [/^(?:(a)|b)*$/.test(text), text.match(/(?:(a)|b)+/g), text.replace(/(?:(a)|b)+/, '<$&>'), text.replace(/(?:(a)|b)+/g, (all) => all + readFile('x'))]
    }`,
    ['abab'],
    ['b c a'],
  )
})
