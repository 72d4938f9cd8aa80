/** What can be timed, each in a folder of its name. */
const benches = ['compiler', 'pipeline', 'buildkit'] as const

const help = `usage: npm run bench [-- ${benches.join('|')} [--help|--record|ARGUMENT…]]

Times one thing, or all in turn. --record adds the figures to bench/history.jsonl.`

async function main([name, ...args]: readonly string[]): Promise<void> {
  const all = name === undefined || name === '--record'
  const named = all ? benches : benches.filter((bench) => bench === name)
  if (named.length === 0) {
    console.log(help)
    process.exitCode = name === '--help' ? 0 : 2
    return
  }
  for (const bench of named) {
    const { run } = await load(bench)
    await run(all && name !== undefined ? [name] : args)
  }
}

/** Only what is timed is loaded. */
function load(bench: (typeof benches)[number]): Promise<{ run: (args: readonly string[]) => Promise<void> }> {
  if (bench === 'compiler') return import('./compiler/main')
  return bench === 'pipeline' ? import('./pipeline/main') : import('./buildkit/main')
}

void main(process.argv.slice(2))
