/** The types of the values in random programs. */
export type Type =
  | { kind: 'text' | 'number' | 'boolean' }
  | { kind: 'list'; of: Type }
  | { kind: 'record'; of: Type }
  /** A list of a module, which nothing may change. */
  | { kind: 'table'; of: Type }
  | { kind: 'map'; key: Scalar; of: Type }
  | { kind: 'set'; of: Scalar }
  | { kind: 'maybe'; of: Type; absent: 'undefined' | 'null' }
  /** One of these texts; with a name it is an enum, whose members have the names of their texts. */
  | { kind: 'word'; words: readonly string[]; name?: string }
  | { kind: 'object'; name: string; fields: readonly Field[] }
  /** A union that its property `kind` tells apart. */
  | { kind: 'variants'; name: string; variants: readonly { word: string; field: Field }[] }
  /** What was caught. */
  | { kind: 'error' }
  /** What nothing can be done with here. */
  | { kind: 'hidden' }
  | { kind: 'function'; parameters: readonly Type[]; result: Type | undefined }

/** Types of this kind. */
export type Of<Kind extends Type['kind']> = Extract<Type, { kind: Kind }>

export type Scalar = Of<'text' | 'number' | 'boolean'>

export interface Field {
  name: string
  type: Type
  isOptional: boolean
}

export const text: Scalar = { kind: 'text' }
export const number: Scalar = { kind: 'number' }
export const boolean: Scalar = { kind: 'boolean' }
export const listOf = (of: Type): Of<'list'> => ({ kind: 'list', of })
export const recordOf = (of: Type): Of<'record'> => ({ kind: 'record', of })

/** Where it is absent already, it is absent in one way only. */
export function maybe(of: Type, absent: 'undefined' | 'null' = 'undefined'): Of<'maybe'> {
  return of.kind === 'maybe' ? of : { kind: 'maybe', of, absent }
}

/** The type as TypeScript writes it; two types are the same when they are written the same. */
export function written(type: Type | undefined): string {
  if (type === undefined) return 'void'
  switch (type.kind) {
    case 'text':
      return 'string'
    case 'list':
      return `${inList(type.of)}[]`
    case 'table':
      return `readonly ${inList(type.of)}[]`
    case 'record':
      return `Record<string, ${written(type.of)}>`
    case 'map':
      return `Map<${written(type.key)}, ${written(type.of)}>`
    case 'set':
      return `Set<${written(type.of)}>`
    case 'maybe':
      return `${type.of.kind === 'function' ? `(${written(type.of)})` : written(type.of)} | ${type.absent}`
    case 'word':
      return type.name ?? type.words.map((word) => `'${word}'`).join(' | ')
    case 'object':
    case 'variants':
      return type.name
    case 'error':
      return 'unknown'
    case 'hidden':
      return 'unknown'
    case 'function':
      return `(${type.parameters.map((one, i) => `${'abc'.charAt(i)}: ${written(one)}`).join(', ')}) => ${written(type.result)}`
    default:
      return type.kind
  }
}

function inList(of: Type): string {
  const isName = of.kind === 'text' || of.kind === 'number' || of.kind === 'boolean' || of.kind === 'object'
  return isName && !written(of).includes('<') ? written(of) : `(${written(of)})`
}

export function isSame(a: Type | undefined, b: Type | undefined): boolean {
  return written(a) === written(b)
}

/** What can be looked at from outside: without functions. */
export function isData(type: Type): boolean {
  switch (type.kind) {
    case 'function':
    case 'hidden':
      return false
    case 'list':
    case 'record':
    case 'table':
    case 'map':
    case 'maybe':
      return isData(type.of)
    case 'object':
      return type.fields.every((field) => isData(field.type))
    case 'variants':
      return type.variants.every(({ field }) => isData(field.type))
    default:
      return true
  }
}
