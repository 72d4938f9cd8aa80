export function call(o: { x?: string }): void {
  debugger
  echo(o.x ?? '')
}
