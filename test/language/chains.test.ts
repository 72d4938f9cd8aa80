import { programs } from './same-meaning'

const { behavesAlike } = programs()

describe('optional chains', () => {
  behavesAlike(
    'what stands before `?.` is evaluated once, and what stands behind it not at all where it is absent',
    `interface Node { next?: Node; list: string[]; f?: (text: string) => string }
    export function call(node?: Node): unknown[] {
      const log: string[] = []
      const seen = (name: string): string => {
        log.push(name)
        return name
      }
      const found = (): Node | undefined => {
        log.push('found')
        return node
      }
      const made = (): ((text: string) => string) | undefined => (node === undefined ? undefined : (text) => text + seen('made'))
      const results = [
        found()?.list.length,
        found()?.next?.list[Math.max(0, seen('index').length - 5)],
        found()?.next?.next?.list.concat([seen('more')]),
        found()?.f?.(seen('argument')),
        made()?.(seen('call')),
        found()?.list.map((one) => readFile(one)).join(),
        found()?.list.map((one) => one + seen('one')),
        found()?.list[0]?.toUpperCase().split(readFile('A')),
      ]
      return [results, log]
    }`,
    [],
    [{ list: [] }],
    [{ list: ['a'], next: { list: ['b', 'c'] } }],
    [{ list: ['a'], next: { list: ['x', 'y', 'z', 'u', 'v', 'w'], next: { list: [] } } }],
  )

  behavesAlike(
    'a chain as a statement',
    `interface Node { list: string[]; names?: Record<string, string>; act?: (text: string) => void }
    export function call(node?: Node): unknown[] {
      const log: string[] = []
      const found = (): Node | undefined => {
        log.push('found')
        return node
      }
      const full: Node | undefined = node && { ...node, act: (text) => { log.push('acted ' + readFile(text)) } }
      node?.list.push('a')
      found()?.list.push('b', readFile('c'))
      full?.act?.('text')
      full?.act?.(readFile('read'))
      node?.act?.('never')
      delete node?.names?.['gone']
      found()?.list.forEach((one) => { log.push(readFile(one)) })
      node?.list.forEach((one) => log.push(one))
      node ? node.list.push('end') : log.push('none')
      return [node ?? 'none', log]
    }`,
    [],
    [{ list: [] }],
    [{ list: ['x'], names: { gone: 'g', kept: 'k' } }],
  )

  behavesAlike(
    'a chain as a condition, an operand, a part of text and an initialiser',
    `interface Options { name?: string; count?: number; tags?: string[]; push?: boolean; nested?: { flag?: boolean; text: string | null } }
    export function call(options?: Options): unknown[] {
      const found: unknown[] = []
      if (options?.push) found.push('push')
      if (!options?.nested?.flag) found.push('no flag')
      if (options?.name === 'n') found.push('named n')
      if ((options?.count ?? 0) > 1 || options?.tags?.includes(readFile('t'))) found.push('many')
      while (options?.tags?.some((tag) => readFile(tag) === 'stop') && found.length < 9) found.push('again')
      const tags = options?.tags?.filter((tag) => readFile(tag) !== 'u')
      const name = options?.name?.trim() || 'none'
      const text = \`\${options?.name ?? ''}-\${options?.tags?.length ?? 'no'}\`
      const nested = options?.nested!.text ?? 'absent'
      for (const tag of options?.tags ?? []) found.push(tag)
      const chosen = options?.push ? options.tags?.[0] : options?.tags?.[1]
      return [found, tags, name, text, nested, chosen, options?.nested == null, { ...options?.nested }, pure(options)]
    }
    function pure(options?: Options): unknown[] {
      const lengths = options?.tags?.map((tag, i) => tag.length + i)
      const first = options?.tags?.find((tag) => tag > 'a')?.toUpperCase()
      return [lengths, first, options?.tags?.[0]?.charAt(0), options?.tags?.slice(1).join('-'), options?.nested?.text?.length]
    }`,
    [],
    [{ nested: { text: null } }],
    [{ name: ' n ', count: 2, tags: ['t', 'u'], push: true, nested: { flag: true, text: '' } }],
    [{ name: 'n', count: 0, tags: [], nested: { text: 'x' } }],
    [{ tags: ['b', 'stop'], nested: { flag: false, text: 'long' } }],
  )

  behavesAlike(
    'a part that changes while the rest of the chain is evaluated',
    `interface Box { value?: string; list?: string[] }
    export function call(box: Box): unknown[] {
      const change = (): string => {
        box.list = ['new']
        return readFile('changed')
      }
      let current = box.list
      const swap = (): string => {
        current = undefined
        return 'swapped'
      }
      const joined = current?.concat([swap()])
      const concatenated = box.list?.concat([change(), readFile('two')])
      return [concatenated, box.list, joined, current]
    }`,
    [{}],
    [{ list: ['old'] }],
  )
})
