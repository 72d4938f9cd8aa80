import { join } from 'node:path'
import { goPrograms } from './goPrograms'

/** The program `buildx`, which also runs without docker, built from its Go modules the first time (4 minutes on 2 cores). */
export async function buildxProgram(): Promise<string> {
  const packages = ['cmd/buildx']
  const folder = await goPrograms('buildx', {
    module: 'github.com/docker/buildx',
    version: 'v0.30.1',
    packages,
  })
  return join(folder, 'buildx')
}
