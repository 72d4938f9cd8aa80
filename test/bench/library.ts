import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A shared library as Jenkins sees it: `vars/NAME.groovy` by name, and files below `resources/` by path. */
export interface Library {
  name: string
  vars: Record<string, string>
  resources: Record<string, string>
}

/** Reads `vars/` and `resources/` of a working tree. */
export function libraryFromTree(root: string, name = 'kiln'): Library {
  const vars: Record<string, string> = {}
  for (const file of files(join(root, 'vars'))) {
    if (file.endsWith('.groovy'))
      vars[file.slice(0, -'.groovy'.length)] = readFileSync(join(root, 'vars', file), 'utf8')
  }
  const resources: Record<string, string> = {}
  for (const file of files(join(root, 'resources'))) {
    resources[file] = readFileSync(join(root, 'resources', file), 'utf8')
  }
  return { name, vars, resources }
}

function files(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name
    return entry.isDirectory() ? files(folder, path) : [path]
  })
}
