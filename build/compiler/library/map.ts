import { method, run } from '../groovy/make'
import { ask, changed, iterator } from './collection'
import { forEach } from './collection-loops'
import { type Methods, type StatementMethods, withoutValue } from './method'

/** Methods of a Map, which is one in Groovy, too. */
export const mapMethods: Methods = {
  clear: (call) => ask(call, 'clear'),
  delete: (call) =>
    changed(call, 'remove', (map, key) => call.context.keep(method(map, 'containsKey', key!), 'isThere')),
  entries: (call) => iterator(call),
  forEach: withoutValue(forEach),
  get: (call) => ask(call, 'get'),
  has: (call) => ask(call, 'containsKey'),
  keys: (call) => iterator(call),
  set: (call) => changed(call, 'put', (map) => map),
  values: (call) => iterator(call),
}

export const mapStatements: StatementMethods = {
  delete: (call) => [run(ask(call, 'remove'))],
  forEach: (call) => forEach(call),
  set: (call) => [run(ask(call, 'put'))],
}
