import type { Json } from '../../bench/world'
import { type Code, compound, narrow, primary } from './code'
import { functionLiteral } from './functions'
import { isSame, listOf, type Of, type Type, written } from './types'
import type { Writer } from './writer'

/** Texts that mean something to a language, or are easily taken for another value. */
const texts = [
  '', 'a', 'b', 'ab', 'a,b', 'a.b.', ' A ', '$', '${x}', '$1', '$&', "it's", '"', '\\', 'x\ny', 'é', 'ß', 'İ', '10', '2', 'k', '😀', 'x😀y', '\ud83d',
  'constructor', 'null', 'true',
] as const // prettier-ignore

/** Small ones, and those around the limits of an Integer and of what is exact. */
const numbers = [
  0, 1, 2, 3, 5, 7, 10, 100, -1, -2, -7, 127, 128, 1000, 46341, 2147483647, -2147483648, 2147483648, -2147483649,
  4294967296, 4503599627370496, 9007199254740991, -9007199254740991,
] as const // prettier-ignore

const smallNumbers = new Set<number>(numbers.slice(0, 11))

const keys = ['a', 'b', 'ab', 'x y', 'class', 'size', 'k', '10', '2', '-1', ''] as const

export function textValue(writer: Writer): string {
  return writer.oneOf(texts)
}

export function numberValue(writer: Writer): number {
  return Number(writer.choose.name(new Map(numbers.map((one) => [`${one}`, smallNumbers.has(one) ? 8 : 1]))))
}

export function keyValue(writer: Writer): string {
  return writer.oneOf(keys)
}

export function quoted(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"')
  return `'${escaped.replaceAll("'", "\\'")}'`
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
      return narrow(primary(member(type, writer.oneOf(type.words))))
    case 'table':
    case 'list':
      return narrow(primary(`[${some(writer, 'element', () => writer.text(type.of)).join(', ')}]`))
    case 'record':
      return narrow(primary(braces(entries(writer, type.of))))
    case 'map': {
      const pairs = some(writer, 'pair', () => `[${writer.text(type.key)}, ${writer.text(type.of)}]`)
      return primary(`new ${written(type)}(${pairs.length === 0 ? '' : `[${pairs.join(', ')}]`})`)
    }
    case 'set':
      return primary(`new ${written(type)}(${writer.choose.chance(20) ? '' : writer.text(listOf(type.of))})`)
    case 'object':
      return narrow(primary(braces(properties(writer, type))))
    case 'variants': {
      const word = writer.oneOf(type.variants.map((one) => one.word))
      const { field } = type.variants.find((one) => one.word === word)!
      return narrow(primary(`{ kind: '${word}', ${field.name}: ${writer.text(field.type)} }`))
    }
    case 'maybe':
      return writer.choose.chance(50) ? narrow(writer.expression(type.of)) : narrow(primary(type.absent))
    case 'error':
    case 'hidden':
      return primary('undefined')
    case 'function':
      return functionLiteral(writer, type)
  }
}

/** A word of a union, or a member of an enum. */
export function member({ name }: Of<'word'>, word: string): string {
  return name === undefined ? quoted(word) : `${name}.${word}`
}

/** Rarely none. */
export function some<T>(writer: Writer, label: string, write: () => T): T[] {
  return writer.choose.parts(label, 0, 3, write, writer.choose.chance(15) ? 0 : 1)
}

function braces(parts: string[]): string {
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

function entries(writer: Writer, of: Type): string[] {
  const used = new Set<string>()
  const all = some(writer, 'entry', () => {
    const key = keyValue(writer)
    if (used.has(key)) return ''
    used.add(key)
    return `${/^[a-z]\w*$/.test(key) ? key : quoted(key)}: ${writer.text(of)}`
  })
  return all.filter((entry) => entry !== '')
}

function properties(writer: Writer, type: Of<'object'>): string[] {
  return type.fields.flatMap(({ name, type: of, isOptional }) => {
    if (isOptional && !writer.choose.chance(50)) return []
    const isShort = writer.scope.visible().some((one) => one.name === name && isSame(one.type, of))
    return [isShort && writer.choose.chance(50) ? name : `${name}: ${writer.text(of)}`]
  })
}

/** An argument of `call`. */
export function json(writer: Writer, type: Type): Json {
  switch (type.kind) {
    case 'number':
      return numberValue(writer)
    case 'list':
      return writer.choose.parts('element', 0, 3, () => json(writer, type.of), 1)
    case 'record':
      return Object.fromEntries(
        writer.choose.parts('entry', 0, 3, () => [keyValue(writer), json(writer, type.of)], 1),
      )
    default:
      return textValue(writer)
  }
}
