import { controlFlow } from './controlFlow'
import { declarations } from './declarations'
import type { Example } from './example'
import { operators } from './operators'
import { values } from './values'

export { type Example, given } from './example'
export { methods } from './methods'
export { steps } from './steps'

export const statements: readonly Example[] = [...declarations, ...controlFlow]
export const expressions: readonly Example[] = [...values, ...operators]
