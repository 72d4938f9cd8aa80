import { entriesOf } from './keys'

/** The text that is being read, and how far it has been. */
interface Source {
  text: string
  position: number
}

/** `JSON.parse`. Groovy's own reads more than JSON, and loses the order of keys. */
export function parseJson(text: string): unknown {
  const source: Source = { text, position: 0 }
  const value = readJson(source)
  if (nextMark(source) !== '') throw unexpected(source)
  return value
}

function readJson(source: Source): unknown {
  const mark = nextMark(source)
  if (mark === '"') return readText(source)
  if (mark === '[') return readList(source)
  return mark === '{' ? readObject(source) : readScalar(source)
}

function readList(source: Source): unknown[] {
  const list: unknown[] = []
  source.position += 1
  if (nextMark(source) === ']') {
    source.position += 1
    return list
  }
  while (true) {
    list.push(readJson(source))
    if (endsAt(']', source)) return list
  }
}

function readObject(source: Source): Record<string, unknown> {
  // Whatever its name is, a property of the text is one of the object.
  const properties = new Map<string, unknown>()
  source.position += 1
  if (nextMark(source) === '}') {
    source.position += 1
    return {}
  }
  while (true) {
    if (nextMark(source) !== '"') throw unexpected(source)
    const key = readText(source)
    if (nextMark(source) !== ':') throw unexpected(source)
    source.position += 1
    properties.set(key, readJson(source))
    if (endsAt('}', source)) return ordered(Object.fromEntries(properties))
  }
}

/** In a map of Groovy, keys stay in the order of writing. */
function ordered(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(entriesOf(object))
}

/** Takes the comma or the bracket behind an element. */
function endsAt(bracket: string, source: Source): boolean {
  const mark = nextMark(source)
  if (mark !== ',' && mark !== bracket) throw unexpected(source)
  source.position += 1
  return mark === bracket
}

function readText(source: Source): string {
  let result = ''
  source.position += 1
  while (true) {
    const end = source.text.indexOf('"', source.position)
    if (end < 0) throw unexpected(source)
    const part = source.text.slice(source.position, end)
    const escape = part.indexOf('\\')
    const plain = escape < 0 ? part : part.slice(0, escape)
    if (/[\u0000-\u001f]/.test(plain)) throw unexpected(source)
    result += plain
    source.position += plain.length + 1
    if (escape < 0) return result
    result += readEscape(source)
  }
}

function readEscape(source: Source): string {
  const letter = source.text.charAt(source.position)
  const place = '"\\/bfnrt'.indexOf(letter)
  source.position += 1
  if (letter === 'u') return readUnit(source)
  if (letter === '' || place < 0) throw unexpected(source)
  return '"\\/\b\f\n\r\t'.charAt(place)
}

function readUnit(source: Source): string {
  const digits = source.text.slice(source.position, source.position + 4)
  if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw unexpected(source)
  let unit = 0
  for (let i = 0; i < 4; i++) unit = unit * 16 + '0123456789abcdef'.indexOf(digits.toLowerCase().charAt(i))
  source.position += 4
  return String.fromCharCode(unit)
}

function readScalar(source: Source): unknown {
  const start = source.position
  let end = start
  while (end < source.text.length && /[-+.\w]/.test(source.text.charAt(end))) end++
  const word = source.text.slice(start, end)
  if (word === 'true') return endScalar(true, end, source)
  if (word === 'false') return endScalar(false, end, source)
  if (word === 'null') return endScalar(null, end, source)
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(word)) throw unexpected(source)
  return endScalar(integerOf(word), end, source)
}

function endScalar(value: unknown, end: number, source: Source): unknown {
  source.position = end
  return value
}

/** A number of JSON, which may be written with a fraction of zeros or an exponent. */
function integerOf(word: string): number {
  const [mantissa = '', exponent = '0'] = word.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  let digits = (whole + fraction).replace(/^0+/, '')
  let zeros = number(exponent.replace(/^[-+]/, '')) * (exponent.startsWith('-') ? -1 : 1) - fraction.length
  while (zeros < 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1)
    zeros += 1
  }
  if (digits === '') return 0
  if (zeros < 0 || digits.length + zeros > 16)
    throw new Error(`${word} is no integer between -9007199254740991 and 9007199254740991`)
  const size = number(digits.padEnd(digits.length + zeros, '0'))
  return word.startsWith('-') ? -size : size
}

