import type { Expression, Method, Statement } from '../groovy/ast'
import { binary, conditional, define, integer, list, method, name, nothing, not, run } from '../groovy/make'

/** Methods that ask a Matcher, which only lives in them. */

const matcher = name('matcher')

/** `text.match(pattern)` */
export function matchOf(): Method {
  const isMissing: Statement = {
    kind: 'if',
    condition: not(method(matcher, 'find')),
    then: [{ kind: 'return', value: nothing }],
    otherwise: [],
  }
  return asking('matchOf', 'The first match with its groups; null where there is none.', [
    isMissing,
    define('groups', list([])),
    eachGroup(name('groups')),
    { kind: 'return', value: name('groups') },
  ])
}

/** `text.matchAll(pattern)` */
export function matchesOf(): Method {
  return asking('matchesOf', 'All matches, each with its groups.', [
    define('matches', list([])),
    {
      kind: 'while',
      condition: method(matcher, 'find'),
      body: [
        define('groups', list([])),
        eachGroup(name('groups')),
        run(method(name('matches'), 'add', name('groups'))),
      ],
    },
    { kind: 'return', value: name('matches') },
  ])
}

/** The `index` of the first match. */
export function startOf(): Method {
  const found = conditional(method(matcher, 'find'), method(matcher, 'start'), nothing)
  return {
    ...asking('startOf', 'Where the first match is; null where there is none.', [
      { kind: 'return', value: found },
    ]),
    returnType: 'Number',
  }
}

/** The `index` of each match. */
export function startsOf(): Method {
  return asking('startsOf', 'Where the matches are.', [
    define('starts', list([])),
    {
      kind: 'while',
      condition: method(matcher, 'find'),
      body: [run(method(name('starts'), 'add', method(matcher, 'start')))],
    },
    { kind: 'return', value: name('starts') },
  ])
}

function asking(methodName: string, doc: string, body: Statement[]): Method {
  return {
    doc,
    nonCps: true,
    isPrivate: true,
    returnType: 'List',
    name: methodName,
    parameters: ['text', 'pattern'].map((one) => ({ type: 'String', name: one, defaultsToNull: false })),
    body: [define('matcher', binary(name('text'), '=~', name('pattern'))), ...body],
  }
}

/** A group that took no part is null. */
function eachGroup(groups: Expression): Statement {
  return {
    kind: 'for',
    type: 'int',
    variable: 'i',
    start: integer(0),
    condition: binary(name('i'), '<=', method(matcher, 'groupCount')),
    update: { kind: 'step', target: name('i'), operator: '++' },
    body: [run(method(groups, 'add', method(matcher, 'group', name('i'))))],
  }
}
