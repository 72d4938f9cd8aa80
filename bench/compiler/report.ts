import { goals, markdown } from '../report'

/** What was measured on one library: medians, times in seconds, memory in MiB. */
export interface Row {
  readonly name: string
  /** `kiln build` of everything, and TypeScript's compilers on the same files. */
  readonly build: number
  readonly tsc: number
  readonly tsgo: number
  /** Of the build to tsc, and the same of the processors' time, which says more on a busy machine. */
  readonly ratio: number
  readonly cpuRatio: number
  /** `kiln build` where nothing has changed, to tsc. */
  readonly unchangedRatio: number
  /** From a change of one step until its Groovy is written. */
  readonly watch: number | null
  readonly peak: number
  readonly tscPeak: number
}

export function table(rows: readonly Row[]): string {
  const head = [
    'library',
    'build',
    'tsc',
    'tsgo',
    'build/tsc',
    'of CPU',
    'unchanged/tsc',
    'one step, watched',
    'memory',
    'of tsc',
  ]
  const body = rows.map((row) => [
    row.name,
    seconds(row.build),
    seconds(row.tsc),
    seconds(row.tsgo),
    row.ratio.toFixed(2),
    row.cpuRatio.toFixed(2),
    row.unchangedRatio.toFixed(2),
    row.watch === null ? '' : `${(row.watch * 1000).toFixed(0)} ms`,
    `${row.peak.toFixed(0)} MiB`,
    `${row.tscPeak.toFixed(0)} MiB`,
  ])
  return markdown(head, body)
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`
}

/** What is to be reached. */
export function summary(rows: readonly Row[]): string {
  const of = (name: string): Row | undefined => rows.find((row) => row.name === name)
  const [own, hundred, thousand] = ["Kiln's own", '100 steps', '1000 steps'].map(of)
  return goals([
    ["Kiln's own library, build/tsc", own?.ratio, 2],
    ['100 steps, build/tsc', hundred?.ratio, 2],
    ['from 100 to 1000 steps, times as long', hundred && thousand && thousand.build / hundred.build, 10],
    ["Kiln's own library, unchanged/tsc", own?.unchangedRatio, 0.25],
    ['100 steps, unchanged/tsc', hundred?.unchangedRatio, 0.25],
    ['100 steps, one step watched, in seconds', hundred?.watch ?? undefined, 0.3],
  ])
}
