import type { Json } from '../../bench/world'
import { type Code, narrow, primary, compound } from './code'
import { functionLiteral } from './functions'
import { isSame, type Type, type Of } from './types'
import type { Writer } from './writer'

/** Texts that mean something to a language, or are easily taken for another value. */
const texts = [
  '',
  'a',
  'b',
  'ab',
  'a,b',
  'a.b.',
  ' A ',
  '$',
  '${x}',
  "it's",
  '"',
  '\\',
  'x\ny',
  'é',
  'ß',
  '10',
  'k',
] as const

/** Small ones, and those around the limits of an Integer. */
const numbers = [
  0, 1, 2, 3, 5, 7, 10, 100, -1, -2, -7, 127, 128, 1000, 2147483647, -2147483648, 2147483648, 4294967296,
] as const

const smallNumbers = new Set(numbers.slice(0, 11))

/** Keys that no language takes for something else. */
const keys = ['a', 'b', 'ab', 'x y', 'class', 'size', 'k'] as const

export function textValue(writer: Writer): string {
  return writer.oneOf(texts)
}

export function numberValue(writer: Writer): number {
  return Number(writer.choose.name(new Map(numbers.map((one) => [`${one}`, smallNumbers.has(one) ? 8 : 1]))))
}

export function keyValue(writer: Writer): string {
  return writer.oneOf(keys)
}

export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}

/** A value of the type as it is written: the simplest expression of all. */
export function literal(writer: Writer, type: Type): Code {
  switch (type.kind) {
    case 'text':
      return narrow(primary(quoted(textValue(writer))))
    case 'number': {
      const value = numberValue(writer)
      return narrow(value < 0 ? compound(`${value}`) : primary(`${value}`))
    }
    case 'boolean':
      return narrow(primary(writer.choose.chance(50) ? 'true' : 'false'))
    case 'word':
      return narrow(primary(quoted(writer.oneOf(type.words))))
    case 'list':
      return narrow(
        primary(`[${writer.choose.parts('element', 0, 3, () => writer.text(type.of)).join(', ')}]`),
      )
    case 'record':
      return narrow(primary(`{ ${entries(writer, type.of).join(', ')} }`))
    case 'object':
      return narrow(primary(objectLiteral(writer, type)))
    case 'variants': {
      const word = writer.oneOf(type.variants.map((one) => one.word))
      const { field } = type.variants.find((one) => one.word === word)!
      return narrow(primary(`{ kind: '${word}', ${field.name}: ${writer.text(field.type)} }`))
    }
    case 'maybe':
      return writer.choose.chance(50) ? narrow(writer.expression(type.of)) : narrow(primary(type.absent))
    case 'error':
      return primary('undefined')
    case 'function':
      return functionLiteral(writer, type)
  }
}

/** Rarely none. */
export function some<T>(writer: Writer, label: string, write: () => T): T[] {
  return writer.choose.parts(label, 0, 3, write, writer.choose.chance(15) ? 0 : 1)
}

function entries(writer: Writer, of: Type): string[] {
  const used = new Set<string>()
  return writer.choose
    .parts('entry', 0, 3, () => {
      const key = keyValue(writer)
      if (used.has(key)) return ''
      used.add(key)
      return `${/^\w+$/.test(key) ? key : quoted(key)}: ${writer.text(of)}`
    })
    .filter((entry) => entry !== '')
}

function objectLiteral(writer: Writer, type: Of<'object'>): string {
  const fields = type.fields.flatMap(({ name, type: of, isOptional }) => {
    if (isOptional && !writer.choose.chance(50)) return []
    const isShort = writer.scope.visible().some((one) => one.name === name && isSame(one.type, of))
    return [isShort && writer.choose.chance(50) ? name : `${name}: ${writer.text(of)}`]
  })
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
