export function call(list: { a: string }[]): void {
  for (const { a } of list) echo('a')
}
