namespace N {
  export const x = 1
}
export function call(): void {
  echo('a')
}
