export function call(names: string[]): unknown {
  return names.map((name) => read({ name }, 'name'))
}

function read<T, K extends keyof T>(value: T, key: K): T[K] {
  return value[key]
}
