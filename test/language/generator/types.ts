/** The types that generated programs use. */
export type Type =
  | { is: 'integer' | 'text' | 'boolean' | 'unknown' | 'nothing' }
  | { is: 'choice'; name: string; values: readonly string[] }
  | { is: 'array'; of: Type }
  | { is: 'map'; of: Type }
  | { is: 'record'; name: string; fields: readonly Field[] }
  /** Told apart by `kind`, whose values are the names of its variants. */
  | { is: 'union'; name: string; variants: readonly Variant[] }
  | { is: 'optional'; of: Type; absent: 'undefined' | 'null' }
  | { is: 'closure'; takes: readonly Type[]; gives: Type }

export type Of<Is extends Type['is']> = Extract<Type, { is: Is }>

export interface Field {
  name: string
  type: Type
  isOptional: boolean
}

export interface Variant {
  kind: string
  fields: readonly Field[]
}

export const integer: Type = { is: 'integer' }
export const text: Type = { is: 'text' }
export const boolean: Type = { is: 'boolean' }
export const unknown: Type = { is: 'unknown' }
export const nothing: Type = { is: 'nothing' }

export const arrayOf = (of: Type): Of<'array'> => ({ is: 'array', of })
export const mapOf = (of: Type): Of<'map'> => ({ is: 'map', of })
export const optional = (of: Type, absent: 'undefined' | 'null' = 'undefined'): Of<'optional'> => ({
  is: 'optional',
  of,
  absent,
})
export const closure = (takes: readonly Type[], gives: Type): Of<'closure'> => ({
  is: 'closure',
  takes,
  gives,
})

/** The type in TypeScript. */
export function written(type: Type): string {
  switch (type.is) {
    case 'integer':
      return 'number'
    case 'text':
      return 'string'
    case 'nothing':
      return 'void'
    case 'boolean':
    case 'unknown':
      return type.is
    case 'choice':
    case 'record':
    case 'union':
      return type.name
    case 'array':
      return `Array<${written(type.of)}>`
    case 'map':
      return `Record<string, ${written(type.of)}>`
    case 'optional':
      return `${type.of.is === 'closure' ? `(${written(type.of)})` : written(type.of)} | ${type.absent}`
    case 'closure':
      return `(${type.takes.map((one, i) => `p${i}: ${written(one)}`).join(', ')}) => ${written(type.gives)}`
  }
}

/** `interface Item { a: string; b?: number }` and its like. */
export function declared(type: Of<'choice' | 'record' | 'union'>): string {
  switch (type.is) {
    case 'choice':
      return `type ${type.name} = ${type.values.map((one) => `'${one}'`).join(' | ')}`
    case 'record':
      return `interface ${type.name} {\n${members(type.fields)}\n}`
    case 'union': {
      const variants = type.variants.map(({ kind, fields }) => `{ kind: '${kind}'\n${members(fields)}\n}`)
      return `type ${type.name} = ${variants.join(' | ')}`
    }
  }
}

function members(fields: readonly Field[]): string {
  return fields.map((one) => `${one.name}${one.isOptional ? '?' : ''}: ${written(one.type)}`).join('\n')
}

export function isSame(a: Type, b: Type): boolean {
  return written(a) === written(b)
}

/** Text, integers and booleans: what both languages write alike. */
export function isScalar(type: Type): boolean {
  return type.is === 'integer' || type.is === 'text' || type.is === 'boolean' || type.is === 'choice'
}

/** Whether a value of the type may be part of a result. */
export function isData(type: Type): boolean {
  switch (type.is) {
    case 'closure':
    case 'nothing':
      return false
    case 'array':
    case 'map':
    case 'optional':
      return isData(type.of)
    case 'record':
      return type.fields.every((one) => isData(one.type))
    case 'union':
      return type.variants.every((one) => one.fields.every((field) => isData(field.type)))
    default:
      return true
  }
}
