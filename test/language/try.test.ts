import { programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

describe('try', () => {
  behavesAlike(
    'return, break and continue in the parts of a try, in both worlds',
    `export function call(names: string[]): unknown[] {
      return [names.map((name) => pure(name)), names.map((name) => waiting(name))]
    }
    function pure(name: string): string[] {
      const found: string[] = []
      const ended = (): string => {
        outer: for (const round of ['1', '2', '3']) {
          for (;;) {
            try {
              if (name === 'return') return 'returned in ' + round
              if (name === 'break') break
              if (name === 'continue' && round !== '3') continue outer
              if (name === 'break outer') break outer
              if (name === 'throw') throw new Error('thrown in ' + round)
              found.push('try ' + round)
            } catch (error) {
              if (round === '1') continue outer
              if (round === '2') break outer
              return (error as Error).message
            } finally {
              found.push('finally ' + round)
            }
            found.push('behind')
            break
          }
          found.push('end ' + round)
        }
        return 'ended'
      }
      return [ended(), ...found]
    }
    function waiting(name: string): string[] {
      const found: string[] = []
      const ended = (): string => {
        outer: for (const round of ['1', '2', '3']) {
          for (;;) {
            try {
              if (readFile(name) === 'return') return readFile('returned in ' + round)
              if (name === 'break') break
              if (name === 'continue' && round !== '3') continue outer
              if (name === 'break outer') break outer
              if (name === 'throw') readFile('fail in ' + round)
              found.push(readFile('try ' + round))
            } catch (error) {
              if (readFile(round) === '1') continue outer
              if (round === '2') break outer
              return (error as Error).message
            } finally {
              found.push(readFile('finally ' + round))
            }
            found.push('behind')
            break
          }
          found.push('end ' + round)
        }
        return 'ended'
      }
      return [ended(), ...found]
    }`,
    [['return', 'break', 'continue', 'break outer', 'throw', 'go on']],
  )

  behavesAlike(
    'a finally that leaves has the last word',
    `export function call(names: string[]): unknown[] {
      return [names.map((name) => pure(name)), names.map((name) => waiting(name))]
    }
    function pure(name: string): string {
      let text = ''
      for (const round of ['1', '2', '3']) {
        try {
          text += round
          if (name === 'throw') throw new Error('lost')
          if (name === 'return') return 'lost'
        } finally {
          if (round === '1') continue
          if (name === 'break') break
          try {
            if (name === 'inner') return 'lost'
          } finally {
            if (name === 'inner') return text
          }
        }
      }
      return text
    }
    function waiting(name: string): string {
      let text = ''
      for (const round of ['1', '2', '3']) {
        try {
          text += readFile(round)
          if (name === 'throw') readFile('fail')
          if (name === 'return') return 'lost'
        } catch (error) {
          text += readFile((error as Error).message)
          throw error
        } finally {
          if (readFile(round) === '1') continue
          if (name === 'break' || name === 'throw') break
          try {
            if (readFile(name) === 'inner') return 'lost'
          } finally {
            if (name === 'inner') return readFile(text)
          }
        }
      }
      return text
    }`,
    [['break', 'inner', 'end']],
    [['return']],
    [['throw']],
  )

  behavesAlike(
    'jumps over several loops pass each finally on their way, also in code that calls no step',
    `export function call(names: string[]): string[][] {
      return names.map((name) => far(name))
    }
    function far(name: string): string[] {
      const found: string[] = []
      outer: for (let i = 0, text = ''; i < 3; i++, text += i) {
        try {
          middle: do {
            try {
              switch (name) {
                case 'switch':
                  break
                case 'outer':
                  break outer
                case 'next':
                  if (i < 2) continue outer
                case 'middle':
                  continue middle
                case 'inner':
                  for (;;) {
                    try {
                      if (i === 1) continue outer
                      if (i === 2) break middle
                      break
                    } catch {
                      found.push('never')
                    } finally {
                      found.push('innermost')
                    }
                  }
                  continue
                case 'caught':
                  try {
                    throw new Error(name)
                  } catch (error) {
                    for (const one of [1, 2]) {
                      if (one === 2) break outer
                      found.push((error as Error).message)
                    }
                  } finally {
                    found.push('caught')
                  }
                case 'return':
                  for (;;) return [...found, text]
                default:
                  block: {
                    if (i === 1) break block
                    if (i === 2) continue outer
                    found.push('block')
                  }
              }
              found.push('switched')
            } finally {
              found.push('inside')
            }
          } while (text.length > 5)
        } finally {
          found.push(\`outside \${i}\`)
        }
        found.push('end')
      }
      return found
    }`,
    [['switch', 'outer', 'next', 'middle', 'inner', 'caught', 'return', 'default']],
  )

  behavesAlike(
    'a value is returned as it was before the finally, and an error in the finally replaces the first one',
    `export function call(fail: boolean): unknown[] {
      const found: string[] = []
      const value = (): string => {
        let text = 'before'
        try {
          return text
        } finally {
          text = readFile('after')
          found.push(text)
        }
      }
      const attempt = (body: () => string): string => {
        try {
          return body()
        } catch (error) {
          return 'caught ' + (error as Error).message
        }
      }
      const replaced = attempt(() => {
        try {
          return readFile(fail ? 'fail 1' : 'fine')
        } finally {
          readFile(fail ? 'fail 2' : 'fine')
          if (!fail) throw new Error('thrown')
        }
      })
      return [value(), pure(), replaced, found]
    }
    function pure(): string[] {
      const list = ['a']
      const one = (): string[] => {
        try {
          return [...list]
        } finally {
          list.push('b')
        }
      }
      try {
        try {
          throw new Error('first')
        } finally {
          if (one().length === 1) throw new Error('second')
        }
      } catch (error) {
        return [(error as Error).message, ...list]
      }
    }`,
    [true],
    [false],
  )

  behavesAlike(
    'errors thrown again, from catch to catch and out of callbacks',
    `export function call(names: string[]): unknown {
      try {
        return names.map((name) => {
          try {
            if (name === '') throw new Error('empty')
            return readFile(name)
          } catch (error) {
            if (name === '') {
              echo(String(error))
              throw error
            }
            throw new Error(\`\${name}: \${error instanceof Error ? error.message : 'unknown'}\`)
          } finally {
            echo(name)
          }
        })
      } catch (problem) {
        const error = problem as Error
        if (error.message === 'empty') throw error
        return error.message
      }
    }`,
    [['a', 'b']],
    [['a', '', 'b']],
    [['a', 'fail', 'b']],
  )

  behavesAlike(
    'tries inside of all parts of a try',
    `export function call(fails: string[]): string[] {
      const found: string[] = []
      const run = (name: string): void => {
        if (fails.includes(name)) throw new Error(name)
        found.push(readFile(name))
      }
      try {
        try {
          run('a')
        } catch {
          run('b')
        } finally {
          try {
            run('c')
          } catch (error) {
            found.push('c failed: ' + (error as Error).message)
          }
        }
        run('d')
      } catch (error) {
        found.push((error as Error).message)
        try {
          run('e')
        } finally {
          found.push('f')
        }
      } finally {
        found.push('g')
      }
      return found
    }`,
    [[]],
    [['a']],
    [['a', 'b']],
    [['a', 'c', 'd']],
    [['a', 'b', 'e']],
  )
})

describe('an abort', () => {
  async function stepsOfAborted(source: string): Promise<string[]> {
    const run = await underCps(source, [])
    expect([run.outcome, run.error?.message]).toEqual(['aborted', 'abort'])
    return run.calls.map(({ args }) => String(Object.values(args)[0]))
  }

  it('goes on through finally blocks that would leave', async () => {
    const source = `export function call(): string {
      for (const name of ['a', 'b']) {
        try {
          readFile('abort')
        } finally {
          echo('inner')
          if (name === 'a') continue
        }
      }
      try {
        try {
          return readFile('never')
        } finally {
          return 'left'
        }
      } catch {
        return 'caught'
      }
    }`
    expect(await stepsOfAborted(source)).toEqual(['abort', 'inner'])
  })

  it('goes on through each finally block that it meets', async () => {
    const source = `export function call(): string {
      for (;;) {
        try {
          try {
            return readFile('abort')
          } catch {
            return 'caught'
          } finally {
            echo('inner')
            break
          }
        } catch (error) {
          return String(error)
        } finally {
          echo('outer')
          return 'left'
        }
      }
      return 'end'
    }`
    expect(await stepsOfAborted(source)).toEqual(['abort', 'inner', 'outer'])
  })

  it('goes on where the clean-up fails', async () => {
    const source = `export function call(): string {
      try {
        try {
          return readFile('abort')
        } finally {
          readFile('fail')
          echo('never')
        }
      } catch {
        return 'caught'
      }
    }`
    expect(await stepsOfAborted(source)).toEqual(['abort', 'fail'])
  })

  it('goes on where the clean-up throws, in a function of its own', async () => {
    const source = `export function call(): string {
      try {
        try {
          readFile('abort')
        } finally {
          check('')
        }
      } catch {
        return 'caught'
      } finally {
        if (readFile('x') === 'x') throw new Error('thrown')
      }
      return 'end'
    }
    function check(text: string): void {
      if (text === '') throw new Error('empty')
    }`
    expect(await stepsOfAborted(source)).toEqual(['abort', 'x'])
  })

  it('goes on where it comes while an error is handled', async () => {
    const source = `export function call(): string {
      try {
        try {
          readFile('fail')
        } catch (error) {
          readFile('abort')
          return 'handled'
        } finally {
          return 'left'
        }
      } catch {
        return 'caught'
      }
    }`
    expect(await stepsOfAborted(source)).toEqual(['fail', 'abort'])
  })

  it('that comes while something is cleaned up ends the clean-up', async () => {
    const source = `export function call(): string {
      try {
        readFile('fail')
      } catch {
        echo('caught')
      } finally {
        readFile('abort')
        return 'left'
      }
    }`
    expect(await stepsOfAborted(source)).toEqual(['fail', 'caught', 'abort'])
  })

  it('goes on out of callbacks', async () => {
    const source = `export function call(): string {
      const attempt = (body: () => string): string => {
        try {
          return body()
        } catch {
          return 'caught'
        }
      }
      return ['a', 'abort', 'b'].map((name) => attempt(() => readFile(name))).join()
    }`
    expect(await stepsOfAborted(source)).toEqual(['a', 'abort'])
  })
})
