export function call(): number[] {
  const numbers: number[] = []
  for (let i = 0, next = (): number => i + 1; i < 3; i = next()) numbers.push(i)
  return numbers
}
