import type { Toleration } from '../options/pod'
import { type Resources, resourceProblems } from './resources'

/** The options of a pod that depend on each other. */
export interface PodValues {
  resources?: Resources
  tolerations?: Toleration[]
}

/** What Kubernetes would refuse of a pod, and the table of the options cannot say. */
export function podProblems(options: PodValues): string[] {
  return [...tolerationProblems(options.tolerations ?? []), ...resourceProblems(options.resources)]
}

function tolerationProblems(tolerations: Toleration[]): string[] {
  const problems: string[] = []
  for (let i = 0; i < tolerations.length; i++) {
    const { key, operator, value } = tolerations[i]!
    if (key === undefined && operator !== 'Exists')
      problems.push(`option 'tolerations[${i}].key' is missing: give it, or operator: 'Exists' for every key`)
    if (operator === 'Exists' && value !== undefined)
      problems.push(`option 'tolerations[${i}].value' means nothing beside operator: 'Exists'`)
  }
  return problems
}
