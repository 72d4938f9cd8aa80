export function call(value: string, other: string): unknown {
  switch (value) {
    case other:
      return 1
  }
  return 2
}
