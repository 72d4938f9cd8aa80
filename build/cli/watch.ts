import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildOnce } from './build'
import { say } from './terminal'

/** Editors save a file in several writes, and a change of branch is many files. */
const quietMilliseconds = 100

/** Builds now and after every change of a source, until the process ends. */
export async function buildOnChange(root: string): Promise<never> {
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

  for (;;) {
    // Before the build, so that a change during it leads to another one.
    expectChange()
    await buildOnce(root)
    say('waiting for a change in src/ (Ctrl-C ends)')
    await next
  }
}

function isOwnOutput(file: string | null): boolean {
  return file?.startsWith(join('options', 'tables')) ?? false
}
