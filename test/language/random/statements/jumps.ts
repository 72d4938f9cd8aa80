import { condition } from '../functions'
import type { StatementRow, Writer } from '../writer'

export const jumpRows: readonly StatementRow[] = [
  {
    name: 'break',
    weight: 4,
    fits: ({ frame }) => frame.jumps.length > 0,
    write: (writer) => guarded(writer, jump(writer, 'break')),
  },
  {
    name: 'continue',
    weight: 4,
    fits: ({ frame }) => frame.jumps.some(({ kind }) => kind === 'loop'),
    write: (writer) => guarded(writer, jump(writer, 'continue')),
  },
]

/** Only a label leads out of a block that is no loop. */
export function jump(writer: Writer, kind: 'break' | 'continue'): string {
  const { jumps } = writer.frame
  const targets = kind === 'break' ? jumps : jumps.filter((one) => one.kind === 'loop')
  const labels = targets.map(({ label }) => label).filter((label) => label !== '')
  const needsLabel = kind === 'break' && jumps.at(-1)!.kind === 'block'
  const isNamed = labels.length > 0 && (needsLabel || writer.choose.chance(60))
  return isNamed ? `${kind} ${writer.oneOf(labels)}` : kind
}

function guarded(writer: Writer, jump: string): string {
  return writer.choose.chance(80) ? `if (${condition(writer)}) ${jump}` : jump
}
