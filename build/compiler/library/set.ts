import { list, run } from '../groovy/make'
import { ask, changed, iterator } from './collection'
import { forEach } from './collection-loops'
import { type Methods, type StatementMethods, withoutValue } from './method'

/** Methods of a Set, which is one in Groovy, too. */
export const setMethods: Methods = {
  add: (call) => changed(call, 'add', (set) => set),
  // The sandbox of Jenkins knows no `clear` of a Set.
  clear: (call) => ask(call, 'retainAll', list([])),
  delete: (call) => ask(call, 'remove'),
  forEach: withoutValue(forEach),
  has: (call) => ask(call, 'contains'),
  keys: (call) => iterator(call),
  values: (call) => iterator(call),
}

export const setStatements: StatementMethods = {
  add: (call) => [run(ask(call, 'add'))],
  forEach: (call) => forEach(call),
}
