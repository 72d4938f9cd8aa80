export function call(value: string | number): unknown {
  switch (value) {
    case 'a':
      return 1
    case 2:
      return 2
  }
  return 3
}
