import { shell } from '../shell/shell'
export function call(value: string[][]): ShellText {
  return shell`echo ${value[0] as unknown as string}${value as unknown as ShellText[]}`
}
