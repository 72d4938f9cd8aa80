import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

describe('arrays that change while they are gone through', () => {
  behavesAlike(
    'grow: their new elements are not visited',
    `export function call(xs: string[]): unknown[] {
      const seen: string[] = []
      xs.forEach((x) => { seen.push(x); xs.push(x + '!') })
      xs.forEach((x) => { if (xs.length < 20) xs.push(readFile(x)) })
      const mapped = xs.map((x) => { xs.push('m'); return x })
      const kept = xs.filter((x, i) => { if (i < 2) xs.push('f'); return x !== 'm' })
      const every = xs.every((x) => { xs.push('e'); return xs.length < 200 })
      const folded = xs.reduce((sum, x) => { xs.push(x); return sum + x.length }, 0)
      const all = xs.reduce((a, b) => { if (xs.length < 500) xs.push('r'); return a + b.length })
      const flat = xs.slice(0, 3).flatMap((x, i, own) => { own.push('own'); return [x, i] })
      return [seen, mapped.length, kept.length, every, folded, all, flat, xs.length]
    }`,
    [['a', 'b']],
    [['x']],
  )

  behavesAlike(
    'shrink: elements that are gone are not visited, though \`find\` asks for them',
    `export function call(xs: (string | undefined)[]): unknown[] {
      const seen: (string | undefined)[] = []
      const fresh = (): (string | undefined)[] => [...xs]
      let own = fresh()
      own.forEach((x) => { seen.push(x); own.pop() })
      own = fresh()
      const kept = own.filter((x, i) => { own.shift(); return x !== '' })
      own = fresh()
      const mapped = own.map((x) => { own.push(own.pop()); return (x ?? 'none') + readFile('m') })
      own = fresh()
      const asked: string[] = []
      const position = own.findIndex((x) => { own.pop(); asked.push(x ?? 'gone'); return x === 'nowhere' })
      own = fresh()
      const found = own.find((x, i) => { own.pop(); asked.push((x ?? 'gone') + readFile('f')); return i === 2 })
      return [seen, kept, mapped, position, found, asked, own]
    }`,
    [['a', 'b', 'c', 'd']],
    [['a']],
    [[]],
  )

  it('shrink under `map`, which would leave holes in the new array, that Groovy does not know', async () => {
    const source = `export function call(xs: string[]): string[] { return xs.map((x) => { xs.pop(); return x }) }`
    expect((await underCps(source, [['a', 'b', 'c']])).error?.message).toMatch(/leaves holes/)
    expect((await underCps(source, [['a']])).result).toEqual(['a'])
  })

  behavesAlike(
    'have other elements: those that come later are seen',
    `export function call(xs: string[]): unknown[] {
      const mapped = xs.map((x, i) => { xs[i + 1] = x + 'n'; return x }).slice(0, 3)
      const kept = xs.filter((x, i) => { xs[i] = 'gone'; return readFile(x) !== 'a' })
      const found = xs.find((x, i, all) => { all[i] = 'changed'; return i === 1 })
      return [mapped, kept, found, xs]
    }`,
    [['a', 'b', 'c']],
    [['z']],
  )

  behavesAlike(
    'behind another name, in another function, by a closure',
    `function add(list: string[], x: string): void {
      if (list.length < 9) list.push(x)
    }
    function visit(list: string[], change: (x: string) => void): string {
      let seen = ''
      list.forEach((x) => { seen += x; change(x) })
      return seen
    }
    function pure(list: string[], other: string[]): string {
      let seen = ''
      list.forEach((x) => { seen += x; add(other, 'q') })
      for (const x of list) { seen += x; add(other, 'r') }
      return seen + list.map((x) => { add(other, 's'); return x }).length
    }
    function growing(list: string[]): (x: string) => string {
      return (x) => { list.push(x); return x }
    }
    export function call(xs: string[]): unknown[] {
      const same = xs
      const seen: string[] = []
      xs.forEach((x) => { seen.push(x); same.push('same') })
      const grow = (): void => { xs.push('grown') }
      xs.forEach((x) => { seen.push(x); grow() })
      xs.forEach((x) => { seen.push(readFile(x)); add(xs, x) })
      const holder = { list: xs }
      xs.forEach((x) => { seen.push(x); holder.list.push('held') })
      const jobs = [() => { xs.push('job') }]
      xs.forEach((x) => { seen.push(x); for (const job of jobs) job() })
      const grown = xs.map(growing(xs))
      const visited = visit(xs, (x) => { if (xs.length < 99) xs.push(x) })
      return [seen, grown, xs.length, visited, pure(xs, xs), pure([...xs], xs), pure(xs, []), xs.length]
    }`,
    [['a']],
    [[]],
  )

  behavesAlike(
    'within a list that is made of them: what is spread is read first',
    `export function call(xs: string[]): unknown[] {
      const add = (x: string): string => { xs.push(x); return x }
      const a = [...xs, xs.pop() ?? 'none', ...xs, add('n')]
      const b = [...xs, add('first'), ...xs, readFile(add('second')), ...xs]
      const c = [[...xs], ...xs, xs.push('l'), xs.reverse()[0]]
      const more: string[] = []
      more.push(...xs, add('m'), ...xs)
      return [a, b, c, more, xs]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'and get another array in their variable',
    `export function call(xs: string[]): unknown[] {
      let ys = xs
      const seen: string[] = []
      const swap = (): void => { ys = ['other'] }
      ys.forEach((y) => { seen.push(y); ys = [] })
      ys = xs
      ys.forEach((y) => { seen.push(readFile(y)); swap() })
      const holder = { list: xs }
      holder.list.forEach((x) => { seen.push(readFile(x)); holder.list = [] })
      ys = xs
      for (const y of ys) { seen.push(y); swap() }
      return [seen, ys, holder]
    }`,
    [['a', 'b']],
    [[]],
  )
})
