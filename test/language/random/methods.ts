import { callback, type Result } from './functions'
import { type Type, written } from './types'
import type { Writer } from './writer'

/**
 * A method with a callback, which must leave a Map or a Set that it is called for as it is. Of an array that has lost
 * elements meanwhile, `map` makes one with holes, where Groovy has null.
 */
export function onList(
  writer: Writer,
  visited: Type,
  method: string,
  parameters: readonly Type[],
  result: Result,
  last?: () => string,
): string {
  const receiver = writer.wide(visited)
  const call = (): string => {
    const argument = callback(writer, parameters, result)
    const typed =
      method === 'reduce' && result !== 'condition' && result !== 'nothing' ? `<${written(result)}>` : ''
    return `${receiver}.${method}${typed}(${argument}${last === undefined ? '' : `, ${last()}`})`
  }
  return visited.kind === 'list' && method !== 'map' ? call() : writer.freezing(visited, call)
}
