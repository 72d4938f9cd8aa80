import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { need } from './need'
import { run } from './run'
import { say } from './say'

const version = 'v0.22.1'

/** The program, built from its Go module the first time. Only the stand-in image asks for it. */
export async function craneProgram(): Promise<string> {
  const folder = join(cacheDir(), `crane-${version}`)
  const program = join(folder, 'crane')
  return withLock('crane', async () => {
    if (existsSync(program)) return program
    await need(['go'])
    say(`building crane ${version} (about a minute)`)
    const env = { ...process.env, CGO_ENABLED: '0', GOBIN: folder, GOFLAGS: '-trimpath -buildvcs=false' }
    await run('go', ['install', `github.com/google/go-containerregistry/cmd/crane@${version}`], {
      env,
      signal: interruption,
    })
    return program
  })
}
