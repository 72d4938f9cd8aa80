import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface Usage {
  /** Seconds from start to end. */
  readonly wall: number
  /** Seconds of all its threads; unlike the other, it hardly depends on what else the machine does. */
  readonly cpu: number
  /** MiB of memory at most. */
  readonly peak: number
}

/** A program of Node with its arguments, as a whole process. */
export function measure(cwd: string, [program, ...args]: readonly [string, ...string[]]): Usage {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-bench-'))
  const file = join(folder, 'usage.json')
  const env = { ...process.env, KILN_BENCH_USAGE: file, KILN_BENCH_PROGRAM: program }
  const start = process.hrtime.bigint()
  const command = ['--require', join(__dirname, 'usage.cjs'), program, ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd, env, encoding: 'utf8' })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  const usage = JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; peak: number }
  rmSync(folder, { recursive: true })
  return { wall, ...usage }
}

/** How long `kiln build --watch` takes from a change of `source` until `made` is written, in seconds, for each change. */
export async function measureWatch(
  cwd: string,
  kiln: string,
  source: string,
  made: string,
  change: (text: string, round: number) => string,
  rounds: number,
): Promise<number[]> {
  const child = spawn(process.execPath, [kiln, 'build', '--watch'], { cwd })
  try {
    const original = readFileSync(join(cwd, source), 'utf8')
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('kiln build --watch has ended')))
      child.stderr.on('data', (data) => String(data).includes('waiting for a change') && resolve())
    })
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      await pause(500)
      const before = readFileSync(join(cwd, made), 'utf8')
      const start = process.hrtime.bigint()
      writeFileSync(join(cwd, source), change(original, round))
      while (!existsSync(join(cwd, made)) || readFileSync(join(cwd, made), 'utf8') === before) await pause(2)
      times.push(Number(process.hrtime.bigint() - start) / 1e9)
    }
    writeFileSync(join(cwd, source), original)
    return times
  } finally {
    child.kill()
  }
}
