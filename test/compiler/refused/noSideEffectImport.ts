import '../shell/quote'
export function call(): void {
  echo('a')
}
