import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { shell } from '../shell/shell'
import { baseImageFolder, dependencyFolder, layerFolder } from './folders'

/** Fails where the container's user may not write a folder, which would show late, or only in a slow build. */
export function writableCheck(options: CheckedJibBuildOptions): ShellText {
  let checks = shell`
    writable() { [ -w "$1" ] || fail "User $(id -u) may not write to the folder of $2: let that user own it."; }
    [ -w . ] || fail "User $(id -u) may not write to the workspace, which belongs to the user of the agent's container."
  `
  if (!options.push) return checks
  if (options.dependencyCache !== undefined)
    checks = shell`${checks}; writable ${dependencyFolder} dependencyCache`
  if (options.baseImageCache !== undefined)
    checks = shell`${checks}; writable ${baseImageFolder} baseImageCache`
  if (options.layerCache !== undefined) checks = shell`${checks}; writable ${layerFolder} layerCache`
  return checks
}
