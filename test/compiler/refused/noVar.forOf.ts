export function call(names: string[]): void {
  for (var name of names) echo(name)
}
