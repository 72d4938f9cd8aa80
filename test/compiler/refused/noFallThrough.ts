export function call(value: string): void {
  switch (value) {
    default:
      echo('b')
      break
    case 'a':
      echo('a')
  }
}
