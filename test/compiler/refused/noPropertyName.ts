export function call(flag: boolean): boolean {
  return Object.hasOwn({ a: 1 }, flag ? 'a' : Symbol.iterator)
}
