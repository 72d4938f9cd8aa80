import type { StatementRow } from '../writer'
import { branchRows } from './branches'
import { callRows } from './calls'
import { changeRows } from './changes'
import { declarationRows } from './declarations'
import { errorRows } from './errors'
import { jumpRows } from './jumps'
import { loopRows } from './loops'

export const statementRows: readonly StatementRow[] = [
  ...declarationRows,
  ...branchRows,
  ...changeRows,
  ...callRows,
  ...loopRows,
  ...jumpRows,
  ...errorRows,
]
