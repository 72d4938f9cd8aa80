import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('matches of regular expressions', () => {
  behavesAlike(
    'groups by their number and by their name',
    `const version = /^v?(?<major>\\d+)\\.(?<minor>\\d+)(?:-(?<label>\\w+))?$/
    export function call(text: string): unknown[] {
      const match = version.exec(text)
      if (match === null) return ['no version', text.match(version)?.[1] ?? 'none']
      const { major, minor, label = 'stable' } = match.groups!
      const [, first, second] = match
      return [major, minor, label, first, second, match.groups?.['label'] ?? 'none', match.groups?.major, match[0], match.length, match.slice(1), version.test(text)]
    }`,
    ['v1.22'],
    ['1.2-rc1'],
    ['x'],
  )

  behavesAlike(
    'all matches as text',
    `export function call(text: string): unknown[] {
      const words = text.match(/\\w+/g) ?? []
      const digits = text.match(/\\d/g)
      return [words, words.length, digits?.join('-') ?? 'none', (text.match(/x/gi) ?? []).length]
    }`,
    ['ab 12 xX'],
    [''],
    ['...'],
  )

  behavesAlike(
    'all matches with their groups, with steps and without',
    `export function call(text: string): unknown[] {
      const pairs: Record<string, string> = {}
      for (const [, key, value] of text.matchAll(/(\\w+)=(\\w*)/g)) pairs[key!] = value!
      const found: string[] = []
      for (const match of text.matchAll(/(?<key>\\w+)=/g)) found.push(readFile(match.groups!['key']!))
      const list = [...text.matchAll(/=/g)]
      return [pairs, found, list.length, [...text.matchAll(/(\\w)=/g)].map(([all, letter]) => all + letter), Array.from(text.matchAll(/\\w+/g), (match) => match[0].length)]
    }`,
    ['a=1 bc=x d='],
    [''],
  )

  behavesAlike(
    'patterns are constants as well',
    `const space = /\\s+/
    const word = /[a-z]+/gi
    export function call(text: string): unknown[] {
      const local = /^#/
      return [text.split(space), text.replace(word, '<$&>'), text.match(word), local.test(text), text.replaceAll(word, (one) => one.toUpperCase()), space.test(text)]
    }`,
    ['# Ab  cd'],
    [''],
  )

  behavesAlike(
    'a pattern of several lines',
    `export function call(text: string): unknown[] {
      return [text.match(/^\\w+$/gm), /^$/m.test(text), text.replace(/^/gm, '> '), text.replace(/\\s+$/gm, ''), text.split(/^-+$/m)]
    }`,
    ['one\ntwo  \n\nthree'],
    ['a\r\nb'],
    ['a\u2028b\u0085c'],
    [''],
    ['x\n---\ny'],
  )

  isRefused(
    'the place of a match is not kept',
    'KILN400',
    `export function call(text: string): number {
      return text.match(/a/)?.index ?? -1
    }`,
  )
})
