export function call(start: number): void {
  for (let i = start; i < 3; i++) echo('a')
}
