import { parseArgs } from 'node:util'
import { closeJvms } from '../../bench/jvm'
import { rows } from './rows'
import { type Failure, type Found, runPrograms } from './run'
import { asTest, shrunk } from './shrink'

const usage = 'usage: node bin/run-ts.js test/language/random/main.ts --seed N --programs N [--from BATCH]'

/** A run by hand: it says how far it has come, and goes on after a failure, which it prints as a test. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, programs: { type: 'string' }, from: { type: 'string' } },
  })
  const [seed, count, from] = [values.seed, values.programs, values.from ?? '0'].map(Number)
  if (!Number.isInteger(seed) || !Number.isInteger(count) || !Number.isInteger(from)) throw new Error(usage)
  let known = 0
  const found = await runPrograms(seed!, count!, {
    from: from!,
    mostFailures: Infinity,
    progress: async (soFar) => {
      sayProgress(soFar)
      for (const failure of soFar.failures.slice(known)) await sayFailure(failure)
      known = soFar.failures.length
    },
  })
  for (const row of [...rows].sort((a, b) => (found.rows.get(a) ?? 0) - (found.rows.get(b) ?? 0)))
    console.log(`${String(found.rows.get(row) ?? 0).padStart(8)} ${row}`)
  await closeJvms()
}

function sayProgress({ programs, suspended, failures, batches }: Found): void {
  const counts = `${failures.filter((one) => one.kind === 'refused').length} refused, ${failures.filter((one) => one.kind === 'different').length} different`
  const seconds = process.cpuUsage().user / 1e6
  console.log(
    `${new Date().toISOString()} batch ${batches}: ${programs} programs, ${suspended} suspended in a callback, a finally or a loop, ${counts}, ${seconds.toFixed(0)} s of Node`,
  )
}

async function sayFailure(failure: Failure): Promise<void> {
  console.log(`${failure.kind}, batch ${failure.batch}:`)
  console.log(failure.kind === 'refused' ? failure.problem : await asTest(await shrunk(failure)))
}

void main()
