import { isMap } from '../options/check'

/**
 * The value as a YAML document, without absent fields. Every string is double-quoted, so that none is taken for a number,
 * a boolean or null. Control characters do not occur in strings: the check of the options refuses them.
 */
export function toYaml(value: unknown): string {
  return linesOf(value).join('\n') + '\n'
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item) => after('- ', linesOf(item)))
  if (Array.isArray(value)) return ['[]']
  if (isMap(value)) {
    const fields = Object.keys(value).filter((key) => value[key] != null)
    if (fields.length === 0) return ['{}']
    return fields.flatMap((key) => fieldLines(quotedKey(key), linesOf(value[key]), value[key]))
  }
  if (typeof value === 'string') return stringLines(value)
  if (typeof value === 'number') return [`${value}`]
  return [value === true ? 'true' : 'false']
}

function fieldLines(key: string, lines: string[], value: unknown): string[] {
  const isBlock = (Array.isArray(value) || isMap(value)) && lines[0] !== '[]' && lines[0] !== '{}'
  return isBlock ? [`${key}:`, ...lines.map((line) => `  ${line}`)] : after(`${key}: `, lines)
}

/** The first line behind the prefix, the others below it. */
function after(prefix: string, lines: string[]): string[] {
  return [`${prefix}${lines[0]!}`, ...lines.slice(1).map((line) => `  ${line}`)]
}

/** Each line but the last ends with an escaped line break; a backslash keeps the space that a line begins with. */
function stringLines(text: string): string[] {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\t', '\\t')
  return `"${escaped.replaceAll('\n ', '\n\\ ').replaceAll('\n', '\\n\\\n')}"`.split('\n')
}

/** Letters alone need no quotes, unless YAML 1.1 reads them as a boolean or null. */
function quotedKey(key: string): string {
  return /^[A-Za-z]+$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(key) ? key : `"${key}"`
}
