import type { Expression, Method, Statement } from '../groovy/ast'
import { binary, call, define, integer, list, map, method, name, run } from '../groovy/make'

/**
 * What a Jenkinsfile, a step or a closure gives, as the language has it: Strings for GStrings, each integer in its smallest
 * class, and lists and maps of its own, which can be saved.
 */
export function fromOutside(): Method {
  const [value, result, part] = [name('value'), name('result'), name('part')]
  const inner = (one: Expression): Expression => call('fromOutside', one)
  return {
    doc: 'A value from outside, with Strings for GStrings, integers of the smallest class, and lists and maps of its own.',
    nonCps: true,
    isPrivate: true,
    returnType: 'Object',
    name: 'fromOutside',
    parameters: [{ type: 'Object', name: 'value', defaultsToNull: false }],
    body: [
      when(is(value, 'CharSequence'), give(method(value, 'toString'))),
      when(isInteger(value), give(call('integer', value))),
      when(
        is(value, 'Map'),
        define('result', map([])),
        each(
          method(value, 'keySet'),
          method(result, 'put', method(part, 'toString'), inner(method(value, 'get', part))),
        ),
        give(result),
      ),
      when(
        binary(is(value, 'List'), '||', is(value, 'Object[]')),
        define('result', list([])),
        each(value, method(result, 'add', inner(part))),
        give(result),
      ),
      give(value),
    ],
  }
}

function is(value: Expression, type: string): Expression {
  return { kind: 'instanceof', value, type }
}

/** What is too large, or no integer at all, stays what it is, so that it can be found out. */
function isInteger(value: Expression): Expression {
  const limit = Number.MAX_SAFE_INTEGER
  const tests = [
    binary(value, '>=', integer(-limit)),
    binary(value, '<=', integer(limit)),
    binary(value, '==', method(value, 'longValue')),
  ]
  return tests.reduce((all, one) => binary(all, '&&', one), is(value, 'Number'))
}

function when(condition: Expression, ...then: Statement[]): Statement {
  return { kind: 'if', condition, then, otherwise: [] }
}

function each(iterable: Expression, fill: Expression): Statement {
  return { kind: 'forIn', variable: 'part', iterable, body: [run(fill)] }
}

function give(value: Expression): Statement {
  return { kind: 'return', value }
}
