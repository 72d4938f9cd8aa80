import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('destructuring', () => {
  behavesAlike(
    'names, renames, nests and takes the rest',
    `interface Pod { name: string; spec: { containers: { name: string; ports: number[] }[]; host?: string }; 'odd-key': number }
    export function call(pod: Pod): unknown[] {
      const { name, spec: { containers: [first, ...sidecars], host = 'none' }, 'odd-key': odd } = pod
      const { name: _, ...rest } = pod
      const [{ name: inner, ports: [port = 80] = [] } = { name: 'missing', ports: [1] }] = pod.spec.containers
      return [name, first?.name, sidecars.length, host, odd, rest, inner, port]
    }`,
    [
      {
        name: 'p',
        spec: {
          containers: [
            { name: 'a', ports: [] },
            { name: 'b', ports: [2] },
          ],
        },
        'odd-key': 1,
      },
    ],
    [{ name: '', spec: { containers: [], host: 'h' }, 'odd-key': 0 }],
  )

  behavesAlike(
    'a default runs only where it is needed, in its order',
    `interface Options { a?: string; b?: string; c?: number }
    export function call(options: Options, list: string[]): unknown[] {
      const { a = readFile('a'), b = readFile('b' + a), c = a.length } = options
      const [x = readFile('x'), y = x + readFile('y')] = list
      return [a, b, c, x, y]
    }`,
    [{}, []],
    [{ a: 'A' }, ['X']],
    [{ b: 'B', c: 0 }, ['', '']],
  )
  behavesAlike(
    'parameters are taken apart',
    `interface Options { name: string; tags?: string[]; retry?: { count?: number } }
    function build({ name, tags = ['latest'], retry: { count = 1 } = {} }: Options, [first, second = first]: string[] = ['x']): unknown[] {
      return [name, tags, count, first, second]
    }
    function waits({ name: renamed, ...others }: Options): unknown[] {
      readFile(renamed)
      return [renamed, others]
    }
    export function call(options: Options): unknown[] {
      const inline = ({ name }: Options, suffix = '!'): string => name + suffix
      const pair = ([a, b]: [string, number]): string => a + b
      return [build(options), build(options, ['a', 'b']), build(options, []), waits(options), inline(options), [options].map(({ name, tags }) => [name, tags ?? 'none']), [options].map(({ name }) => readFile(name)), pair(['p', 1]), [['k', 2] as [string, number]].map(pair), [options].filter(({ tags }) => tags).length]
    }`,
    [{ name: 'n' }],
    [{ name: '', tags: [], retry: { count: 0 } }],
    [{ name: 'm', tags: ['t'], retry: {} }],
  )

  behavesAlike(
    'a loop takes its elements apart',
    `export function call(pods: { name: string; ports?: number[] }[], pairs: [string, number][]): unknown[] {
      const found: unknown[] = []
      for (const { name, ports = [80] } of pods) found.push([name, ports])
      for (const { name, ports: [first = 0] = [] } of pods) found.push(readFile(name + first))
      for (const [key, value] of pairs) found.push(key + value)
      for (const [key] of pairs) found.push(readFile(key))
      for (const [, value] of pairs) found.push(() => value)
      for (const [i, name] of pods.map((pod, at) => [at, pod.name] as const)) found.push(name + i)
      for (const [i, x] of ['p', 'q'].entries()) found.push(x + i)
      return found.map((one) => (typeof one === 'function' ? 'closure' : one))
    }`,
    [
      [{ name: 'a' }, { name: 'b', ports: [] }],
      [
        ['k', 1],
        ['l', 2],
      ],
    ],
    [[], []],
  )
})
