async function later(): Promise<void> {}
export function call(): void {
  echo('a')
}
