import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { need } from './need'
import { run } from './run'
import { say } from './say'

interface GoPrograms {
  readonly module: string
  readonly version: string
  /** Relative to the module, which is `.`; a program is named after the last part. */
  readonly packages: readonly string[]
  /** A build tag. */
  readonly tag?: string
}

/** The folder with programs of a Go module, built the first time. */
export async function goPrograms(name: string, programs: GoPrograms): Promise<string> {
  const { version, tag } = programs
  const folder = join(cacheDir(), [name, version, ...(tag === undefined ? [] : [tag])].join('-'))
  return withLock(name, async () => {
    const isBuilt = pathsOf(programs).every((path) => existsSync(join(folder, basename(path))))
    if (!isBuilt) await build(folder, name, programs)
    return folder
  })
}

/** `go install` refuses a module with `exclude` lines, so the programs are built from a module that imports them. */
async function build(folder: string, name: string, programs: GoPrograms): Promise<void> {
  const { version, tag = '' } = programs
  const packages = pathsOf(programs)
  await need(['go'])
  const work = `${folder}.new`
  const cwd = join(work, 'module')
  await rm(work, { recursive: true, force: true })
  await mkdir(cwd, { recursive: true })
  await writeFile(join(cwd, 'go.mod'), 'module programs\n\ngo 1.24.0\n')
  const imports = packages.map((path) => `import _ "${path}"\n`)
  await writeFile(join(cwd, 'programs.go'), `//go:build programs\npackage programs\n${imports.join('')}`)
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod -trimpath -buildvcs=false' }
  const options = { cwd, env, signal: interruption }
  say(`fetching ${name} ${version} as Go modules (about a minute)`)
  await run('go', ['get', ...packages.map((path) => `${path}@${version}`)], options)
  for (const path of packages) {
    say(`building ${basename(path)} (some minutes)`)
    await run('go', ['build', '-tags', tag, '-o', `${work}/`, path], options)
  }
  await rm(cwd, { recursive: true })
  await rename(work, folder)
}

function pathsOf({ module, packages }: GoPrograms): string[] {
  return packages.map((path) => join(module, path))
}
