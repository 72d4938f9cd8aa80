export function call(text: string | undefined): unknown {
  return `a${text}`
}
