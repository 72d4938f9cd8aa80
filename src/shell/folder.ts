import { shell } from './shell'

/** Makes the folder of a file that a tool is to write, and that does not make it itself. */
export function makeFolderOf(file: string | undefined): ShellText {
  if (file === undefined || !file.includes('/')) return shell``
  return shell`mkdir -p ${file.replace(/\/[^/]*$/, '')}`
}
