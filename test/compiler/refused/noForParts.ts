export function call(): void {
  for (let i = 0, j = 0; i < 3; i++) echo(`${j}`)
}