function number(digits: string): number {
  let value = 0
  for (let i = 0; i < digits.length; i++) value = value * 10 + '0123456789'.indexOf(digits.charAt(i))
  return value
}

/** The next character that is no white space, which is not taken; empty at the end. */
function nextMark(source: Source): string {
  while (true) {
    const mark = source.text.charAt(source.position)
    if (mark !== ' ' && mark !== '\n' && mark !== '\r' && mark !== '\t') return mark
    source.position += 1
  }
}

function unexpected(source: Source): Error {
  return new Error(
    source.position < source.text.length
      ? `Unexpected token at position ${source.position} in JSON`
      : 'Unexpected end of JSON input',
  )
}

/** How JSON is written. */
interface Layout {
  indent: string
  /** The properties that are left out where they are null, which stands for undefined there. */
  omitted: string[]
  omitsAll: boolean
}

/** `JSON.stringify`. Of what is null in an object, the names of `omitted` are left out, or all are. */
export function toJson(
  value: unknown,
  indent: string = '',
  omitted: string[] = [],
  omitsAll: boolean = false,
): string {
  return writeJson(value, { indent, omitted, omitsAll }, '\n')
}

function writeJson(value: unknown, layout: Layout, margin: string): string {
  if (value == null) return 'null'
  if (typeof value === 'string') return quotedJson(value)
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`
  const inner = margin + layout.indent
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => writeJson(item, layout, inner))
    return bracketed('[', items, ']', layout.indent, margin)
  }
  if (!isRecord(value)) throw new Error('This value has no place in JSON')
  const colon = layout.indent === '' ? ':' : ': '
  const entries = entriesOf(value)
    .filter(([key, one]) => !isOmitted(key, one, layout))
    .map(([key, one]) => quotedJson(`${key}`) + colon + writeJson(one, layout, inner))
  return bracketed('{', entries, '}', layout.indent, margin)
}

function isOmitted(key: string, value: unknown, layout: Layout): boolean {
  // In Groovy null means absent here; so the type says that it is no value.
  return (value as object | undefined) === undefined && (layout.omitsAll || layout.omitted.includes(key))
}

function bracketed(open: string, items: string[], close: string, indent: string, margin: string): string {
  if (items.length === 0) return open + close
  if (indent === '') return open + items.join(',') + close
  return open + margin + indent + items.join(',' + margin + indent) + margin + close
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error)
}

function quotedJson(text: string): string {
  if (/^[ !#-[\]-~]*$/.test(text)) return '"' + text + '"'
  const units: string[] = []
  for (let i = 0; i < text.length; i++) units.push(escapedUnit(text, i))
  return '"' + units.join('') + '"'
}

/** Control characters and halves of surrogate pairs are written by their number. */
function escapedUnit(text: string, position: number): string {
  const unit = text.charAt(position)
  const place = '"\\\b\f\n\r\t'.indexOf(unit)
  if (place >= 0) return '\\' + '"\\bfnrt'.charAt(place)
  const code = text.charCodeAt(position)
  const isHalf = code >= 0xd800 && code <= 0xdfff && !isPaired(text, position, code)
  return code >= 32 && !isHalf ? unit : '\\u' + hexadecimal(code)
}

function isPaired(text: string, position: number, code: number): boolean {
  const isFirst = code < 0xdc00
  const other = isFirst ? position + 1 : position - 1
  if (other < 0 || other >= text.length) return false
  const otherCode = text.charCodeAt(other)
  return isFirst ? otherCode >= 0xdc00 && otherCode <= 0xdfff : otherCode >= 0xd800 && otherCode < 0xdc00
}

function hexadecimal(code: number): string {
  let digits = ''
  let rest = code
  for (let i = 0; i < 4; i++) {
    digits = '0123456789abcdef'.charAt(rest % 16) + digits
    rest = Math.floor(rest / 16)
  }
  return digits
}
