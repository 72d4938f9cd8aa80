export function call(message: [string]): void {
  echo(...message)
}
