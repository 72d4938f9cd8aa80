import { parse } from 'yaml'
import type { Pod } from 'kubernetes-types/core/v1'

export function call(text: string): string {
  const pod = parse(text) as Pod
  return pod.kind ?? ''
}
