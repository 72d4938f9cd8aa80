import { isAssignable } from '../checker'
import { ts } from '../typescript'
import { elementOf, type Kind, onlyKind, shapeOf } from './types'

/** Whether two values of these types can be one. */
export function haveCommonType(a: ts.Type, b: ts.Type): boolean {
  const [kindsOfA, kindsOfB] = [a, b].map((type) => shapeOf(type).kinds)
  if ([kindsOfA, kindsOfB].some((kinds) => open.some((kind) => kinds!.has(kind)))) return true
  const common = [...kindsOfA!].filter((kind) => kindsOfB!.has(kind))
  if (!common.some((kind) => contents.has(kind))) return false
  const isList = onlyKind(shapeOf(a)) === 'list' && onlyKind(shapeOf(b)) === 'list'
  const [one, other] = [a, b].map((type) => {
    const part = isList ? elementOf(type) : type.getNonNullableType()
    return part === undefined ? [] : part.isUnion() ? part.types : [part]
  })
  return one!.some((x) => other!.some((y) => isAssignable(x, y) || isAssignable(y, x)))
}

const open: readonly Kind[] = ['unknown', 'some', 'any']

const contents: ReadonlySet<Kind> = new Set<Kind>(['list', 'object', 'map', 'set'])
