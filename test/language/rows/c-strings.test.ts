import { programs } from '../same-meaning'
import { refusals } from '../refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('strings, templates, regular expressions', () => {
  isRefused(
    'row 44 str-plus-list: an array has to be joined',
    'KILN212',
    `export function call(tags: string[]): string {
      return 'tags: ' + tags
    }`,
  )
  isRefused(
    'row 44 str-plus-list: also in a template',
    'KILN213',
    `export function call(tags: string[]): string {
      return \`tags: \${tags}\`
    }`,
  )
  isRefused(
    'row 45 str-plus-map: an object has no text',
    'KILN212',
    `export function call(o: { a: number }): string {
      return 'o: ' + o
    }`,
  )
  isRefused(
    'row 46 str-plus-undefined: what may be absent has no text',
    'KILN212',
    `export function call(tag?: string): string {
      return 'tag: ' + tag
    }`,
  )
  isRefused(
    'row 46 str-plus-undefined: also in a template',
    'KILN213',
    `export function call(tag: string | null): string {
      return \`tag: \${tag}\`
    }`,
  )
  isRefused(
    'row 47 list-plus-list: arrays cannot be added',
    'TS2365',
    `export function call(a: number[], b: number[]): unknown {
      return a + b
    }`,
  )

  behavesAlike(
    'row 48 gstring-map-key: a template is a key like any other text',
    `export function call(n: number): unknown[] {
      const o: Record<string, string> = { [\`a\${n}\`]: 'v', [\`b\${readFile('1')}\`]: 'w' }
      const key = \`c\${n}\`
      o[key] = 'x'
      o[\`d\${n}\`] = 'y'
      return [o['a1'], o['b1'], o['c1'], o[\`d\${n}\`], \`a\${n}\` in o, o, { [key]: 1 }]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 49 gstring-put-method: a template is a key of a Map, too',
    `export function call(n: number): unknown[] {
      const map = new Map<string, string>()
      map.set(\`k\${n}\`, 'v').set('l1', \`\${n}\`)
      const set = new Set([\`k\${n}\`])
      set.add(\`l\${n}\`)
      return [map.get('k1'), map.get(\`k\${n}\`), map.has('l1'), map.delete(\`k\${n}\`), map.size, set.has('k1'), set.has(\`l\${n}\`)]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 50 gstring-contains: an array of templates holds text',
    `export function call(n: number, xs: string[]): unknown[] {
      const made = [\`a\${n}\`, ...xs.map((x) => \`\${x}\${n}\`)]
      made.push(\`p\${n}\`)
      return [['a1'].includes(\`a\${n}\`), made.includes('a1'), made.indexOf('p1'), made, new Set(made).size, \`a\${n}\` === 'a1']
    }`,
    [1, ['a', 'b']],
    [2, []],
  )

  behavesAlike(
    'row 51 gstring-late: a template is text at once',
    `export function call(): unknown[] {
      const xs = ['1']
      let n = 1
      const joined = \`\${xs.join()}\`
      const counted = \`\${n}\`
      const made: string[] = []
      for (const x of ['a', 'b']) made.push(\`\${x}\${n}\`)
      xs.push('2')
      n = 2
      readFile('x')
      n = 3
      return [joined, counted, made, \`\${n}\`]
    }`,
  )

  behavesAlike(
    'row 52 cps-return-gstring: a function returns a template as text',
    `function key(n: number): string {
      readFile('x')
      return \`k\${n}\`
    }
    function pure(n: number): string {
      return \`k\${n}\`
    }
    const arrow = (n: number): string => \`k\${n}\`
    export function call(n: number): unknown[] {
      const hits: Record<string, string> = { k1: 'hit' }
      const inner = (m: number): string => { readFile('y'); return \`k\${m}\` }
      return [hits[key(n)], hits[pure(n)], hits[arrow(n)], hits[inner(n)], ['k1'].includes(key(n))]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 53 cps-closure-param-gstring: a function is given a template as text',
    `export function call(n: number): unknown[] {
      const hits: Record<string, string> = { k1: 'hit' }
      const find = (key: string): string | undefined => hits[key]
      const wait = (key: string): string | undefined => { readFile(key); return hits[key] }
      return [find(\`k\${n}\`), wait(\`k\${n}\`), given(\`k\${n}\`, hits), later(\`k\${n}\`, hits), find(n > 1 ? \`k\${n}\` : 'k1')]
    }
    function given(key: string, hits: Record<string, string>): string | undefined {
      return hits[key]
    }
    function later(key: string, hits: Record<string, string>): string | undefined {
      return readFile(key) === 'x' ? 'x' : hits[key]
    }`,
    [1],
    [2],
  )

  behavesAlike(
    'row 54 cps-lazy-gstring: a template takes the value of the moment, whatever it calls',
    `export function call(n: number): string[] {
      let count = n
      const next = (): number => { count += 1; return count }
      const say = (): string => readFile('said')
      return [\`v\${n}\`, \`\${next()}-\${next()}\`, \`\${say()} \${readFile(\`\${next()}\`)}\`, \`\${\`\${n}\` + \`\${count}\`}\`]
    }`,
    [1],
  )

  behavesAlike(
    'row 55 str-escape-dollar: a dollar in text is a dollar',
    `export function call(x: string): string[] {
      return ['cost $5 \${x}', '$HOME', "$x {x}", \`$\${x}\`, \`\\\${x}\`, \`$x \${x} $\`, '$' + x, \`a$\`, '\\\\$' + x, 'it\\'s "q"', \`"\${x}" '\`]
    }`,
    ['BAD'],
    ['$'],
    [''],
  )

  behavesAlike(
    'row 56 str-escape-x: escapes are decoded',
    `export function call(x: string): unknown[] {
      return ['\\x41\\v\\0\\b\\f\\t\\r\\n', \`\\x41\${x}\\v\\0\\r\`, '\\u0041', '\\
continued', \`one\\
two\`, '\\q', '\\u2028\\u00e9\\u0000', \`\\u001b[31m\${x}\`, '\\x41'.length]
    }`,
    ['x'],
  )

  behavesAlike(
    'row 57 str-escape-brace: characters of two units',
    `export function call(x: string): unknown[] {
      const smile = '\\u{1F600}'
      return [smile, smile.length, \`\${x}\\u{1F600}\`, '😀', smile === '\\ud83d\\ude00', smile.charAt(0).length, [smile].join(), x.length]
    }`,
    ['😀'],
    ['é'],
  )

  behavesAlike(
    'row 58 triple-quote-escape: a backslash at the end of a line of a template is text',
    `export function call(x: string): string[] {
      return [\`a \\\\
b\`, \`a \${x} \\\\
  c
\`, 'a\\\\', \`\\\\\${x}\\\\\`, '\\\\n', \`\\\\n\`, '"""', "'''", \`'''\${x}"""\`]
    }`,
    ['x'],
    ['\\'],
  )

  isRefused(
    'row 59 string-spread: text is not an array of characters',
    'KILN228',
    `export function call(text: string): string[] {
      return [...text]
    }`,
  )
  isRefused(
    'row 60 codepoints: nor can it be iterated',
    'KILN129',
    `export function call(text: string): number {
      let count = 0
      for (const one of text) count += one.length
      return count
    }`,
  )
  behavesAlike(
    'row 60 codepoints: the units of text have positions',
    `export function call(text: string): unknown[] {
      const units: string[] = []
      for (let i = 0; i < text.length; i++) units.push(text.charAt(i))
      return [units.length, units.join('') === text, units[0], text.length]
    }`,
    ['abc'],
    [''],
    ['a😀'],
  )

  behavesAlike(
    'row 61 split-dot: the separator is text',
    `export function call(text: string, separator: string): unknown[] {
      return ['a.b'.split('.'), text.split('.'), text.split('|'), text.split('\\\\'), text.split('$'), text.split(separator), text.split('.*'), text.split('.', 1), text.split('.', 2), text.split('.', 0)]
    }`,
    ['a.b|c\\d$e', '.'],
    ['', '.'],
    ['x.*y', '.*'],
    ['\\Q.\\E', '\\E'],
  )
  behavesAlike(
    'row 61 split-dot: a pattern as the separator',
    `export function call(text: string): unknown[] {
      return [text.split(/\\s+/), text.split(/[,;]/), text.split(/, ?/), text.split(/\\r?\\n/), text.split(/(?:ab)+/)]
    }`,
    ['a  b\tc'],
    ['a,b;,c, d,'],
    ['one\r\ntwo\n\nthree\n'],
    [''],
    [' '],
    ['xababyab'],
  )

  behavesAlike(
    'row 62 split-trailing: empty parts count, also at the end',
    `export function call(text: string): unknown[] {
      return ['a,b,,'.split(','), text.split(','), text.split(',').length, text.split('--'), text.split('')]
    }`,
    [',,a,'],
    [','],
    ['--a----'],
    ['abc'],
  )

  behavesAlike(
    'row 63 split-empty: empty text has one empty part',
    `export function call(text: string): unknown[] {
      return [''.split(','), text.split(','), text.split('\\n').filter((line) => line !== ''), text.split('')]
    }`,
    [''],
    ['\n'],
  )

  behavesAlike(
    'row 64 replace-first: text is replaced once',
    `export function call(text: string, a: string, b: string): string[] {
      return ['a.b.c'.replace('.', '-'), text.replace('.', '-'), text.replace(a, b), text.replace(a, () => b), text.replace('', 'x'), text.replace(a, \`<\${b}>\`)]
    }`,
    ['a.b.c', '.', '$'],
    ['(x)(x)', '(x)', '\\'],
    ['', '', ''],
    ['abc', 'z', 'y'],
    ['a\\Eb\\E', '\\E', 'Q'],
  )

  behavesAlike(
    'row 65 replaceall-literal: text is replaced everywhere',
    `export function call(text: string, a: string, b: string): string[] {
      return ['a.b.c'.replaceAll('.', '-'), text.replaceAll('.', '-'), text.replaceAll(a, b), text.replaceAll(a, () => b), text.replaceAll('', '-'), text.replaceAll('aa', 'a')]
    }`,
    ['a.b.c', '.', '+'],
    ['(x)(x)', '(x)', '\\'],
    ['aaa', 'a', 'aa'],
    ['', '', 'x'],
  )

  behavesAlike(
    'row 66 replace-dollar: a dollar in the replacement has the meaning of TypeScript',
    `export function call(text: string, b: string): string[] {
      return [
        text.replace('a', '$1x'), text.replace('a', '$$'), text.replace('a', '[$&]'), text.replaceAll('a', '$&$&'),
        text.replace('a', b), text.replaceAll('a', b), text.replace('a', () => b), text.replaceAll('a', () => '$&'),
        text.replace(/a(b)?/, '<$1>'), text.replace(/(a)(b?)/g, '$2$1$$'), text.replace(/a/g, '$&\\\\'), text.replace(/a/g, () => b),
        text.replaceAll(/(a)/g, '$1$2'), text.replace(/a/, '\\\\$0'), text.replace(/a/g, 'x$'), text.replace(/a/g, b),
      ]
    }`,
    ['abcab', '$&$&'],
    ['xay', '$$'],
    ['xaya', "$`|$'"],
    ['a', '$1'],
    ['', '\\$'],
    ['aa', '$'],
  )
  behavesAlike(
    'row 66 replace-dollar: what a function returns is taken as it is',
    `export function call(text: string): string[] {
      let count = 0
      const numbered = text.replace(/[a-z]+/g, (word) => { count += 1; return word + '$' + count })
      const named = text.replace(/([a-z])([0-9])?/g, (all: string, letter: string, digit: string | undefined) => \`<\${all}|\${letter}|\${digit ?? 'none'}>\`)
      const asked = text.replace(/[a-z]+/g, (word) => readFile(word.toUpperCase()))
      const once = text.replace(/[a-z]/, (letter) => letter.toUpperCase())
      const placed = text.replace(/[a-z]+/g, (word: string, position: number) => \`\${word}@\${position}\`)
      return [numbered, named, asked, once, placed, text.replaceAll('a', (one) => one + one)]
    }`,
    ['ab1 c d2'],
    [''],
    ['12'],
  )

  behavesAlike(
    'row 67 substring-swap: of two positions the smaller is the start',
    `export function call(text: string, a: number, b: number): string[] {
      return ['abc'.substring(2, 0), text.substring(a, b), text.substring(b, a), text.substring(2, 1), text.substring(a), text.substring(0, b)]
    }`,
    ['abcdef', 4, 1],
    ['abc', 0, 0],
    ['', 2, 1],
  )
  behavesAlike(
    'row 68 substring-clamp: positions outside of the text are its ends',
    `export function call(text: string, a: number, b: number): string[] {
      return ['abc'.substring(1, 100), text.substring(a, b), text.substring(a), text.substring(-3, b), text.substring(0, a), text.substring(4294967296), text.substring(b, 4294967296)]
    }`,
    ['abc', 1, 100],
    ['abc', -5, 2],
    ['abc', 100, -1],
    ['', 0, 1],
  )

  behavesAlike(
    'row 69 str-slice: a negative position counts from the end',
    `export function call(text: string, a: number, b: number): string[] {
      return ['abcdef'.slice(-3, -1), text.slice(-3, -1), text.slice(-2), text.slice(1, -1), text.slice(a, b), text.slice(a), text.slice(0, b), text.slice(b, a), text.slice(), readFile(text).slice(-2)]
    }`,
    ['abcdef', 1, 3],
    ['abcdef', -4, -1],
    ['ab', -10, 10],
    ['', -1, 1],
    ['abc', 4294967296, -4294967296],
  )

  behavesAlike(
    'row 70 str-index-oob: outside of the text there is nothing',
    `export function call(text: string, i: number): unknown[] {
      return ['abc'[10], text[0], text[i], text[i + 1], text.charAt(i), text.at(i), text.at(-1), text[i] ?? 'none', text[text.length - 1]]
    }`,
    ['abc', 10],
    ['abc', 2],
    ['abc', -1],
    ['', 0],
    ['abc', 4294967296],
  )
  behavesAlike(
    'row 71 str-index-neg: a negative index is outside of the text, but for `at`',
    `export function call(text: string, i: number): unknown[] {
      return [text[-1], text[i], text.charAt(-1), text.charAt(i), text.at(-1), text.at(i), 'abc'.at(-3), 'abc'.at(-4)]
    }`,
    ['abc', -1],
    ['abc', -4],
    ['', -1],
  )

  behavesAlike(
    'row 72 string-compare-char: a character is text',
    `export function call(s: string): unknown[] {
      const counts: Record<string, number> = { a: 1 }
      const first = s.charAt(0)
      return [s.charAt(0) === 'a', counts[first], counts[s.charAt(0)], ['a'].includes(first), first < 'b', s[0] === 'a', s.at(0) === first, first + 1, s.split('').includes('a')]
    }`,
    ['abc'],
    ['b'],
    [''],
  )

  behavesAlike(
    'row 73 trim-nbsp: white space of Unicode is trimmed, control characters are not',
    `export function call(text: string): unknown[] {
      return [text.trim(), text.trim().length, text.trimStart(), text.trimEnd()]
    }`,
    ['\u00a0a\u00a0'],
    [' \t\r\n a b \u3000\ufeff'],
    ['\u0000a\u0001'],
    ['\u180e\u200ba\u0085'],
    [''],
    ['  '],
  )

  behavesAlike(
    'row 74 uppercase-locale: letters have the capitals of no special language',
    `export function call(text: string): string[] {
      return [text.toUpperCase(), text.toLowerCase(), 'image'.toUpperCase(), 'TITLE'.toLowerCase()]
    }`,
    ['image'],
    ['ÄÖß'],
    ['İIıi'],
    ['ΑΣ ΣΑ'],
    ['ﬁ'],
  )

  isRefused(
    'row 75 localecompare: text is not ordered by a language',
    'KILN400',
    `export function call(a: string, b: string): number {
      return a.localeCompare(b)
    }`,
  )

  behavesAlike(
    'row 76 regex-dollar-newline: the end is the very end',
    `export function call(text: string): boolean[] {
      return [/^a$/.test('a\\n'), /^a$/.test(text), /a$/.test(text), /^\\s*$/.test(text), /^b$/m.test(text), /a$/m.test(text), /^[\\w.-]+$/.test(text)]
    }`,
    ['a'],
    ['a\n'],
    ['a\nb\n'],
    ['b\r\nxa\u2028'],
    [''],
  )

  behavesAlike(
    'row 77 regex-full: a pattern is looked for anywhere',
    `export function call(text: string): boolean[] {
      return [/b/.test('abc'), /b/.test(text), /^b/.test(text), /b|^c$/.test(text), /B/i.test(text), /a.c/s.test(text), /(a|b)+c/.test(text)]
    }`,
    ['abc'],
    ['b'],
    ['c'],
    ['a\nc'],
    [''],
  )

  behavesAlike(
    'row 78 regex-any: `[^]` is any character, groups have names',
    `export function call(text: string): unknown[] {
      const match = text.match(/^(?<name>[a-z]+)(?::(?<tag>[^]+))?$/)
      return [/a[^]*b/.test(text), /^[^]+$/.test(text), match?.groups?.['name'], match?.groups?.['tag'] ?? 'latest', match === null, match?.length]
    }`,
    ['a\n\nb'],
    ['image:1.0'],
    ['image'],
    [''],
    ['a:\n'],
  )
  isRefused(
    'row 78 regex-any: what Java reads otherwise is refused',
    'KILN602',
    `export function call(text: string): boolean {
      return /(?<=a+)b/.test(text)
    }`,
  )

  behavesAlike(
    'row 79 matcher-serializable: a match outlives a step',
    `export function call(text: string): unknown[] {
      const match = text.match(/(\\d+)\\.(\\d+)?/)
      const all = text.match(/\\d+/g)
      readFile('x')
      if (match === null) return ['none', all]
      const [whole, major, minor] = match
      readFile(whole)
      return [match[0], match[1], match[2], major, minor, match.length, all, all?.length, match.index]
    }`,
    ['v12.34 56'],
    ['7.'],
    ['none'],
    ['8'],
  )
  behavesAlike(
    'row 79 matcher-serializable: so do all matches',
    `export function call(text: string): unknown[] {
      const matches = [...text.matchAll(/([a-z])=(?<value>\\d*)/g)]
      readFile('x')
      const found: string[] = []
      for (const match of text.matchAll(/([a-z])=(\\d*)/g)) {
        found.push(readFile(match[1]!) + match[2])
      }
      return [matches.map((match) => match[0]), matches.map((match) => match.groups?.['value']), found, matches.length, Array.from(text.matchAll(/=/g), (one) => one[0])]
    }`,
    ['a=1,b=,c=23'],
    [''],
  )
})
