/** `String(error)` */
export function errorText(error: Error): string {
  return error.message === '' ? 'Error' : 'Error: ' + error.message
}
