import { engine } from './engine'
import { expressions } from './expressions'
import { statements } from './statements'
import { values } from './values'

export type { Refusal } from './refusal'

/**
 * Everything that the compiler refuses. The codes are part of the interface: they are assigned by hand, never reused and
 * never renumbered. Each has a test of its name in test/compiler/refused.
 */
export const refusals = { ...statements, ...expressions, ...values, ...engine }
