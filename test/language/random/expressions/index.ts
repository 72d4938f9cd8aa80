import type { ExpressionRow } from '../writer'
import { absentRows } from './absent'
import { assignmentRows } from './assignments'
import { booleanRows } from './booleans'
import { generalRows } from './general'
import { listRows } from './lists'
import { numberRows } from './numbers'
import { patternRows } from './patterns'
import { recordRows } from './records'
import { textRows } from './texts'

/** The general ones first: without a choice, the first that fits is the simplest. */
export const expressionRows: readonly ExpressionRow[] = [
  ...generalRows,
  ...numberRows,
  ...textRows,
  ...booleanRows,
  ...patternRows,
  ...listRows,
  ...recordRows,
  ...absentRows,
  ...assignmentRows,
]
