import { readFileSync } from 'node:fs'

/** Names this process on this machine: its id, and when it started, because ids are used again. */
export const self = `${process.pid}-${startTime(process.pid)}`

/** Whether the process of that name still runs. */
export function isAlive(name: string): boolean {
  const [pid, started] = name.split('-')
  return isRunning(Number(pid)) && startTime(Number(pid)) === started
}

/** Whether a process of this number runs; one that has ended and was not yet waited for does not. */
export function isRunning(pid: number): boolean {
  return !['', 'Z', 'X'].includes(status(pid)[0] ?? '')
}

/** In ticks since the machine started; '' for no such process. */
function startTime(pid: number): string {
  return status(pid)[19] ?? ''
}

/** The fields of /proc/PID/stat from the third on, the state: see proc(5). */
function status(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in parentheses and may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
