import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('assignments', () => {
  behavesAlike(
    'every operator, on variables, properties and elements',
    `interface Counts { n: number; text: string; list: number[]; by: Record<string, number> }
    export function call(n: number, counts: Counts): unknown {
      let a = n
      a += 3
      a -= 1
      a *= 7
      a %= 1000
      a **= 2
      counts.n += 3
      counts.n -= n
      counts.n *= 7
      counts.n %= 1000
      counts.n **= 2
      counts.text += 'x'
      counts.text += n
      counts.list[0]! += n
      counts.list[0]! *= 1000000
      counts.by['a']! -= 1
      counts.by['a']! *= 1000000
      counts.n++
      counts.list[0]!--
      counts.by['a']!++
      return [a, counts]
    }`,
    [5, { n: 5, text: 't', list: [2147483], by: { a: 2148 } }],
    [-5, { n: 0, text: '', list: [-3000000], by: { a: 1 } }],
  )

  behavesAlike(
    '`??=`, `||=` and `&&=` assign where they have to, and only then evaluate the right side',
    `interface Options { name?: string; count?: number; list?: string[]; flag?: boolean; any?: unknown }
    export function call(options: Options, key: string): unknown {
      const named: Record<string, string[]> = {}
      options.name ??= readFile('name')
      options.count ||= readFile('count').length
      options.list ||= [readFile('list')]
      options.flag &&= readFile('flag') === 'flag'
      options.any ||= readFile('any');
      (named[key] ??= []).push(readFile('first'));
      (named[key] ??= [readFile('never')]).push('second')
      let text = options.name
      text ||= readFile('text')
      text &&= text + readFile('more')
      const last = (options.name ||= 'last')
      return [options, named, text, last]
    }`,
    [{}, 'a'],
    [{ name: '', count: 0, list: [], flag: true, any: [] }, 'b'],
    [{ name: 'n', count: 2, list: ['x'], flag: false, any: 0 }, 'c'],
  )

  behavesAlike(
    'an assignment has the value that was assigned',
    `interface Pod { name: string; labels: Record<string, string> }
    export function call(texts: string[]): unknown {
      let a = '', b = ''
      const pod: Pod = { name: '', labels: {} }
      a = b = texts[0] ?? 'none'
      const all = (pod.name = pod.labels['app'] = readFile(a)) + b
      let position = 0
      let text: string | undefined
      const found: string[] = []
      while ((text = texts[position++]) !== undefined) found.push(text, readFile(text))
      if ((position = found.length) > 2 && (a = 'long') === 'long') found.push(a)
      const sums = [(position += 2), (position -= 1), (position *= 3), position]
      return [a, b, pod, all, found, position, sums]
    }`,
    [[]],
    [['x', 'y', 'z']],
  )

  behavesAlike(
    'a step of a counter has the old value behind it, and the new one before it',
    `export function call(xs: string[]): unknown {
      let i = 0
      const first = xs[i++]
      const third = xs[++i]
      const all = [i, i++, i, ++i, i--, --i, i]
      const box = { n: 5, list: [1, 2, 3] }
      let j = 0
      box.list[j++] = j
      box.list[j++]! += j * 10
      const parts = [box.n++, ++box.n, box.list[0]!++, box.n-- + --box.n, readFile('x' + box.n++)]
      const next = (): number => j++
      const ids = [next(), next(), readFile(\`\${next()}\`), next()]
      return [first, third, all, box, parts, ids, j, xs.map(() => j++), xs.filter(() => j++ % 2 === 0), -j++, j]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'counters leave 31 bits',
    `export function call(n: number): unknown {
      let i = n
      const before = i++
      const after = ++i
      const box = { n }
      const inBox = [box.n++, ++box.n, box.n--, (box.n += n), (box.n -= 2)]
      return [before, after, i, inBox, box.n]
    }`,
    [2147483646],
    [-2147483649],
    [0],
  )

  behavesAlike(
    'the place is found before the value that is assigned to it, in code that calls no step',
    `interface Box { n: number; inner: { n: number } }
    export function call(): unknown {
      let i = 0
      const xs = [0, 0, 0]
      const next = (): number => ++i
      xs[i] = next()
      xs[i]! += next() * 10
      let box: Box = { n: 1, inner: { n: 2 } }
      const first = box
      const other = (): number => {
        box = { n: 5, inner: { n: 6 } }
        first.inner = { n: 9 }
        return 7
      }
      const inner = box.inner
      box.inner.n = other()
      const seen = [box.n, box.inner.n, first.inner.n, inner.n]
      box = first
      box.n = other()
      box = first
      box.n += other()
      return [xs, i, seen, box, first]
    }`,
  )

  behavesAlike(
    'the place is found before the value that is assigned to it, in code that calls steps',
    `interface Box { n: number; inner: { text: string } }
    export function call(): unknown {
      let i = 0
      const xs = ['', '', '']
      const next = (): string => {
        i++
        return readFile(\`\${i}\`)
      }
      xs[i] = next()
      xs[i]! += next()
      let box: Box = { n: 1, inner: { text: 'a' } }
      const first = box
      const other = (): string => {
        box = { n: 5, inner: { text: readFile('b') } }
        first.inner = { text: 'c' }
        return readFile('d')
      }
      const inner = box.inner
      box.inner.text = other()
      const seen = [box.n, box.inner.text, first.inner.text, inner.text]
      box = first
      box.inner.text += other()
      return [xs, i, seen, box, first]
    }`,
  )

  behavesAlike(
    'operands see the values that they had when it was their turn',
    `export function call(names: string[]): unknown {
      let i = 1
      let text = 'a'
      const bump = (by: number): number => (i += by)
      const sums = [i + bump(1), i + bump(1) * i, i++ + i, i + i++, i - (i -= 3), i * (i = 5) + i]
      const texts = [text + (text = 'b') + text, \`\${text}\${(text += 'c')}\${text}\`, text + (text = readFile('d')) + text]
      const tests = [i++ < i, i === i++, i > 0 && i++ > 6, i > 100 || i++ > 7, i++ > 1 ? i++ : i--, i]
      const both = { a: i++, b: i++, c: readFile(\`\${i++}\`), d: i }
      return [sums, texts, tests, both, names.map((name) => name + i++ + readFile(name) + i++), i]
    }`,
    [['x', 'y']],
    [[]],
  )

  behavesAlike(
    'what a condition needs before it runs each time that it is asked, and not otherwise',
    `export function call(words: string[]): unknown {
      const seen: string[] = []
      let i = 0
      let word: string | undefined
      while (i < words.length && (word = words[i++]) !== 'stop') {
        if (word === 'skip') continue
        seen.push((word ?? 'none') + i)
      }
      if (i > 1 && (i++ > 2 || (word = readFile('second')) === 'second')) seen.push('yes' + i)
      else if ((i -= 2) > 0 || ++i > 0) seen.push('else' + i)
      const last = i > 2 ? (word = 'long') + i++ : i++ + (word ?? 'none')
      const value = words[0] ?? (word = 'first')
      const other = words[0] && (word = 'second')
      return [seen, i, word, last, value, other]
    }`,
    [[]],
    [['a', 'skip', 'b', 'stop', 'c']],
    [['a', 'b', 'c', 'd']],
  )
})
