import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

/** What fails, where JavaScript goes on with what no type tells of. */
async function failure(source: string, ...args: (string | number)[]): Promise<string | undefined> {
  return (await underCps(source, args)).error?.message
}

describe('elements of arrays', () => {
  behavesAlike(
    'are set, changed and added at any index that the array has, and behind its last',
    `export function call(n: number, names: string[]): unknown[] {
      const list = [0]
      list[0] = 1
      list[list.length] = 2
      list[n] = 3
      list[n - 1]! += 10
      list[n]! += readFile('abc').length
      list[n]!++
      const [last, old] = [(list[n] = 7), list[n - 1]!--]
      ;[list[n], list[0], list[n + 1]] = [list[0]!, list[n]!, 5]
      for (list[n] of [8, 9]) readFile('x')
      names[names.length - 1] ??= 'none'
      for (let i = 0; i < names.length; i++) names[i] = readFile(names[i]! + i)
      return [list, last, old, names, pure(n)]
    }
    function pure(n: number): number[] {
      const list: number[] = []
      for (let i = 0; i < n; i++) list[i] = i * i
      list[n - 1]! *= 2
      return list
    }`,
    [1, ['a', 'b']],
    [2, ['a']],
  )

  behavesAlike(
    'are set when the value is there, which may have made their place',
    `export function call(): unknown[] {
      const list: number[] = []
      const at = 1
      list[at] = list.push(5)
      const grown = (): number => list.push(6)
      list[at + 1] = grown() + readFile('x').length
      return list
    }`,
  )

  it.each([
    [3, 'An array of 1 elements cannot have one set at 3'],
    [-1, 'An array of 1 elements cannot have one set at -1'],
    [4294967296, 'An array of 1 elements cannot have one set at 4294967296'],
  ])('are not set at %d, where there would be a hole', async (index, message) => {
    const source = (mark: string): string => `export function call(i: number): unknown[] {
      ${mark}
      const list = ['a']
      list[i] = 'b'
      return list
    }`
    expect(await failure(source(''), index)).toBe(message)
    expect(await failure(source("readFile('x')"), index)).toBe(message)
  })
})

describe('properties whose names are known when the program runs', () => {
  behavesAlike(
    'may have the names of what objects have in Groovy',
    `export function call(names: string[]): unknown[] {
      return names.map((name) => {
        const object: Record<string, string> = {}
        const before = [object[name] ?? 'none', name in object]
        object[name] = 'a'
        object[name] += readFile('b')
        const made = { [name]: 'c', ...object }
        const { [name]: taken, ...rest } = made
        const written = JSON.stringify(made)
        const read = JSON.parse(written) as Record<string, string>
        return [before, object[name], name in object, Object.keys(object), Object.entries(made), taken, rest, written, read[name], delete object[name], object]
      })
    }`,
    [['a', 'class', 'metaClass', 'properties', 'empty', 'size', 'get', 'bytes']],
  )
  behavesAlike(
    'may be written as they are',
    `export function call(): unknown[] {
      const object: Record<string, number> = { class: 1, metaClass: 2, properties: 3 }
      object.metaClass = 4
      object['metaClass'] += 5
      object.class = 6
      object.metaClass++
      return [object, object.metaClass, object['properties'], Object.keys(object)]
    }`,
  )
  behavesAlike(
    'may have the names of prototypes, once they are there',
    `export function call(names: string[]): unknown[] {
      return names.map((name) => {
        const object: Record<string, string> = {}
        object[name] = 'a'
        const found: string[] = []
        for (const key of Object.keys(object)) found.push(key + object[key]!)
        return [object[name], name in object, Object.hasOwn(object, name), found, JSON.stringify({ [name]: 1 })]
      })
    }`,
    [['constructor', 'toString', 'valueOf', 'hasOwnProperty']],
  )
  behavesAlike(
    'are all that there are in what is read from JSON',
    `export function call(text: string): unknown[] {
      const read = JSON.parse(text) as Record<string, number>
      return [Object.entries(read), Object.keys(read).map((key) => read[key]), Object.hasOwn(read, '__proto__'), JSON.stringify(read)]
    }`,
    ['{"__proto__":1,"metaClass":2,"class":3,"constructor":4}'],
  )

  it.each(['constructor', '__proto__', 'toString'])(
    'are not asked for `%s`, which every object of JavaScript has',
    async (name) => {
      const message = `Every object has '${name}': ask Object.hasOwn first, or use a Map`
      const asked = (test: string): string => `export function call(name: string): unknown {
        const object: Record<string, string> = { a: 'b' }
        return ${test}
      }`
      expect(await failure(asked("object[name] ?? 'none'"), name)).toBe(message)
      expect(await failure(asked('name in object'), name)).toBe(message)
      expect(await failure(asked("readFile(object[name] ?? 'none')"), name)).toBe(message)
    },
  )
  it('do not get the name that stands for the prototype', async () => {
    const source = `export function call(name: string): unknown {
      const object: Record<string, string> = {}
      object[name] = 'a'
      return object
    }`
    expect(await failure(source, '__proto__')).toContain(
      "'__proto__' is no name that a property can be given",
    )
  })
})

describe('computed names in an object', () => {
  behavesAlike(
    'are evaluated before their values, whatever statements those need',
    `export function call(isSet: boolean): unknown[] {
      let n = 0
      const log: string[] = []
      const o = { k: 'p' }
      const next = (text: string): string => {
        n += 1
        log.push(text + n)
        return readFile(text + n)
      }
      const first = { [next('a')]: n++, [next('b')]: [1, 2].map((x) => readFile(next('c')) + x), [next('d') + n]: n }
      const second = { [\`a\${n}\`]: n++, [\`a\${n}\`]: (n += 5), [o.k]: (o.k = 'z'), [o.k]: 1, [n]: (n = 77) }
      const third = { [next('e')]: isSet ? next('f') : n++, [isSet ? next('g') : o.k]: isSet && next('h'), ...{ [next('i')]: log.length } }
      return [first, second, third, log, pure()]
    }
    function pure(): unknown[] {
      let n = 0
      const o = { k: 'p' }
      return [{ [o.k + n]: [1, 2].filter((x) => { n += x; o.k = 'y'; return x > 1 }), [o.k + n]: (n += 3), [n]: n++ }, n]
    }`,
    [true],
    [false],
  )
})
