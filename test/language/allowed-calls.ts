import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templateCalls } from '../steps/sandbox'

/** What compiled programs may call, one signature a line, in the notation of script-security's whitelists. */
export const allowedCalls = readFileSync(join(__dirname, 'allowed-calls.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** Names the folder that is told of every call, so that test/reporter.js finds lines of the list that no program needs. */
export const seenCallsVariable = 'KILN_SEEN_CALLS'

const seen = new Set<string>()

/** Whether a program may make this call. */
export function isAllowed(call: string): boolean {
  const folder = process.env[seenCallsVariable]
  if (folder !== undefined && !seen.has(call)) appendFileSync(join(folder, `${process.pid}`), `${call}\n`)
  seen.add(call)
  return allowedCalls.includes(call) || templateCalls.includes(call)
}
