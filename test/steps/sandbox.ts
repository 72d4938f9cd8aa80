import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the emitted Groovy calls, one signature a line, in the notation of script-security; it holds nothing else. */
export const allowedCalls = linesOf(join(__dirname, 'allowed-calls.txt'))

/** What any program of the language calls, which is allowed, too; so a new step seldom calls anything that is on no list. */
const languageCalls = linesOf(join(__dirname, '../language/allowed-calls.txt'))

/** script-security's generic whitelist; undefined where it is not at hand. */
export const genericWhitelist = ifThere(
  join(__dirname, '../../../shared/reference/whitelists/generic-whitelist'),
)

/** groovy-cps makes each `"${…}"` of these calls, so that every sandboxed Jenkinsfile with a template makes them. */
export const templateCalls = [
  'new org.codehaus.groovy.runtime.GStringImpl java.lang.Object[] java.lang.String[]',
  'staticMethod org.codehaus.groovy.runtime.ScriptBytecodeAdapter asType java.lang.Object java.lang.Class',
]

/** A call for which several signatures are sufficient stands in one line, separated by ` | `. */
export function isAllowed(call: string): boolean {
  return [templateCalls, allowedCalls, languageCalls].some((list) => list.includes(call))
}

function ifThere(file: string): string[] | undefined {
  return existsSync(file) ? linesOf(file) : undefined
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}
