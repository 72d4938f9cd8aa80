import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, findSecrets } from '../tools/secrets'
import { shells } from './argv'
import { canary, jenkins, pipeline, runOn, scriptOf } from './kiln'

const build = (step: string): string =>
  `${step}(image: 'registry.example.com/app', auth: [[credentialsId: 'registry'], [credentialsId: 'registry', registry: 'docker.io']])`

describe.each(['buildkitBuild', 'kanikoBuild', 'jibBuild'])('%s keeps a password', (step) => {
  it('out of every step, every block, the log and every saved state', async () => {
    const states: Buffer[] = []
    const run = await runOn(build(step), jenkins(), { onState: (state) => states.push(state) })
    expect(run.outcome).toBe('success')
    expect(states.length).toBeGreaterThan(5)
    const calls = JSON.stringify(run.world.events)
    expect(secretsIn({ calls, console: run.world.console.join('\n'), states })).toEqual([])
  })
})

describe('a password that was put into a script', () => {
  it('is found', async () => {
    const leak =
      "node { withCredentials([usernamePassword(credentialsId: 'registry', usernameVariable: 'U', passwordVariable: 'P')]) { sh \"login ${P}\" } }"
    const states: Buffer[] = []
    const run = await runOn(leak, jenkins(), { onState: (state) => states.push(state) })
    const found = secretsIn({ calls: JSON.stringify(run.world.events), states })
    expect(found.map(({ where }) => where)).toEqual(expect.arrayContaining(['calls', 'states']))
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
        KILN_SECRET_0: canary.password,
        KILN_USERNAME_1: 'other',
        KILN_SECRET_1: 'x'.repeat(200),
      }
      const script = `exec 2>&1\n${scriptOf(run, 'Log in to the registry')}`
      const traced = execFileSync(program!, [...options, '-xec', script], {
        env: environment,
        encoding: 'utf8',
      })
      expect(secretsIn({ traced })).toEqual([])
      const file = join(folder, 'docker/config.json')
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        auths: {
          'registry.example.com': { auth: base64(`${canary.username}:${canary.password}`) },
          'https://index.docker.io/v1/': { auth: base64(`other:${'x'.repeat(200)}`) },
        },
        credHelpers: {},
      })
      expect(statSync(file).mode & 0o777).toBe(0o600)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/** Where the canary is, alone or with its user. */
function secretsIn(places: Record<string, string | Buffer[]>): Finding[] {
  const { username, password } = canary
  return findSecrets(
    [password, `${username}:${password}`],
    Object.entries(places).flatMap(([name, content]) =>
      [content].flat().map((one): [string, string | Buffer] => [name, one]),
    ),
  )
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
