import type { Method, Statement } from '../../build/compiler/groovy/ast'
import { call, define, integer, list, map, method, name, run, text } from '../../build/compiler/groovy/make'
import type { Unit } from '../../build/compiler/unit'
import { lint } from './lint'

const noMembers = { members: new Map() } as unknown as Unit

function problemsOf(body: Statement[], change: Partial<Method> = {}): string[] {
  const one: Method = {
    doc: '',
    nonCps: true,
    isPrivate: true,
    returnType: 'void',
    name: 'f',
    parameters: [],
    body,
    ...change,
  }
  return lint({ header: '', methods: [one], origins: [] }, noMembers)
}

describe('the lint of the Groovy tree', () => {
  it('finds nothing in what is fine', () => {
    expect(problemsOf([define('x', integer(1)), run(method(name('x'), 'toString'))])).toEqual([])
  })

  it.each<[string, Statement[]]>([
    ['is no name', [run(name('a*.b'))]],
    ['is no name', [run(call('a.&b'))]],
    ['declared twice', [define('x'), run({ kind: 'closure', parameters: ['x'], body: [] })]],
    ['249 statements', Array.from({ length: 250 }, () => run(call('f')))],
    ['249 elements', [run(list(Array.from({ length: 250 }, () => integer(1))))]],
    ['125 entries', [run(map(Array.from({ length: 126 }, (_, i) => ({ key: `k${i}`, value: integer(1) }))))]],
    ['65535 bytes', [run(text('a'.repeat(65536)))]],
    [
      'an assignment to a call',
      [{ kind: 'assignment', target: call('f'), operator: '=', value: integer(1) }],
    ],
    ['the number', [run(integer(1.5))]],
    ['new Date', [run({ kind: 'new', type: 'Date', arguments: [] })]],
    ['instanceof Foo', [run({ kind: 'instanceof', value: name('x'), type: 'Foo' })]],
    ['bare closure', [run({ kind: 'closure', parameters: ['x'], body: [], bare: true })]],
  ])('finds: %s', (problem, body) => {
    expect(problemsOf(body, { nonCps: false }).join()).toContain(problem)
  })

  it('lets code be longer that groovy-cps does not transform', () => {
    const items = Array.from({ length: 250 }, () => integer(1))
    expect(problemsOf([run(list(items)), ...items.map(() => run(call('f')))])).toEqual([])
  })

  it('finds a type that it does not know', () => {
    expect(problemsOf([], { returnType: 'long' })).toEqual(['f: the type long'])
  })

  it('finds a step in pure code', () => {
    const member = { name: 'f', suspends: false, steps: new Set(['sh']), callees: new Set() }
    const unit = { members: new Map([[{}, member]]) } as unknown as Unit
    const one: Method = {
      doc: '',
      nonCps: true,
      isPrivate: true,
      returnType: 'void',
      name: 'f',
      parameters: [],
      body: [run(call('sh'))],
    }
    expect(lint({ header: '', methods: [one], origins: [] }, unit)).toEqual(['f: calls sh from pure code'])
  })
})
