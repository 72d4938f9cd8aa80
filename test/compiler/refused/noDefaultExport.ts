export default function other(): void {}
export function call(): void {
  echo('a')
}
