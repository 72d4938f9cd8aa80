import { readdirSync, readFileSync } from 'node:fs'

/**
 * Collects the argument lists of all processes of this machine, those in containers too, until `stop` returns them. It
 * looks 50 times a second: a process that lives shorter may be missed.
 */
export function watchArguments(): { readonly stop: () => string[] } {
  const seen = new Set<string>()
  const look = (): void => {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue
      try {
        seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))
      } catch {
        // The process has just ended.
      }
    }
  }
  const timer = setInterval(look, 20)
  return {
    stop() {
      clearInterval(timer)
      look()
      return [...seen]
    },
  }
}
