/** The value as one word of a POSIX shell (dash, busybox ash, bash), whatever it holds. Safe words stay as they are. */
export function quote(value: string): string {
  return /^[A-Za-z0-9_@%+=:,.\/-]+$/.test(value) ? value : "'" + value.replaceAll("'", "'\\''") + "'"
}

/** The values as words of one command. */
export function quoteAll(values: string[]): string {
  return values.map((value) => quote(value)).join(' ')
}
