/** The types of the values in random programs. */
export type Type =
  | { kind: 'text' | 'number' | 'boolean' }
  | { kind: 'list'; of: Type }
  | { kind: 'record'; of: Type }
  | { kind: 'maybe'; of: Type; absent: 'undefined' | 'null' }
  /** One of these texts. */
  | { kind: 'word'; words: readonly string[] }
  | { kind: 'object'; name: string; fields: readonly Field[] }
  /** A union that its property `kind` tells apart. */
  | { kind: 'variants'; name: string; variants: readonly { word: string; field: Field }[] }
  /** What was caught, or what nothing may be done with. */
  | { kind: 'error' }
  | { kind: 'function'; parameters: readonly Type[]; result: Type | undefined }

/** Types of this kind. */
export type Of<Kind extends Type['kind']> = Extract<Type, { kind: Kind }>

export interface Field {
  name: string
  type: Type
  isOptional: boolean
}

export const text: Type = { kind: 'text' }
export const number: Type = { kind: 'number' }
export const boolean: Type = { kind: 'boolean' }
export const listOf = (of: Type): Of<'list'> => ({ kind: 'list', of })
export const recordOf = (of: Type): Of<'record'> => ({ kind: 'record', of })

/** Where it is absent already, it is absent in one way only. */
export function maybe(of: Type, absent: 'undefined' | 'null' = 'undefined'): Type {
  return of.kind === 'maybe' ? of : { kind: 'maybe', of, absent }
}

/** The type as TypeScript writes it; two types are the same when they are written the same. */
export function written(type: Type | undefined): string {
  if (type === undefined) return 'void'
  switch (type.kind) {
    case 'text':
      return 'string'
    case 'list':
      return type.of.kind === 'text' || type.of.kind === 'number' || type.of.kind === 'boolean'
        ? `${written(type.of)}[]`
        : `(${written(type.of)})[]`
    case 'record':
      return `Record<string, ${written(type.of)}>`
    case 'maybe':
      return `${type.of.kind === 'function' ? `(${written(type.of)})` : written(type.of)} | ${type.absent}`
    case 'word':
      return type.words.map((word) => `'${word}'`).join(' | ')
    case 'object':
    case 'variants':
      return type.name
    case 'error':
      return 'unknown'
    case 'function':
      return `(${type.parameters.map((one, i) => `${'abc'.charAt(i)}: ${written(one)}`).join(', ')}) => ${written(type.result)}`
    default:
      return type.kind
  }
}

export function isSame(a: Type | undefined, b: Type | undefined): boolean {
  return written(a) === written(b)
}
