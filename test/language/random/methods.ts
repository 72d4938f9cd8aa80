import { callback, type Result } from './functions'
import type { ListType } from './choose-type'
import { type Type, written } from './types'
import type { Writer } from './writer'

/** A method of a list with a callback, which must leave the list as it is. */
export function onList(
  writer: Writer,
  list: ListType,
  method: string,
  parameters: readonly Type[],
  result: Result,
  last?: () => string,
): string {
  const receiver = writer.wide(list)
  return writer.freezing(list, () => {
    const argument = callback(writer, parameters, result)
    const typed =
      method === 'reduce' && result !== 'condition' && result !== 'nothing' ? `<${written(result)}>` : ''
    return `${receiver}.${method}${typed}(${argument}${last === undefined ? '' : `, ${last()}`})`
  })
}
