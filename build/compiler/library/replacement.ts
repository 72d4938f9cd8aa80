import type { JavaPattern } from '../pattern'

/**
 * A replacement in Java's notation, where it has one: `$$` is a dollar, `$&` what was found, `$1` and `$<name>` what a group
 * held. Another `$` is only a dollar.
 */
export function javaReplacement(replacement: string, { groups }: JavaPattern): string | undefined {
  const hasNames = groups.some(({ name }) => name !== undefined)
  const sign = hasNames ? /\$(?:[$&`']|\d\d?|<[^>]*>)|[\\$]/g : /\$(?:[$&`']|\d\d?)|[\\$]/g
  const isOpen = /\$[`']/.test(replacement.replaceAll('$$', ''))
  // Java would take a digit behind a group's name for a part of its number.
  if (isOpen || (hasNames && groups.length > 9)) return undefined
  return replacement.replace(sign, (found) => {
    if (found === '\\' || found === '$' || found === '$$') return `\\${found.charAt(0)}`
    if (found === '$&') return '$0'
    if (!found.startsWith('$<')) return javaGroup(found.slice(1), groups.length)
    const group = groups.findIndex(({ name }) => name === found.slice(2, -1))
    return group < 0 ? '' : `$${group + 1}`
  })
}

/** Two digits are one where there are not so many groups. */
function javaGroup(digits: string, count: number): string {
  const isGroup = (number: string): boolean => Number(number) > 0 && Number(number) <= count
  if (isGroup(digits)) return `$${Number(digits)}`
  const [first = '', rest = ''] = digits
  return digits.length === 2 && isGroup(first) ? `$${first}\\${rest}` : `\\$${digits}`
}

/** Whether such a replacement asks for a group. */
export function usesGroups(java: string): boolean {
  return /\$[1-9]/.test(java.replace(/\\./g, ''))
}
