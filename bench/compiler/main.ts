import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { copyLibrary, stepName, writeLibrary } from './library'
import { measure, measureWatch, type Usage } from './measure'
import { median, record, repository } from '../report'
import { summary, table, type Row } from './report'

const help = `usage: npm run bench -- compiler [--record] [kiln|NUMBER OF STEPS]…

Times kiln build beside tsc --noEmit on the same files, in turn: on Kiln's own library and on generated ones of 10, 100 and
1,000 steps, or on those that are named. Medians of whole processes; compare the ratios between machines, not the times.
--record adds the figures to bench/history.jsonl.`

const kiln = join(repository, 'bin/kiln.js')
const project = ['--noEmit', '--project', 'src/tsconfig.json']
const tsc = [join(repository, 'node_modules/typescript/bin/tsc'), ...project] as const
/** TypeScript's native successor. */
const tsgo = [
  join(dirname(require.resolve('@typescript/native-preview/package.json')), 'bin/tsgo'),
  ...project,
] as const

export async function run(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => arg !== '--record')
  if (!names.every((name) => name === 'kiln' || /^[1-9]\d*$/.test(name))) {
    console.log(help)
    process.exitCode = args.includes('--help') ? 0 : 2
    return
  }
  const rows: Row[] = []
  for (const name of names.length > 0 ? names : ['kiln', '10', '100', '1000']) rows.push(await row(name))
  console.log(`${table(rows)}\n\n${summary(rows)}`)
  if (args.includes('--record')) record('compiler', rows)
}

async function row(name: string): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'kiln-bench-'))
  try {
    if (name === 'kiln') copyLibrary(root)
    else writeLibrary(root, Number(name))
    return await measured(name, root, Number(name) > 100 ? 3 : 5)
  } finally {
    rmSync(root, { recursive: true })
  }
}

async function measured(name: string, root: string, rounds: number): Promise<Row> {
  // The first build makes what tsc needs, the option tables, and what Kiln keeps for itself.
  measure(root, [kiln, 'build'])
  const runs: { build: Usage[]; again: Usage[]; tsc: Usage[]; tsgo: Usage[] } = {
    build: [],
    again: [],
    tsc: [],
    tsgo: [],
  }
  for (let i = 0; i < rounds; i++) {
    rmSync(join(root, 'node_modules/.cache'), { recursive: true })
    runs.build.push(measure(root, [kiln, 'build']))
    runs.tsc.push(measure(root, [...tsc]))
    runs.again.push(measure(root, [kiln, 'build']))
    runs.tsgo.push(measure(root, [...tsgo]))
  }
  const watch = name === 'kiln' ? [] : await watched(root, rounds)
  return {
    name: name === 'kiln' ? "Kiln's own" : `${name} steps`,
    build: median(runs.build.map((run) => run.wall)),
    tsc: median(runs.tsc.map((run) => run.wall)),
    tsgo: median(runs.tsgo.map((run) => run.wall)),
    ratio: median(runs.build.map((run, i) => run.wall / runs.tsc[i]!.wall)),
    cpuRatio: median(runs.build.map((run, i) => run.cpu / runs.tsc[i]!.cpu)),
    unchangedRatio: median(runs.again.map((run, i) => run.wall / runs.tsc[i]!.wall)),
    watch: watch.length === 0 ? null : median(watch),
    peak: median(runs.build.map((run) => run.peak)),
    tscPeak: median(runs.tsc.map((run) => run.peak)),
  }
}

async function watched(root: string, rounds: number): Promise<number[]> {
  const step = stepName(1)
  const change = (text: string, round: number): string =>
    text.replace('nothing was', `nothing (${round}) was`)
  return measureWatch(root, kiln, `src/vars/${step}.ts`, `vars/${step}.groovy`, change, rounds)
}
