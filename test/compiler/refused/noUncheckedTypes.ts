export function call(text: string): number {
  // @ts-ignore
  const number: number = text
  /* @ts-expect-error */
  return text === '' ? number : text
}
