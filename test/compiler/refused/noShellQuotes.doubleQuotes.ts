import { shell } from '../shell/shell'
export function call(value: string): ShellText {
  return shell`echo "a ${value} b"`
}
