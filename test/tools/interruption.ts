import { ToolError } from './run'

const controller = new AbortController()

/** Aborted when the user has had enough: programs that take long listen to it. */
export const interruption = controller.signal

/** From now on Ctrl-C and the like abort `interruption` instead of ending the process: its owner has to clean up first. */
export function interruptOnSignals(): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new ToolError('interrupted')))
  }
}
