import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { shell } from '../shell/shell'

/** What of a script is for one tool: where the tool is known, the other's is left out. */
export function byTool(options: CheckedJibBuildOptions, maven: ShellText, gradle: ShellText): ShellText {
  if (options.tool === 'maven') return maven
  if (options.tool === 'gradle') return gradle
  return shell`
    if [ $tool = maven ]; then
      ${maven}
    else
      ${gradle}
    fi
  `
}
