import * as quoting from '../shell/quote'
export function call(): string {
  return quoting.quote('a')
}
