/**
 * Names that mean something to Groovy, to a script of Jenkins or to the compiler, which uses them for variables that the
 * source does not have, and plain ones.
 */
export const variableNames = weighted([
  'a', 'b', 'c', 'one', 'item', 'name', 'text', 'count', 'sum', 'left', 'right',
  'it', 'def', 'as', 'assert', 'owner', 'delegate', 'params', 'steps', 'binding', 'trait', 'int', 'char', 'threadsafe', 'scm',
  'value', 'list', 'i', 'keys', 'key', 'found', 'results', 'result', 'isTrue', 'position', 'object', 'map', 'callback', 'unused',
  'divisor', 'dividend', 'interrupted', 'ignored', 'parts', 'call', 'max', 'find', 'any', 'print',
]) // prettier-ignore

export const functionNames = weighted([
  'check', 'make', 'describe', 'change', 'pick', 'measure',
  'run', 'print', 'split', 'sleep', 'getName', 'isReady', 'setUp', 'find', 'collect', 'each', 'sum', 'max', 'use', 'is', 'integer', 'product',
  'elementAt', 'trim', 'sortBy', 'at', 'joined', 'value', 'list', 'grep', 'count', 'dump', 'inject', 'times', 'clone', 'main',
]) // prettier-ignore

export const fieldNames = weighted([
  'a', 'b', 'name', 'size', 'class', 'in', 'default', 'empty', 'length', 'keys', 'values', 'get', 'put', 'of', 'bytes',
]) // prettier-ignore

export const labels = weighted(['outer', 'search', 'rows'])

function weighted(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name) => [name, 1]))
}
