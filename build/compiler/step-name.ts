import { isScriptWord } from './names'
import { pipelineSteps } from './pipeline-steps'

/** Why a step cannot have this name; undefined where it can. */
export function stepNameProblem(name: string): 'form' | 'word' | 'step' | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return 'form'
  if (isScriptWord(name) || reservedWords.has(name)) return 'word'
  return pipelineSteps.has(name) ? 'step' : undefined
}

/** Words of TypeScript that are not words of Groovy, too. */
const reservedWords = new Set(
  'any await async debugger delete export function let never of typeof undefined var with yield'.split(' '),
)
