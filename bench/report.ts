import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

export const repository = join(__dirname, '..')

export function markdown(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** A line for each figure that was measured: whether it is as small as it has to be. */
export function goals(
  figures: readonly (readonly [title: string, value: number | undefined, limit: number])[],
): string {
  return figures
    .flatMap(([title, value, limit]) =>
      value === undefined
        ? []
        : `${value <= limit ? '✓' : '✗'} ${title}: ${value.toFixed(2)}, at most ${limit}`,
    )
    .join('\n')
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** Adds a line to the history; `load` is how many processes wanted a processor at the end, which times depend on. */
export function record(bench: string, rows: readonly unknown[]): void {
  const git = ['rev-parse', '--short', 'HEAD']
  const commit = execFileSync('git', git, { cwd: repository, encoding: 'utf8' }).trim()
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  const [load] = loadavg()
  const line = JSON.stringify(
    { bench, date: new Date().toISOString().slice(0, 10), commit, machine, load, rows },
    (_key, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value),
  )
  appendFileSync(join(repository, 'bench/history.jsonl'), `${line}\n`)
}
