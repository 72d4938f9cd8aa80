import { programs } from '../same-meaning'

const { behavesAlike } = programs()

describe('found by random programs, of control flow', () => {
  behavesAlike(
    'closures in the heads of loops',
    `export function call(xs: string[]): unknown[] {
      let text = ''
      for (const x of xs.map((x) => x + x)) text += x
      for (const x of Object.keys({ a: xs.filter((x) => x !== 'a') })) text += x
      while (xs.some((x) => x !== text.charAt(0)) && text.length < 9) text += 'b'
      for (let i = xs.filter((x) => x === 'a').length; i < xs.map((x) => x).length; i += xs.filter((x) => x === 'b').length) text += i
      return [text]
    }`,
    [['a', 'b']],
  )

  behavesAlike(
    'a case that shares the statements of the default',
    `export function call(n: number): string {
      let found = ''
      switch (n) {
        case 1:
          found += 'one'
        case 2:
        default:
          found += 'two or more'
          break
      }
      return readFile(found)
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a last case that does nothing',
    `export function call(n: number): string {
      switch (n) {
        case 1:
          return 'one'
        case 2:
      }
      readFile('x')
      switch (n) {
        default:
      }
      return 'other'
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a test of a test',
    `export function call(): unknown[] {
      return [typeof ((typeof ('' as unknown) === 'string') as unknown) === 'boolean', ('' as unknown) instanceof Error === (typeof (1 as unknown) === 'number')]
    }`,
  )

  behavesAlike(
    'a case with nothing in it, which falls through',
    `export function call(x: number): unknown[] {
      const log: string[] = []
      switch (x) {
        case 1:
          ;
        case 2:
          log.push('two')
          break
        case 3: {
        }
        default:
          log.push('default')
        case 4:
          ;
      }
      switch (x) {
        case 3:
          ;
        case log.length:
          log.push('three')
          if (x > 9) break
        case 4: {
        }
      }
      return log
    }`,
    [1],
    [2],
    [3],
    [4],
    [5],
  )

  behavesAlike(
    'a jump to a label in closures in closures',
    `export function call(rows: number[][]): unknown[] {
      const found: number[] = []
      rows.forEach((row) => row.forEach((x) => {
        outer: for (const y of row) for (const z of row) {
          if (y + z === x) break outer
          found.push(x, y, z)
        }
      }))
      rows.forEach((row) => {
        if (row.length > 1) row.forEach((x) => {
          outer: for (const y of row) for (const z of row) {
            if (y > x) continue outer
            found.push(z)
          }
        })
      })
      const sums = rows.map((row) => row.find((x) => {
        outer: for (const y of row) for (const z of row) if (y + z === x) return true
        else continue outer
        return false
      }))
      return [found, sums.map((sum) => sum ?? null)]
    }`,
    [[[1, 2, 3], [4], []]],
  )

  behavesAlike(
    'jumps out of a try in one whose finally block jumps, too',
    `export function call(n: number): unknown[] {
      const found: unknown[] = [inBoth(n), inBranch(n), inCatch(n), inLoops(n)]
      found.push([1, 2].map((x) => {
        try {
          try {
            return 'a'
          } finally {
            found.push(x)
          }
        } finally {
          if (x === n) return 'b'
        }
      }))
      return found
    }
    function inBoth(n: number): number {
      try {
        try {
          return n
        } catch {
          n = 1
        } finally {
          n += 2
        }
      } catch {
        n = 3
      } finally {
        return n
      }
    }
    function inBranch(n: number): string {
      try {
        switch (n) {
          case 1:
            try {
              return 'one'
            } catch {}
        }
      } finally {
        if (n < 3) return 'few'
      }
      return 'many'
    }
    function inCatch(n: number): string {
      try {
        throw new Error('x')
      } catch {
        try {
          if (n === 1) return 'one'
        } finally {
          n += 2
        }
      } finally {
        if (n > 3) return 'many'
      }
      return 'few'
    }
    function inLoops(n: number): number {
      search: for (const x of [1, 2, 3]) {
        for (let i = 0; ; i++) {
          try {
            try {
              if (x === n) break search
              if (i === 1) continue search
            } finally {
              n += 2
            }
          } finally {
            n += 3
            if (n > 20) continue search
            if (i === 2) break
          }
        }
      }
      return n
    }`,
    [1],
    [2],
    [7],
  )

  behavesAlike(
    'a break of a switch and a jump to a loop around it, both out of a try with a finally block',
    `export function call(n: number): string[] {
      const log: string[] = []
      search: for (const x of [1, 2, 3]) {
        switch (x) {
          case n:
            log.push('same')
          case 1:
            try {
              try {
                if (n === 3) break
                if (n === 2) continue
                if (n === 1) break search
              } finally {
                log.push('inner')
              }
              if (n === 4) break
              if (n === 5) continue search
            } finally {
              log.push('outer')
            }
          default:
            log.push('other')
        }
        log.push('end')
      }
      return log
    }`,
    [1],
    [2],
    [3],
    [4],
    [5],
    [6],
  )

  behavesAlike(
    'a try in the finally block of a try that a return leaves',
    `export function call(n: number): string[] {
      const log: string[] = []
      try {
        if (n < 3) return log
        log.push('body')
      } finally {
        for (const x of [1, 2, 3]) {
          try {
            if (x === n) continue
            log.push('try ' + x)
          } finally {
            log.push('finally ' + x)
          }
        }
      }
      return log
    }`,
    [1],
    [3],
  )

  behavesAlike(
    'a case that is an assignment of a constant',
    `export function call(n: number): unknown[] {
      const seen: Record<string, number> = {}
      switch (n) {
        case (seen['first'] = 1):
          seen['found'] = 1
          break
        case (seen['second'] = 2):
          seen['found'] = 2
        default:
          seen['other'] = 0
      }
      return [seen]
    }`,
    [1],
    [2],
    [3],
  )

  behavesAlike(
    'a case that shares the statements of the default, and comes again behind it',
    `export function call(x: string, out: string[]): string[] {
      switch (x) {
        default:
        case 'a':
          out.push('first')
          break
        case 'a':
          out.push('second')
          break
        case 'b':
          out.push('third')
          break
      }
      return out
    }`,
    ['a', []],
    ['b', []],
    ['c', []],
  )
})
