export function call(given: any): string {
  return 'a' + given.name
}
