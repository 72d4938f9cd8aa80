import { readdirSync, watch } from 'node:fs'
import { join, relative } from 'node:path'
import { Sources } from '../sources'
import { make } from './make'
import { type Format, tell } from './tell'
import { say } from './terminal'

/** Editors save a file in several writes, and a change of branch is many files. */
const quietMilliseconds = 50

/** Builds now and, as far as something has changed, after every change of a source, until the process ends. */
export async function buildOnChange(root: string, format: Format): Promise<never> {
  let sources: Sources | undefined
  for (;;) {
    // Before the build, so that a change during it leads to another one.
    const changed = nextChange(join(root, 'src'))
    // An editor's problems begin and end with these lines.
    say('building')
    const startedAt = Date.now()
    if (sources?.refresh() !== true) sources = new Sources(root)
    tell(root, await make(sources, false), { check: false, format }, startedAt)
    say('waiting for a change in src/ (Ctrl-C ends)')
    await changed
  }
}

/**
 * Resolves when something in the folder has changed. Each folder is watched by itself: what watches all of them at once
 * loses a file that an editor puts another one in the place of.
 */
function nextChange(root: string): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined
    const watchers = foldersIn(root).map((folder) =>
      watch(folder, (_event, file) => {
        if (isOwnOutput(relative(root, join(folder, file ?? '')))) return
        clearTimeout(timer)
        timer = setTimeout(() => {
          for (const one of watchers) one.close()
          resolve()
        }, quietMilliseconds)
      }),
    )
  })
}

function foldersIn(folder: string): string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [folder, ...inside.flatMap(({ name }) => foldersIn(join(folder, name)))]
}

function isOwnOutput(path: string): boolean {
  return path.startsWith(join('options', 'tables'))
}
