import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What compiled programs may call, one signature a line, in the notation of script-security's whitelists. */
export const allowedCalls = readFileSync(join(__dirname, 'allowed-calls.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** groovy-cps makes each template of these; every sandboxed Jenkinsfile with one makes them. */
const templateCalls = [
  'new org.codehaus.groovy.runtime.GStringImpl java.lang.Object[] java.lang.String[]',
  'staticMethod org.codehaus.groovy.runtime.ScriptBytecodeAdapter asType java.lang.Object java.lang.Class',
]

export function isAllowed(call: string): boolean {
  return allowedCalls.includes(call) || templateCalls.includes(call)
}
