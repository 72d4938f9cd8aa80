import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('text', () => {
  behavesAlike(
    'methods',
    `export function call(s: string, t: string): unknown[] {
      return [
        s.length, s.startsWith(t), s.endsWith(t), s.includes(t), s.indexOf(t), s.lastIndexOf(t),
        s.toUpperCase(), s.toLowerCase(), s.trim(), s.charAt(0), s.charAt(2), s.charAt(99),
        s.slice(1), s.slice(0, 2), s.slice(1, 3), s.slice(-2), s.slice(0, -1), s.slice(1, -1), s.slice(99), s.slice(3, 1),
        s.substring(1), s.substring(0, s.indexOf(t)), s.substring(s.indexOf(t)), s.toString(), String(s),
        s === t, s < t, s >= t, s + t, t + 1 + true, true + t,
      ]
    }`,
    ['abcdef', 'c'],
    ['', ''],
    ['  x\\u00a0\\ufeff\\n', ' '],
    ['tr: ıİiI ß', 'i'],
    ['\\u0001 x \\u0001', 'x'],
  )

  behavesAlike(
    'split and join',
    `export function call(s: string, separator: string): unknown[] {
      return [s.split(','), s.split('.'), s.split('|'), s.split('\\n'), s.split(', '), s.split(separator).join('/'),
        s.split(',')[0], s.split(',').length, s.split('\\\\')]
    }`,
    ['a,b,,', ','],
    ['', '.'],
    ['a.b|c\nd, e', 'b|'],
    [',', '$'],
    ['a\\b\\', '\\'],
  )

  behavesAlike(
    'replacing text',
    `export function call(s: string, value: string): unknown[] {
      return [s.replaceAll('.', '-'), s.replaceAll('a', ''), s.replaceAll("'", "'\\\\''"), s.replace('.', '\\\\'),
        s.replaceAll('.', () => value), s.replace('a', 'b'), s.replaceAll(value, 'x'), s.replaceAll('\\n', '\\\\n')]
    }`,
    ["a.b.c 'a'", '$1'],
    ['\n\\.', '.'],
    ['$&', '$&'],
  )

  behavesAlike(
    'templates',
    `export function call(s: string, n: number, b: boolean): unknown[] {
      const nested = \`<\${s === '' ? \`none \${n}\` : \`some \${s}\`}>\`
      return [\`\`, \`\${s}\`, \`a\${n}b\${b}c\`, nested, \`$HOME \\\${x} \${'{}'} \\\\ " '\`, \`line
two\\n\${s}\`, \`\${s}\${s}\`, \`\${nested}\`.length]
    }`,
    ['x"$y', 1, true],
    ['', -5, false],
  )

  behavesAlike(
    'a template is a text at once, and stays what it was',
    `export function call(): unknown[] {
      const list = ['a']
      const text = \`\${list.length} \${list.join()}\`
      list.push('b')
      readFile('x')
      const by: Record<string, string> = {}
      by[text] = 'found'
      return [text, by['1 a'], [text].includes('1 a'), text === '1 a', [text].indexOf('1 a'), typed(\`\${text}\`), pure(1)]
    }
    function typed(text: unknown): boolean { return typeof text === 'string' && ['1 a'].includes(text) }
    function pure(n: number): string[] {
      const named = inner(n)
      return ['n1', 'n2'].filter((name) => [named].includes(name))
    }
    function inner(n: number): string { return n > 0 ? \`n\${n}\` : 'none' }`,
  )

  behavesAlike(
    'literals with every kind of escape',
    `export function call(): unknown[] {
      return ['\\x41\\v\\0\\b\\f', "it's", 'say "hi"', "it's \\"both\\" $x", '\\u{1F600}', '\\\\u0041', '\\\\', 'é…\\u2028', 'a\\tb\\r\\n',
        "'", '$', '\${x}', "'\${x}'", "'\\\\'", '\\\\u', '\\\\\\u0041', '/* */ //']
    }`,
  )
})

describe('regular expressions', () => {
  behavesAlike(
    'test',
    String.raw`export function call(s: string): boolean[] {
      return [
        /^[a-z]+$/.test(s), /^a$/.test(s), /b/.test(s), /^(a|b)c?$/.test(s), /^a|b$/.test(s), /[^]/u.test(s), /[^a]*$/.test(s),
        /^\s+$/.test(s), /\S/u.test(s), /\bb\b/.test(s), /^.$/u.test(s), /^.+$/.test(s), /a{2,3}/.test(s), /^(?:y|no)$/i.test(s),
        /^[\w.-]{1,3}$/.test(s), /[[&\]^-]/.test(s), /\/|\\|\./.test(s), /(?=a)a(?!b)/.test(s), /[\u00e9-\u00ff]/.test(s),
        /^$/.test(s), /^\d*?$/.test(s), /[\s\d]/.test(s), /\$\{/.test(s), /^sha256:[0-9a-f]{4}$/.test(s),
      ]
    }`,
    ['a'],
    ['a\n'],
    ['abc'],
    [''],
    ['b'],
    ['a b'],
    ['\u00a0'],
    ['\u{1F600}'],
    ['\u0085'],
    ['aab'],
    ['NO'],
    ['&^-[]'],
    ['a/b\\c.'],
    ['é'],
    ['\u2028'],
    ['${x}'],
    ['sha256:09af'],
    ['ébé'],
  )

  behavesAlike(
    'replace',
    String.raw`export function call(s: string): string[] {
      return [
        s.replace(/[^a-z]+/g, '-'), s.replace(/b/, 'x'), s.replaceAll(/b/g, '$$'), s.replace(/(a)(b)/g, '$2$1'),
        s.replace(/b/g, '[$&]'), s.replace(/\s+/g, ' '), s.replace(/^([a-z+]+:\/\/)[^\/]*@/, '$1'), s.replace(/$/, '\\'),
      ]
    }`,
    ['abab'],
    ['https://user:pw@host/x@y'],
    ['\u{1F600}1\u{1F600}'],
    [' \u00a0 b'],
    [''],
  )

  behavesAlike(
    'a pattern that is made from text',
    `export function call(pattern: string, s: string): boolean {
      return new RegExp(\`^(?:\${pattern})(?![\\\\s\\\\S])\`).test(s)
    }`,
    ['[a-z]+(:[0-9]+)?', 'ab:1'],
    ['[a-z]+', 'ab\n'],
    ['a|bc', 'bc'],
  )

  behavesAlike(
    'patterns in code that calls steps',
    String.raw`export function call(names: string[]): string[] {
      const found: string[] = []
      for (const name of names) {
        if (/^[a-c]/.test(readFile(name))) found.push(readFile(name).replace(/c$/, 'C'))
      }
      return found
    }`,
    [['abc', 'xyz', 'c']],
  )
})
