enum Code {
  ok,
  missing,
}
export function call(code: number): string | undefined {
  return Code[code]
}
