import { readFileSync } from 'node:fs'

/** Names this process on this machine: its id, and when it started, because ids are used again. */
export const self = `${process.pid}-${startTime(process.pid)}`

/** Whether the process of that name still runs. */
export function isAlive(name: string): boolean {
  const [pid, started] = name.split('-')
  return started !== undefined && started !== '' && startTime(Number(pid)) === started
}

/** In ticks since the machine started: field 22 of /proc/PID/stat, see proc(5); '' for no such process. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in parentheses and may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
