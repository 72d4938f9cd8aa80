import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { need } from './need'
import { run } from './run'
import { say } from './say'

/** The newest release whose modules can all be had from the Go proxy. */
const version = 'v0.25.2'
/** `RUN --security`, which later releases have without this tag. */
const tag = 'dfrunsecurity'
const programs = ['buildkitd', 'buildctl'] as const

/**
 * The folder with `buildkitd` and `buildctl`, built from the Go modules of BuildKit the first time (3 minutes on 2
 * cores). Only the stand-in image asks for it: where public images can be pulled nothing is built.
 */
export async function buildkitPrograms(): Promise<string> {
  const folder = join(cacheDir(), `buildkit-${version}-${tag}`)
  return withLock('buildkit', async () => {
    if (!programs.every((program) => existsSync(join(folder, program)))) await build(folder)
    return folder
  })
}

/** `go install` refuses a module with `exclude` lines, so the programs are built from a module that imports them. */
async function build(folder: string): Promise<void> {
  await need(['go'])
  const work = `${folder}.new`
  await rm(work, { recursive: true, force: true })
  await mkdir(join(work, 'module'), { recursive: true })
  const packages = programs.map((program) => `github.com/moby/buildkit/cmd/${program}`)
  const cwd = join(work, 'module')
  await writeFile(join(cwd, 'go.mod'), 'module programs\n\ngo 1.24.0\n')
  await writeFile(
    join(cwd, 'programs.go'),
    ['//go:build programs', 'package programs', ...packages.map((name) => `import _ "${name}"`), ''].join(
      '\n',
    ),
  )
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod -trimpath -buildvcs=false' }
  const options = { cwd, env, signal: interruption }
  say(`fetching BuildKit ${version} as Go modules (about a minute)`)
  await run('go', ['get', ...packages.map((name) => `${name}@${version}`)], options)
  for (const [at, name] of packages.entries()) {
    say(`building ${programs[at]} (about a minute)`)
    await run('go', ['build', '-tags', tag, '-o', `${work}/`, name], options)
  }
  await rm(cwd, { recursive: true })
  await rename(work, folder)
}
