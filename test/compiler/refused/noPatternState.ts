const word = /\w+/g

export function call(text: string): unknown {
  return [word.test(text), /a/g.exec(text)]
}
