import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findSecrets } from '../bench/canary'
import { shells } from './argv'
import { canary, jenkins, pipeline, runOn, scriptOf } from './kiln'

const build = (step: string): string =>
  `${step}(image: 'registry.example.com/app', auth: [[credentialsId: 'registry'], [credentialsId: 'registry', registry: 'docker.io']])`

describe.each(['buildkitBuild', 'kanikoBuild'])('%s keeps a password', (step) => {
  it('out of every step, every block, the log and every saved state', async () => {
    const states: Buffer[] = []
    const run = await runOn(build(step), jenkins(), { onState: (state) => states.push(state) })
    expect(run.outcome).toBe('success')
    expect(states.length).toBeGreaterThan(5)
    const shown = [JSON.stringify(run.world.events), run.world.console.join('\n'), ...states]
    expect(shown.flatMap((place) => findSecrets(place, canary.password))).toEqual([])
  })
})

describe('a password that was put into a script', () => {
  it('is found', async () => {
    const leak =
      "node { withCredentials([usernamePassword(credentialsId: 'registry', usernameVariable: 'U', passwordVariable: 'P')]) { sh \"login ${P}\" } }"
    const states: Buffer[] = []
    const run = await runOn(leak, jenkins(), { onState: (state) => states.push(state) })
    expect(findSecrets(JSON.stringify(run.world.events), canary.password)).not.toEqual([])
    expect(states.flatMap((state) => findSecrets(state, canary.password))).not.toEqual([])
  })
})

describe.each(Object.entries(shells))('the login, in %s', (_name, [program, ...options]) => {
  it('writes config.json for its owner alone, and traces nothing', async () => {
    const run = await pipeline(build('buildkitBuild'))
    const folder = mkdtempSync(join(tmpdir(), 'kiln-login-'))
    try {
      const environment = {
        PATH: process.env['PATH'],
        DOCKER_CONFIG: join(folder, 'docker'),
        KILN_USERNAME_0: canary.username,
        KILN_PASSWORD_0: canary.password,
        KILN_USERNAME_1: 'other',
        KILN_PASSWORD_1: 'x'.repeat(200),
      }
      const script = `exec 2>&1\n${scriptOf(run, 'Log in to the registry')}`
      const traced = execFileSync(program!, [...options, '-xec', script], {
        env: environment,
        encoding: 'utf8',
      })
      expect(findSecrets(traced, canary.password)).toEqual([])
      const file = join(folder, 'docker/config.json')
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        auths: {
          'registry.example.com': { auth: base64(`${canary.username}:${canary.password}`) },
          'https://index.docker.io/v1/': { auth: base64(`other:${'x'.repeat(200)}`) },
        },
      })
      expect(statSync(file).mode & 0o777).toBe(0o600)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
