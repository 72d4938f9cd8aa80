import { checkOptions, isMap, type OptionTable, rejection } from '../options/check'
import { podProblems, type PodValues } from '../pods/problems'

/** What a step was called with. */
export interface Call<Options> {
  options: Options
  /** The caller's closure, which prepares the workspace. */
  prepare: (() => void) | undefined
}

/**
 * Reads the ways to call a step: `step()`, `step('repository:tag')`, `step(image: …)`, each with or without a closure.
 * Fails the build with all that is wrong at once, before anything has started; `problemsOf` tells what the table of the
 * options cannot say.
 */
export function acceptCall<Options extends PodValues>(
  step: string,
  table: OptionTable,
  first: unknown,
  second: unknown,
  problemsOf: (options: Options) => string[],
): Call<Options> {
  const prepare = typeof first === 'function' && second == null ? first : second
  const given = givenOptions(typeof first === 'function' ? undefined : first)
  if (given === undefined || (prepare != null && typeof prepare !== 'function')) {
    error(`${step}: call it with options, such as ${step}(image: 'registry.example.com/app')`)
  }
  const checked = checkOptions(table, given)
  const options = checked.options as unknown as Options
  const problems =
    checked.problems.length > 0 ? checked.problems : podProblems(options).concat(problemsOf(options))
  if (problems.length > 0) error(rejection(step, problems))
  if (checked.warnings.length > 0) echo(`${step}: ${checked.warnings.join('; ')}`)
  return { options, prepare: prepare as (() => void) | undefined }
}

function givenOptions(first: unknown): Record<string, unknown> | undefined {
  if (first == null) return {}
  if (typeof first === 'string') return { image: `${first}` }
  return isMap(first) ? first : undefined
}
