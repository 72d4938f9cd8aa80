import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Ends all processes of this machine, in containers too, whose environment has this `NAME=value`. */
export async function endProcesses(variable: string): Promise<void> {
  signalAll(variable, 'SIGTERM')
  for (let tries = 0; tries < 20; tries++) {
    await sleep(100)
    if (having(variable).length === 0) return
  }
  signalAll(variable, 'SIGKILL')
}

function signalAll(variable: string, signal: NodeJS.Signals): void {
  for (const pid of having(variable)) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended by itself.
    }
  }
}

/** The processes whose environment has this `NAME=value`. */
export function having(variable: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(variable)
    } catch {
      return false
    }
  })
}
