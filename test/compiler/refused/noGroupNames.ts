export function call(text: string): unknown {
  const match = text.match(/(?<name>a)/)
  return match === null ? 'none' : named(match)
}

function named(match: RegExpMatchArray): unknown {
  return match.groups
}
