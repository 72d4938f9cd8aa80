export function call(text: string): unknown {
  return [Number(text), parseInt(text, 10), Number.parseFloat(text)]
}
