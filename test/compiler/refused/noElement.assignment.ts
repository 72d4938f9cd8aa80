export function call(name: string): unknown {
  return set({ name }, 'name', 'x')
}

function set<T, K extends keyof T>(value: T, key: K, wanted: T[K]): T {
  value[key] = wanted
  return value
}
