import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('callbacks of arrays', () => {
  behavesAlike(
    'that return early, around a step or not',
    `export function call(xs: string[]): unknown[] {
      const kept = xs.filter((x) => {
        if (x === 'a') return true
        return readFile(x) === 'bb'
      })
      const found = xs.find((x) => {
        if (x === '') return false
        return readFile(x) !== 'a'
      })
      const position = xs.findIndex((x, i) => {
        if (i === 0) return false
        return readFile(x) !== ''
      })
      const pure = xs.filter((x, i) => {
        if (i === 1) return false
        return x !== ''
      })
      return [kept, found, position, pure]
    }`,
    [['a', 'bb', '', 'c']],
    [[]],
  )

  behavesAlike(
    'that assign to their parameters',
    `export function call(xs: string[]): unknown[] {
      const kept = xs.filter((x) => {
        x = x.trim()
        return x !== ''
      })
      const read = xs.filter((x) => {
        x = readFile(x.trim())
        return x !== ''
      })
      const found = xs.find((x) => {
        x = x.trim()
        return readFile(x) === 'b'
      })
      const numbered = xs.map((x, i) => {
        i += 10
        x = readFile(x)
        return x + i
      })
      const joined = xs.reduce((all, x) => {
        all += readFile(x)
        return all + ';'
      }, '')
      return [kept, read, found, numbered, joined, xs]
    }`,
    [[' a', '', ' b ', '  ']],
    [[]],
  )

  behavesAlike(
    'whose parameters closures keep',
    `export function call(xs: string[]): unknown[] {
      const later = xs.map((x, i) => () => x + i)
      const read = xs.map((x, i) => () => readFile(x + i))
      const jobs: (() => string)[] = []
      xs.forEach((x, i) => jobs.push(() => readFile(x) + i))
      const sums: (() => string)[] = []
      xs.reduce((all, x) => {
        sums.push(() => all)
        return all + readFile(x)
      }, '')
      return [later.map((f) => f()), read.map((f) => f()), jobs.map((f) => f()), sums.map((f) => f())]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )

  behavesAlike(
    'with a start value that is made of the array, which is looked at first',
    `export function call(xs: string[]): unknown[] {
      let ys = ['x', 'y']
      const swap = (): string => {
        ys = xs
        return readFile('start')
      }
      const joined = ys.reduce((all, y) => all + readFile(y), swap())
      return [joined, ys, xs.reduce((all, x) => all + x, readFile('first'))]
    }`,
    [['a', 'b', 'c']],
    [[]],
  )
})
