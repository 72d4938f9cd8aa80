import type { Method, Statement } from '../../build/compiler/groovy/ast'
import {
  call,
  closure,
  define,
  integer,
  list,
  map,
  method,
  name,
  run,
  text,
} from '../../build/compiler/groovy/make'
import type { Unit } from '../../build/compiler/unit'
import { lint } from './lint'

const noMembers = { members: new Map() } as unknown as Unit

function methodWith(body: Statement[], change: Partial<Method> = {}): Method {
  return {
    doc: '',
    nonCps: true,
    isPrivate: true,
    returnType: 'void',
    name: 'f',
    parameters: [],
    body,
    ...change,
  }
}

function problemsOf(body: Statement[], change: Partial<Method> = {}): string[] {
  return lint({ header: '', methods: [methodWith(body, change)], origins: [] }, noMembers)
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

  describe('of what crosses between the worlds', () => {
    const pure: Partial<Method> = { nonCps: true }
    const cps: Partial<Method> = { nonCps: false }
    const one = name('one')

    function crossingsOf(...methods: Method[]): string[] {
      const member = { name: 'f', suspends: false, steps: new Set(['sh']), callees: new Set() }
      const unit = { members: new Map([[{}, member]]) } as unknown as Unit
      return lint({ header: '', methods, origins: [] }, unit)
    }
    function calling(world: Partial<Method>, ...body: Statement[]): Method {
      return methodWith(body, world)
    }
    function callee(world: Partial<Method>, body: Statement[], parameter = 'act'): Method {
      const parameters = [{ type: 'Object', name: parameter, defaultsToNull: false }]
      return methodWith(body, { ...world, name: 'g', parameters })
    }
    const callIt = [run(call('act', one))]
    const given = closure([], [run(call('sh'))])

    it('finds a step in pure code', () => {
      expect(crossingsOf(calling(pure, run(call('sh'))))).toEqual(['f: calls sh from pure code'])
    })

    it('finds a method that can suspend, whoever has written it', () => {
      const crossed = calling(pure, run(list([call('g', one)])))
      expect(crossingsOf(crossed, callee(cps, []))).toEqual(['f: calls g from pure code'])
      expect(crossingsOf(crossed, callee(pure, []))).toEqual([])
      expect(crossingsOf(calling(cps, run(call('g', one))), callee(cps, callIt))).toEqual([])
    })

    it.each([
      ['as it is', [run(call('g', given))]],
      ['in a variable', [define('kept', given), run(call('g', name('kept')))]],
      ['in a list', [run(call('g', list([given])))]],
    ])('finds a closure that pure code would call: %s', (_, body) => {
      const problem = ['f: gives g a closure that pure code would call']
      expect(crossingsOf(calling(cps, ...body), callee(pure, callIt))).toEqual(problem)
      expect(
        crossingsOf(calling(cps, ...body), callee(pure, [run(method(one, 'each', name('act')))])),
      ).toEqual(problem)
      expect(crossingsOf(calling(cps, ...body), callee(cps, callIt))).toEqual([])
    })

    it('finds one that pure code hands on to pure code which calls it', () => {
      const between = callee(pure, [run(call('h', name('act')))])
      const last = methodWith(callIt, { ...pure, name: 'h', parameters: between.parameters })
      const problem = ['f: gives g a closure that pure code would call']
      expect(crossingsOf(calling(cps, run(call('g', given))), between, last)).toEqual(problem)
    })

    it('lets pure code keep a closure', () => {
      const keeper = callee(pure, [run(method(one, 'add', name('act')))])
      expect(crossingsOf(calling(cps, run(call('g', given))), keeper)).toEqual([])
    })

    it('finds a method of Groovy that groovy-cps does not translate', () => {
      const problem = 'f: gives replaceAll a closure that groovy-cps would not translate'
      expect(crossingsOf(calling(cps, run(method(one, 'replaceAll', text('a'), given))))).toEqual([problem])
      expect(crossingsOf(calling(cps, run(method(one, 'collect', given))))).toEqual([])
      expect(crossingsOf(calling(pure, run(method(one, 'replaceAll', text('a'), closure([], [])))))).toEqual(
        [],
      )
    })
  })
})
