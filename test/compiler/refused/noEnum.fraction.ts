enum Share {
  half = 0.5,
}
export function call(): number {
  return Share.half
}
