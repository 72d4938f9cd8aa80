import { programs } from './same-meaning'
import { refusals } from './refusal'

const { behavesAlike } = programs()
const isRefused = refusals()

describe('arrays that are changed', () => {
  behavesAlike(
    'by values that are all evaluated before the first is added',
    `export function call(xs: string[], ns: number[]): unknown[] {
      ns.push(ns.length, ns.length, ns.push(7))
      ns.unshift(ns.length, ns[0] ?? -1)
      xs.push(xs.join(), readFile(xs.join('-')), xs.join('+'))
      xs.push(...xs, ...xs)
      xs.unshift(...xs)
      xs.unshift(...xs, 'z', xs.pop() ?? 'none')
      xs.push(...[])
      return [xs, ns, xs.push(...xs), xs.unshift(), [...xs].push('a', 'b'), xs.length]
    }`,
    [['a', 'b'], [1]],
    [[], []],
  )

  behavesAlike(
    'in the order of the expression',
    `export function call(xs: string[], at: number): unknown[] {
      const all = [xs.length, xs.push('p'), xs.length, xs.pop(), xs.length, xs.shift(), xs.unshift(readFile('u')), xs.join(), [...xs].reverse(), xs.reverse().join(), xs.join()]
      const more = xs.length > at ? xs.push('long') : xs.unshift('short', 'er')
      const both = (xs.pop() ?? 'none') + (xs.pop() ?? 'none') + xs.push('x')
      let rounds = 0
      while (xs.push('w') < 6) rounds += 1
      return [all, more, both, rounds, xs]
    }`,
    [['a', 'b', 'c'], 1],
    [[], 5],
  )

  behavesAlike(
    'where they are: in properties, in other arrays, behind names',
    `interface Pod { tags: string[]; rows: number[][] }
    export function call(pod: Pod): unknown[] {
      const { tags } = pod
      pod.tags.push('a')
      tags.push('b')
      pod.rows[0]!.push(1, 2)
      pod.rows.push([3], [])
      pod.rows[1]!.unshift(9)
      const first = pod.rows.shift()
      pod.rows.reverse()
      const same = pod.rows.fill([0], 1)
      same[1]!.push(5)
      same[0]!.pop()
      return [pod, tags.length, first, same.length, pod.tags.reverse() === undefined]
    }`,
    [{ tags: ['x'], rows: [[], [8]] }],
  )

  behavesAlike(
    'by fill, which puts one and the same value everywhere',
    `export function call(n: number): unknown[] {
      const rows = new Array<number[]>(3).fill([])
      rows[0]!.push(n)
      const apart = Array.from({ length: 3 }, (): number[] => [])
      apart[0]!.push(n)
      const xs = [1, 2, 3, 4, 5]
      const all = xs.slice().fill(n)
      return [rows, apart, all, xs.slice().fill(0, n), xs.slice().fill(0, 1, n), xs.slice().fill(0, -n), xs.slice().fill(0, -3, -n), xs, new Array(n).fill(readFile('f')).length]
    }`,
    [2],
    [0],
    [9],
    [4294967295 - 4294967290],
  )

  behavesAlike(
    'while what was taken from them stays',
    `export function call(xs: string[]): unknown[] {
      const copies = [[...xs], xs.slice(), xs.slice(0), xs.concat(), Array.from(xs), xs.map((x) => x), xs.filter(() => true), xs.flatMap((x) => [x]), xs.slice(0, xs.length), xs.slice(-9), [xs].flat()]
      xs.push('new')
      readFile('x')
      copies.forEach((copy) => copy.push('own'))
      return [xs, copies]
    }`,
    [['a', 'b']],
    [[]],
  )

  behavesAlike(
    'whose length cannot be negative',
    `export function call(n: number): unknown {
      const none = Array.from({ length: n }, (_, i) => i)
      try {
        return new Array<string>(n).fill('x').concat(none.map((one) => \`\${one}\`))
      } catch (error) {
        return [(error as Error).message, none]
      }
    }`,
    [-1],
    [2],
  )

  isRefused(
    'but not by their length',
    'KILN135',
    `export function call(xs: string[]): void {
      xs.length = 0
    }`,
  )
  isRefused(
    'nor by taking an element out of the middle, which would leave a hole',
    'KILN223',
    `export function call(xs: string[]): void {
      delete xs[0]
    }`,
  )
})
