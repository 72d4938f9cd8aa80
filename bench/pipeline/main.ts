import { closeJvms } from '../../test/bench/jvm'
import { libraryFromTree } from '../../test/bench/library'
import { type RunResult, runPipeline } from '../../test/bench/pipeline'
import { RecordedWorld } from '../../test/bench/recorded'
import { markdown, median, record, repository } from '../report'
import { pipelines } from './pipelines'

const help = `usage: npm run bench -- pipeline [--record]

Runs each step on Jenkins' engine, beside a Jenkinsfile that does the same by hand, both with steps that are answered at
once: how many steps it takes, how long the engine is busy, compiling included, and how large the saved state is.
Medians of 15 runs in a warm engine. --record adds the figures to bench/history.jsonl.`

const rounds = 15

/** What a Jenkinsfile costs Jenkins' controller. */
interface Cost {
  /** Calls of steps and entered blocks, each of which Jenkins saves the program for. */
  readonly steps: number
  /** Of the engine, in milliseconds. */
  readonly milliseconds: number
  /** Of the largest state that was saved. */
  readonly bytes: number
}

interface Row {
  readonly name: string
  readonly step: Cost
  readonly byHand: Cost
}

export async function run(args: readonly string[]): Promise<void> {
  if (args.some((arg) => arg !== '--record')) {
    console.log(help)
    process.exitCode = args.includes('--help') ? 0 : 2
    return
  }
  try {
    const rows: Row[] = []
    for (const { name, step, byHand } of pipelines)
      rows.push({ name, step: await cost(step), byHand: await cost(byHand) })
    console.log(table(rows))
    if (args.includes('--record')) record('pipeline', rows)
  } finally {
    await closeJvms()
  }
}

async function cost(jenkinsfile: string): Promise<Cost> {
  const { calls, blocks, maxStateBytes } = await play(jenkinsfile, 'class-loader')
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = process.hrtime.bigint()
    await play(jenkinsfile, 'never')
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  return { steps: calls.length + blocks.length, milliseconds: median(times), bytes: maxStateBytes }
}

async function play(script: string, reload: 'never' | 'class-loader'): Promise<RunResult> {
  const world = new RecordedWorld({ credentials: { registry: { username: 'a', password: 'b' } } })
  world.answer('sh', ({ args }) => args['returnStdout'] === true, `sha256:${'0'.repeat(64)}\n`)
  const jenkinsfile = `@Library('kiln') _\n${script}`
  const libraries = [libraryFromTree(repository)]
  const run = await runPipeline({ jenkinsfile, libraries, world, clock: world.clock, reload })
  if (run.error) throw new Error(`${run.error.message}\nin ${script}`)
  return run
}

function table(rows: readonly Row[]): string {
  const head = [
    'Jenkinsfile',
    ...['steps', 'by hand'],
    ...['engine', 'by hand', 'ratio'],
    ...['state', 'by hand', 'ratio'],
  ]
  const body = rows.map(({ name, step, byHand }) => [
    name,
    ...[step.steps, byHand.steps].map(String),
    ...[step.milliseconds, byHand.milliseconds].map((value) => `${value.toFixed(0)} ms`),
    (step.milliseconds / byHand.milliseconds).toFixed(1),
    ...[step.bytes, byHand.bytes].map((value) => `${(value / 1024).toFixed(1)} KiB`),
    (step.bytes / byHand.bytes).toFixed(1),
  ])
  return markdown(head, body)
}
