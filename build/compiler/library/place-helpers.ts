import type { Expression, Method, Parameter, Statement } from '../groovy/ast'
import { binary, call, list, method, name, not, run, text } from '../groovy/make'
import { prototypeNames } from '../syntax/own-key'

/** What reads and fills places whose index or key only the running program knows. */

const [object, key, items, index, value] = ['object', 'key', 'list', 'index', 'value'].map(name) as [
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
]

/** Any other index would leave a hole, or be a property that is none of the elements. */
export function setElementAt(): Method {
  const size = method(items, 'size')
  const isOutside = binary(binary(index, '<', zero), '||', binary(index, '>', size))
  return {
    ...helper('setElementAt', 'void', [parameter('List', 'list'), parameter('Number', 'index'), anyValue]),
    doc: 'Sets the element at the index: one that the list has, or the one behind its last.',
    body: [
      fail(isOutside, 'An array of ', size, ' elements cannot have one set at ', index),
      {
        kind: 'assignment',
        target: { kind: 'index', object: items, index: method(index, 'intValue') },
        operator: '=',
        value,
      },
    ],
  }
}

export function propertyOf(): Method {
  return {
    ...helper('propertyOf', 'Object', [parameter('Map', 'object'), parameter('String', 'key')]),
    doc: 'The property of this name.',
    body: [run(call('checkName', object, key)), give(method(object, 'get', key))],
  }
}

export function isPropertyOf(): Method {
  return {
    ...helper('isPropertyOf', 'boolean', [parameter('Map', 'object'), parameter('String', 'key')]),
    doc: 'Whether the object has a property of this name.',
    body: [run(call('checkName', object, key)), give(method(object, 'containsKey', key))],
  }
}

/** An Error has these names, and a function one of them. */
export function hasProperty(): Method {
  const is = (type: string): Expression => ({ kind: 'instanceof', value, type })
  return {
    ...helper('hasProperty', 'boolean', [anyValue, parameter('String', 'key')]),
    doc: 'Whether the value is an object that has a property of this name.',
    body: [
      fail(
        binary(is('Throwable'), '||', is('Closure')),
        "An Error or a function cannot be asked for '",
        key,
        "': ask instanceof Error first",
      ),
      give(binary(is('Map'), '&&', method(value, 'containsKey', key))),
    ],
  }
}

export function checkName(): Method {
  const isShared = method(list(prototypeNames.map(text)), 'contains', key)
  return {
    ...helper('checkName', 'void', [parameter('Map', 'object'), parameter('String', 'key')]),
    doc: 'An error where JavaScript would find what every object has.',
    body: [
      fail(
        binary(not(method(object, 'containsKey', key)), '&&', isShared),
        "Every object has '",
        key,
        "': ask Object.hasOwn first, or use a Map",
      ),
    ],
  }
}

/** Groovy would take `metaClass` for the class of the map. */
export function setPropertyOf(): Method {
  return {
    ...helper('setPropertyOf', 'void', [parameter('Map', 'object'), parameter('String', 'key'), anyValue]),
    doc: 'Sets the property of this name.',
    body: [
      fail(
        binary(key, '==', text('__proto__')),
        "'",
        key,
        "' is no name that a property can be given: use a Map",
      ),
      run(method(object, 'put', key, value)),
    ],
  }
}

const zero: Expression = { kind: 'number', value: 0, long: false }
const anyValue = parameter('Object', 'value')

function parameter(type: string, wanted: string): Parameter {
  return { type, name: wanted, defaultsToNull: false }
}

function helper(wanted: string, returnType: string, parameters: Parameter[]): Omit<Method, 'body' | 'doc'> {
  return { nonCps: true, isPrivate: true, returnType, name: wanted, parameters }
}

function fail(condition: Expression, ...parts: (string | Expression)[]): Statement {
  const message: Expression = { kind: 'template', parts }
  const error: Expression = { kind: 'new', type: 'Exception', arguments: [message] }
  return { kind: 'if', condition, then: [{ kind: 'throw', value: error }], otherwise: [] }
}

function give(result: Expression): Statement {
  return { kind: 'return', value: result }
}
