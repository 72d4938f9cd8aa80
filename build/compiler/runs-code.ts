import type { Call, Expression } from './groovy/ast'
import { changingHelpers, helperNames } from './library/helpers'

/** Whether evaluating this could change a variable or an object: it calls more than what only looks at its receiver. */
export function runsCode(value: Expression): boolean {
  switch (value.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'name':
    case 'closure':
      return false
    case 'call':
      return (
        !isPure(value) ||
        [...(value.receiver === undefined ? [] : [value.receiver]), ...value.arguments].some(runsCode)
      )
    case 'property':
      return runsCode(value.object)
    case 'index':
      return runsCode(value.object) || runsCode(value.index)
    case 'binary':
      return runsCode(value.left) || runsCode(value.right)
    case 'instanceof':
      return runsCode(value.value)
    case 'not':
      return runsCode(value.operand)
    case 'conditional':
      return [value.condition, value.whenTrue, value.whenFalse].some(runsCode)
    case 'template':
      return value.parts.some((part) => typeof part !== 'string' && runsCode(part))
    case 'new':
      return value.arguments.some(runsCode)
    case 'list':
      return value.items.some(runsCode)
    case 'map':
      return value.entries.some(
        ({ key, value: one }) => (typeof key !== 'string' && runsCode(key)) || runsCode(one),
      )
  }
}

function isPure(call: Call): boolean {
  if (call.receiver !== undefined) return observers.has(call.name)
  return helperNames.has(call.name) && !changingHelpers.has(call.name)
}

/** Methods of Groovy that change nothing and run no code of a program. */
const observers: ReadonlySet<string> = new Set([
  'contains',
  'containsKey',
  'drop',
  'endsWith',
  'get',
  'indexOf',
  'intdiv',
  'intValue',
  'isEmpty',
  'join',
  'keySet',
  'last',
  'lastIndexOf',
  'length',
  'longValue',
  'replace',
  'replaceAll',
  'replaceFirst',
  'size',
  'split',
  'startsWith',
  'substring',
  'take',
  'toList',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'values',
])
