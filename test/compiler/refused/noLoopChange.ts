export function call(names: Set<string>): void {
  for (const name of names) forget(names, name)
}
function forget(names: Set<string>, name: string): void {
  names.delete(name)
}
