import type { Variable } from './scope'
import type { Of, Type } from './types'
import type { Writer } from './writer'

export function changeable<Kind extends Type['kind']>(
  writer: Writer,
  kind: Kind,
): (Variable & { type: Of<Kind> })[] {
  return writer.scope.ofKind(kind).filter((one) => writer.mayChange(one.type))
}

/** A variable that can be changed here, and now is. */
export function changed<Kind extends Type['kind']>(
  writer: Writer,
  kind: Kind,
): { name: string; type: Of<Kind> } {
  const { name, type } = writer.variable(changeable(writer, kind))!
  writer.noteChange(type)
  return { name, type: type as Of<Kind> }
}
