import type { Expression, Method, Statement } from '../../build/compiler/groovy/ast'
import {
  assign,
  binary,
  call,
  closure,
  conditional,
  define,
  integer,
  isNotNull,
  list,
  map,
  method,
  name,
  not,
  property,
  run,
  text,
} from '../../build/compiler/groovy/make'
import { printFile } from '../../build/compiler/groovy/print'
import { evaluate } from '../bench/pipeline'

function printed(...body: Statement[]): string {
  const only: Method = {
    doc: '',
    nonCps: false,
    isPrivate: false,
    returnType: 'Object',
    name: 'call',
    parameters: [],
    body,
  }
  const lines = printFile({ header: 'Header', methods: [only], origins: [] })
    .text.trimEnd()
    .split('\n')
  return lines
    .slice(3, -1)
    .map((line) => line.slice(2))
    .join('\n')
}

/** More statements than one, so that the method is not laid out on one line. */
function statement(one: Statement): string {
  return printed(one, run(call('end'))).replace(/\nend\(\)$/, '')
}

const expression = (one: Expression): string => statement(run(one))
const [a, b, c] = [name('a'), name('b'), name('c')]
const long = (letter: string): Expression => name(letter.repeat(60))

describe('the printer', () => {
  it.each<[Expression, string]>([
    [binary(binary(a, '||', b), '&&', c), '(a || b) && c'],
    [binary(a, '||', binary(b, '&&', c)), 'a || (b && c)'],
    [binary(a, '-', binary(b, '-', c)), 'a - (b - c)'],
    [binary(binary(a, '-', b), '-', c), 'a - b - c'],
    [binary(binary(a, '+', b), '*', c), '(a + b) * c'],
    [not(binary(a, '==~', text('x'))), "!(a ==~ 'x')"],
    [not({ kind: 'instanceof', value: a, type: 'List' }), '!(a instanceof List)'],
    [not(isNotNull(a)), 'a == null'],
    [method(binary(a, '+', b), 'size'), '(a + b).size()'],
    [method(binary(a, '=~', text('x')), 'find'), "(a =~ 'x').find()"],
    [binary(binary(a, '?:', list([])), '+', b), '(a ?: []) + b'],
    [conditional(conditional(a, b, c), a, b), '(a ? b : c) ? a : b'],
    [conditional(a, b, conditional(b, c, a)), 'a ? b : b ? c : a'],
    [binary(integer(-1), '-', integer(-2)), '-1 - -2'],
    [method(integer(-1), 'longValue'), '(-1).longValue()'],
  ])('sets the parentheses of %#', (tree, groovy) => {
    expect(expression(tree)).toBe(groovy)
  })

  it.each<[Expression, string]>([
    [text("it's"), '"it\'s"'],
    [text('$x'), "'$x'"],
    [text("'$x'"), "'\\'$x\\''"],
    [text('a\\b\n\t\u0000…'), "'a\\\\b\\n\\t\\u0000\\u2026'"],
    [{ kind: 'template', parts: ['$"', call('f', text('x')), '\n'] }, '"\\$\\"${f(\'x\')}\\n"'],
    [map([]), '[:]'],
    [list([]), '[]'],
    [
      map([
        { key: 'a-b', value: a },
        { key: 'in', value: b },
        { key: 'true', value: c },
      ]),
      "['a-b': a, in: b, 'true': c]",
    ],
    [map([{ key: a, value: b }]), '[(a): b]'],
    [property(a, 'b'), 'a.b'],
    [closure([], [run(a)]), '{ -> a }'],
    [method(a, 'collect', closure(['x'], [run(name('x'))])), 'a.collect { x -> x }'],
    [{ kind: 'call', name: 'sh', named: [{ key: 'script', value: a }], arguments: [] }, 'sh(script: a)'],
    [
      { kind: 'call', name: 'node', arguments: [a], body: { ...closure([], [run(b)]), bare: true } },
      'node(a) {\n  b\n}',
    ],
  ])('writes %#', (tree, groovy) => {
    expect(expression(tree)).toBe(groovy)
  })

  it('puts operators at the end of a line, where they cannot begin a statement', () => {
    const lines = expression(binary(long('a'), '+', binary(long('b'), '+', long('c')))).split('\n')
    expect(lines.slice(0, -1).every((line) => line.endsWith('+') || line.endsWith('('))).toBe(true)
  })

  it('breaks what does not fit', () => {
    const tree = call('f', list([long('a'), long('b')]), map([{ key: 'k', value: long('c') }]))
    expect(expression(tree)).toMatchInlineSnapshot(`
     "f(
       [
         aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
         bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,
       ],
       [k: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc]
     )"
    `)
    expect(statement(define('x', conditional(long('a'), long('b'), long('c'))))).toMatchInlineSnapshot(`
     "def x = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
       ? bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
       : cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
    `)
  })

  it('keeps blank lines and comments, and `else if` on one line', () => {
    const leading = { blankLine: true, comments: ['// why'] }
    const inner: Statement = {
      kind: 'if',
      condition: b,
      then: [run(call('two'))],
      otherwise: [run(call('three'))],
    }
    const tree: Statement = { kind: 'if', condition: a, then: [run(call('one'))], otherwise: [inner] }
    expect(printed(assign(a, b), { ...tree, leading })).toMatchInlineSnapshot(`
     "a = b

     // why
     if (a) {
       one()
     } else if (b) {
       two()
     } else {
       three()
     }"
    `)
  })

  it('prints what groovy-cps reads back', async () => {
    const values = [
      binary(text('a'), '+', conditional(isNotNull(name('x')), text("it's"), text('$y'))),
      method(list([{ kind: 'template', parts: ['<', name('x'), '>'] }, text('\\')]), 'join', text('\n')),
      map([
        { key: 'a-b', value: list([integer(1)]) },
        { key: text('k'), value: { kind: 'null' } },
      ]),
      method(
        list([text('p'), text('q')]),
        'collect',
        closure(['one'], [run(binary(name('one'), '+', text('\u2028')))]),
      ),
    ]
    const only: Method = {
      doc: 'One `line`.\n\nAnother line',
      nonCps: true,
      isPrivate: false,
      returnType: 'List',
      name: 'call',
      parameters: [{ type: 'String', name: 'x', defaultsToNull: true }],
      body: [{ kind: 'return', value: list(values) }],
    }
    const { result, error } = await evaluate(
      printFile({ header: 'Header', methods: [only], origins: [] }).text,
      {
        args: ['X'],
      },
    )
    expect(error).toBeUndefined()
    expect(result).toEqual(["ait's", '<X>\n\\', { 'a-b': [1], k: null }, ['p\u2028', 'q\u2028']])
  })
})
