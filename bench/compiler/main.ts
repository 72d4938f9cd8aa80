import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLibrary } from './library'

/**
 * Times `kiln build` beside `tsc --noEmit` on the same generated libraries, in turn: whole processes, medians, and their
 * ratio, which is what to compare between machines. Sizes are the numbers of steps, e.g. `npm run bench -- 10 100`.
 */
const repository = join(__dirname, '../..')
const rounds = 3

const programs = {
  build: [join(repository, 'bin/kiln.js'), 'build'],
  tsc: [join(repository, 'node_modules/typescript/bin/tsc'), '--noEmit', '--project', 'src/tsconfig.json'],
}

function seconds(args: string[], cwd: string): number {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

function measure(steps: number): string {
  const root = mkdtempSync(join(tmpdir(), 'kiln-bench-'))
  try {
    writeLibrary(root, steps)
    // The first build makes what tsc needs: the option tables.
    seconds(programs.build, root)
    const times: { build: number[]; tsc: number[] } = { build: [], tsc: [] }
    for (let i = 0; i < rounds; i++) {
      times.build.push(seconds(programs.build, root))
      times.tsc.push(seconds(programs.tsc, root))
    }
    const [build, tsc] = [median(times.build), median(times.tsc)]
    return `| ${steps} | ${build.toFixed(1)} s | ${tsc.toFixed(1)} s | ${(build / tsc).toFixed(2)} |`
  } finally {
    rmSync(root, { recursive: true })
  }
}

const sizes = process.argv.slice(2).map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error('usage: npm run bench -- [NUMBER OF STEPS]…')
  process.exit(2)
}
console.log('| steps | kiln build | tsc --noEmit | ratio |\n|---|---|---|---|')
for (const size of sizes.length > 0 ? sizes : [10, 100]) console.log(measure(size))
