export function call(names: Map<string, number>, change: (name: string) => void): void {
  names.forEach((_, name) => change(name))
}
