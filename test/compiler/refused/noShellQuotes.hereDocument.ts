import { shell } from '../shell/shell'
export function call(value: string): ShellText {
  return shell`
    cat <<END
    ${value}
    END
  `
}
