import { typeOf, literalValue, isOfFlags } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { isLanguageLibrary, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression } from '../groovy/ast'
import { method, text } from '../groovy/make'
import { runtimeFolder } from '../runtime-folder'
import { isExactly, isNullable, propertyOf, shapeOf } from '../types'
import { prototypeNames } from './own-key'

/** The name of a property that is computed: a number names the property of its digits. */
export function keyText(node: ts.Node, context: Context): Expression {
  const shape = shapeOf(typeOf(node))
  const isKey = [...shape.kinds].every((kind) => kind === 'text' || kind === 'number')
  if (!isKey || shape.kinds.size === 0 || isNullable(shape))
    return context.refuse(node, refusals.noPropertyName)
  const key = context.expression(node)
  if (key.kind === 'number') return text(String(key.value))
  return isExactly(typeOf(node), 'text') ? key : method(key, 'toString')
}

/** Whether it names what every object of TypeScript has from its prototype, and this one not of its own. */
export function isOfPrototype(key: ts.Node, object: ts.Node): boolean {
  const name = literalValue(typeOf(unwrap(key)))
  if (typeof name !== 'string' || !prototypeNames.includes(name)) return false
  const declaration = propertyOf(typeOf(object), name)?.valueDeclaration
  return declaration === undefined || isLanguageLibrary(declaration)
}

/**
 * Whether the type of the object lets it have properties whose names are array indexes, which TypeScript visits first.
 */
export function mayHaveIndexes(object: ts.Node): boolean {
  // The function that sorts the keys has to get them first.
  if (object.getSourceFile().fileName.startsWith(runtimeFolder)) return false
  return hasIndexes(typeOf(object))
}

function hasIndexes(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(hasIndexes)
  if (isOfFlags(type, ts.TypeFlags.TypeParameter) || type.getStringIndexType() !== undefined) return true
  if (type.getNumberIndexType() !== undefined) return true
  return type.getProperties().some((property) => isIndex(property.name))
}

function isIndex(name: string): boolean {
  return /^(0|[1-9]\d*)$/.test(name)
}
