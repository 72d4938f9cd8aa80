import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stepNameProblem } from '../compiler/step-name'
import { build } from './build'
import { stepFiles } from './stepTemplates'
import { say } from './terminal'

/** Why a step cannot have this name; undefined where it can. */
export function nameProblem(root: string, step: string): string | undefined {
  const problem = stepNameProblem(step)
  if (problem === 'form')
    return `'${step}' is no name of a step: begin with a small letter, then letters and digits, such as scanImage`
  if (problem === 'word') return `'${step}' is a word of Groovy or TypeScript: give the step another name`
  if (problem === 'step' || declaredSteps(root).includes(step))
    return `'${step}' is a step of Jenkins, which a step of the library would hide: give it another name`
  const taken = Object.keys(stepFiles(step, true)).find((path) => isTaken(root, path))
  return taken === undefined ? undefined : `${taken} is there already: give the step another name`
}

/**
 * Writes the sources of a new step and builds them; with a test where the library has the bench of Kiln's repository.
 * False when the library has errors.
 */
export async function newStep(root: string, step: string, hasPod: boolean): Promise<boolean> {
  const { format, resolveConfig } = await import('prettier')
  const isTestable = existsSync(join(root, 'test/steps/kiln.ts'))
  for (const [path, text] of Object.entries(stepFiles(step, hasPod))) {
    if (path.startsWith('test/') && !isTestable) continue
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'typescript' }))
    say(`  + ${path}`)
  }
  if (!(await build(root, { check: false, format: 'pretty' }))) return false
  say(`
Next:
  1. Say in src/options/${step}.ts what the step takes, and in src/vars/${step}.ts what it does.
  2. kiln build makes vars/${step}.groovy and its help, or says what to write instead.`)
  if (isTestable) say(`  3. npx jest test/steps/${step}`)
  return true
}

/** On some disks, names that differ by case only are one file. */
function isTaken(root: string, path: string): boolean {
  const folder = join(root, dirname(path))
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.some((file) => join(dirname(path), file).toLowerCase() === path.toLowerCase())
}

function declaredSteps(root: string): string[] {
  const file = join(root, 'src/jenkins/steps.d.ts')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...text.matchAll(/^declare (?:function|const) (\w+)/gm)].map(([, name]) => name!)
}
