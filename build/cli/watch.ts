import { watch } from 'node:fs'
import { join } from 'node:path'
import { Sources } from '../sources'
import { make } from './make'
import { type Format, tell } from './tell'
import { say } from './terminal'

/** Editors save a file in several writes, and a change of branch is many files. */
const quietMilliseconds = 50

/** Builds now and, as far as something has changed, after every change of a source, until the process ends. */
export async function buildOnChange(root: string, format: Format): Promise<never> {
  let changed: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined
  let next = Promise.resolve()

  function expectChange(): void {
    next = new Promise((resolve) => (changed = resolve))
  }

  watch(join(root, 'src'), { recursive: true }, (_event, file) => {
    if (isOwnOutput(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => changed?.(), quietMilliseconds)
  })

  let sources: Sources | undefined
  for (;;) {
    // Before the build, so that a change during it leads to another one.
    expectChange()
    // An editor's problems begin and end with these lines.
    say('building')
    const startedAt = Date.now()
    if (sources?.refresh() !== true) sources = new Sources(root)
    tell(root, await make(sources, false), { check: false, format }, startedAt)
    say('waiting for a change in src/ (Ctrl-C ends)')
    await next
  }
}

function isOwnOutput(file: string | null): boolean {
  return file?.startsWith(join('options', 'tables')) ?? false
}
