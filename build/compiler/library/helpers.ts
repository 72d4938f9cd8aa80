import type { Expression, Method } from '../groovy/ast'
import {
  binary,
  call,
  conditional,
  define,
  integer as number,
  long,
  method,
  name,
  nothing,
  text,
} from '../groovy/make'
import { whiteSpace } from '../pattern'
import { fromOutside } from './from-outside'
import {
  checkName,
  hasProperty,
  isPropertyOf,
  propertyOf,
  setElementAt,
  setPropertyOf,
} from './place-helpers'
import { matchesOf, matchOf, startOf, startsOf } from './match-helpers'

/**
 * Methods that a file gets where its code needs them: what JavaScript does and no expression of Groovy does as briefly.
 */
export const helpers = {
  elementAt,
  fromOutside,
  isSame,
  product,
  integer,
  matchOf,
  matchesOf,
  startOf,
  startsOf,
  unitAt,
  checkName,
  hasProperty,
  isPropertyOf,
  propertyOf,
  setElementAt,
  setPropertyOf,
  trim: () => trimming('trim', 'Without the white space of Unicode at both ends.', `${atStart}|${atEnd}`),
  trimEnd: () => trimming('trimEnd', 'Without the white space of Unicode at the end.', atEnd),
  trimStart: () => trimming('trimStart', 'Without the white space of Unicode at the start.', atStart),
} satisfies Record<string, () => Method>

export type HelperName = keyof typeof helpers

/** The helpers that a helper calls. */
export const helperNeeds: Partial<Record<HelperName, readonly HelperName[]>> = {
  fromOutside: ['integer'],
  isPropertyOf: ['checkName'],
  product: ['integer'],
  propertyOf: ['checkName'],
}

/** What these do shows elsewhere than in their value. */
export const changingHelpers: ReadonlySet<string> = new Set<HelperName>(['setElementAt', 'setPropertyOf'])

export const helperNames: ReadonlySet<string> = new Set(Object.keys(helpers))

/** Groovy counts a negative index from the end, and takes no Long for one. */
function elementAt(): Method {
  const [items, index] = [name('list'), name('index')]
  const isOutside = binary(binary(index, '<', number(0)), '||', binary(index, '>=', method(items, 'size')))
  return {
    doc: 'The element at the index; nothing where the list has no such index.',
    nonCps: true,
    isPrivate: true,
    returnType: 'Object',
    name: 'elementAt',
    parameters: [
      { type: 'List', name: 'list', defaultsToNull: false },
      { type: 'Number', name: 'index', defaultsToNull: false },
    ],
    body: [
      {
        kind: 'return',
        value: conditional(isOutside, nothing, {
          kind: 'index',
          object: items,
          index: method(index, 'intValue'),
        }),
      },
    ],
  }
}

/** Groovy takes a text of one character for its number where it is compared with a number. */
function isSame(): Method {
  const [a, b] = [name('a'), name('b')]
  const isText = (value: Expression): Expression => ({ kind: 'instanceof', value, type: 'CharSequence' })
  return {
    doc: 'Whether the two are equal, of which one is text, a number or a boolean.',
    nonCps: true,
    isPrivate: true,
    returnType: 'boolean',
    name: 'isSame',
    parameters: [
      { type: 'Object', name: 'a', defaultsToNull: false },
      { type: 'Object', name: 'b', defaultsToNull: false },
    ],
    body: [{ kind: 'return', value: binary(binary(isText(a), '==', isText(b)), '&&', binary(a, '==', b)) }],
  }
}

/** The same for text, which has no index in Groovy that may be outside of it. */
function unitAt(): Method {
  const [whole, index] = [name('text'), name('index')]
  const isOutside = binary(binary(index, '<', number(0)), '||', binary(index, '>=', method(whole, 'length')))
  return {
    doc: 'The character at the index; nothing where the text has no such index.',
    nonCps: true,
    isPrivate: true,
    returnType: 'String',
    name: 'unitAt',
    parameters: [
      { type: 'String', name: 'text', defaultsToNull: false },
      { type: 'Number', name: 'index', defaultsToNull: false },
    ],
    body: [
      {
        kind: 'return',
        value: conditional(isOutside, nothing, {
          kind: 'index',
          object: whole,
          index: method(index, 'intValue'),
        }),
      },
    ],
  }
}

/** Equal integers are equal everywhere (`==`, `contains`, as keys and indexes) when each has the smallest type. */
function integer(): Method {
  const value = name('value')
  const limit = Number.MAX_SAFE_INTEGER
  const isTooLarge = binary(binary(value, '>', number(limit)), '||', binary(value, '<', number(-limit)))
  const isFraction = binary(value, '!=', method(value, 'longValue'))
  return {
    doc: 'The value as an Integer, or as a Long where it does not fit; an error where it would not be exact.',
    nonCps: true,
    isPrivate: true,
    returnType: 'Number',
    name: 'integer',
    parameters: [{ type: 'Number', name: 'value', defaultsToNull: false }],
    body: [
      {
        kind: 'if',
        condition: binary(isTooLarge, '||', isFraction),
        then: [{ kind: 'throw', value: { kind: 'new', type: 'Exception', arguments: [template(value)] } }],
        otherwise: [],
      },
      {
        kind: 'if',
        condition: binary(method(value, 'intValue'), '==', value),
        then: [{ kind: 'return', value: method(value, 'intValue') }],
        otherwise: [],
      },
      { kind: 'return', value: method(value, 'longValue') },
    ],
  }
}

function template(value: Expression): Expression {
  return { kind: 'template', parts: [value, ' is no integer between -9007199254740991 and 9007199254740991'] }
}

/** A Long wraps around; then dividing the product by one factor does not give the other. */
function product(): Method {
  const [a, b, result] = [name('a'), name('b'), name('result')]
  const hasWrapped = binary(method(result, 'intdiv', a), '!=', b)
  const message: Expression = {
    kind: 'template',
    parts: [a, ' * ', b, ' is no integer up to 9007199254740991'],
  }
  return {
    doc: 'The product of two integers; an error where it would not be exact.',
    nonCps: true,
    isPrivate: true,
    returnType: 'Number',
    name: 'product',
    parameters: [
      { type: 'Number', name: 'a', defaultsToNull: false },
      { type: 'Number', name: 'b', defaultsToNull: false },
    ],
    body: [
      define('result', binary(long(a), '*', b)),
      {
        kind: 'if',
        condition: binary(binary(a, '!=', number(0)), '&&', hasWrapped),
        then: [{ kind: 'throw', value: { kind: 'new', type: 'Exception', arguments: [message] } }],
        otherwise: [],
      },
      { kind: 'return', value: call('integer', result) },
    ],
  }
}

const atStart = `^[${whiteSpace}]+`
const atEnd = `[${whiteSpace}]+\\z`

/** Java's `trim` takes away control characters and leaves the spaces of Unicode. */
function trimming(methodName: string, doc: string, pattern: string): Method {
  return {
    doc,
    nonCps: true,
    isPrivate: true,
    returnType: 'String',
    name: methodName,
    parameters: [{ type: 'String', name: 'text', defaultsToNull: false }],
    body: [{ kind: 'return', value: method(name('text'), 'replaceAll', text(pattern), text('')) }],
  }
}
