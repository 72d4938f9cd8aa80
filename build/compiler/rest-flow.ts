import {
  contextualTypeOf,
  isTuple,
  tupleElements,
  declarationsOf,
  typeArguments,
  typeOfSymbol,
  isOfFlags,
} from '../checker'
import { ts } from '../typescript'
import { isLanguageLibrary, referentOf, unwrap } from './declarations'
import { isImmediateCallback } from './library/immediate'
import { isSame, signatureOf, takesOfType } from './syntax/takes'
import { deepest } from './types'

/**
 * Whether a value is handed on as something that is called in another way: a function with a rest parameter as one without,
 * or the other way round; also within an object or array. A function that is made there can take its arguments either way.
 */
export function changesRest(node: ts.Expression, type: ts.Type): boolean {
  if (known.function.get(type) === false || isMadeThere(node)) return false
  const wanted = contextualTypeOf(node)
  // To look into a large type takes longer than to find the one that is asked for.
  if (wanted === undefined || wanted === type || isOpen(wanted) || !holds(type, 'function', node))
    return false
  const [own, asked] = [takesOfType(type, node), takesOfType(wanted, node)]
  if (own !== undefined && asked !== undefined) return !isSame(own, asked)
  return holds(type, 'rest', node) !== holds(wanted, 'rest', node)
}

/** The name of a function of a module becomes a closure where it stands; what calls a callback knows its type. */
function isMadeThere(node: ts.Node): boolean {
  const parent = node.parent
  if (referentOf(node)?.kind === 'function' || isImmediateCallback(node)) return true
  return parent !== undefined && unwrap(parent) === unwrap(node) && isMadeThere(parent)
}

/** Where any value may go, such as `unknown`, nobody can call it. */
function isOpen(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0
}

type Held = 'function' | 'rest'

const known = { function: new WeakMap<ts.Type, boolean>(), rest: new WeakMap<ts.Type, boolean>() }

/** Whether a value of the type is, or has in it, a function, or one with a rest parameter. */
function holds(type: ts.Type, what: Held, at: ts.Node, depth = 0): boolean {
  const found = known[what].get(type)
  if (found !== undefined) return found
  if (depth > deepest) return false
  // A type that is made of itself.
  known[what].set(type, false)
  const result = finds(type, what, at, depth + 1)
  known[what].set(type, result)
  return result
}

function finds(type: ts.Type, what: Held, at: ts.Node, depth: number): boolean {
  if (type.isUnion()) return type.types.some((part) => holds(part, what, at, depth))
  if (isTuple(type)) return tupleElements(type).some((part) => holds(part, what, at, depth))
  if (!isOfFlags(type, ts.TypeFlags.Object)) return false
  if (signatureOf(type) !== undefined) return what === 'function' || takesOfType(type, at)?.hasRest === true
  if (declarationsOf(type.symbol).some(isLanguageLibrary))
    return typeArguments(type).some((part) => holds(part, what, at, depth))
  const index = type.getStringIndexType()
  if (index !== undefined && holds(index, what, at, depth)) return true
  return type.getProperties().some((property) => holds(typeOfSymbol(property, at), what, at, depth))
}
