export function call(f: Function): unknown {
  return f()
}
