const word = /a/

export function call(text: string): unknown {
  let pattern = /a/
  pattern = /b/
  return [pattern.test(text), text.match('a'), [word], /c/, isFound(word, text)]
}

function isFound(pattern: RegExp, text: string): boolean {
  return pattern.test(text)
}
