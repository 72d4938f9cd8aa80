import { callback, type Result } from './functions'
import { type Type, written } from './types'
import type { Writer } from './writer'

/** A method with a callback, which must leave what it is called for as it is. */
export function onList(
  writer: Writer,
  visited: Type,
  method: string,
  parameters: readonly Type[],
  result: Result,
  last?: () => string,
): string {
  const receiver = writer.wide(visited)
  return writer.freezing(visited, () => {
    const argument = callback(writer, parameters, result)
    const typed =
      method === 'reduce' && result !== 'condition' && result !== 'nothing' ? `<${written(result)}>` : ''
    return `${receiver}.${method}${typed}(${argument}${last === undefined ? '' : `, ${last()}`})`
  })
}
