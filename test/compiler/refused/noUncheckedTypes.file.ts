// @ts-nocheck

export function call(text: string): number {
  return text
}
