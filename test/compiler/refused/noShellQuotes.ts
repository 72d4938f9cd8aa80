import { shell } from '../shell/shell'
export function call(value: string): unknown {
  return shell`echo '${value}'`
}
