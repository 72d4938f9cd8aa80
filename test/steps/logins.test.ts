import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Container, PodSpec } from 'kubernetes-types/core/v1'
import { dockerConfigScript } from '../../src/registry/dockerConfig'
import { shell } from '../../src/shell/shell'
import { shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf } from './kiln'

const image = "image: 'registry.example.com/app'"

const world = () =>
  jenkins({
    credentials: {
      registry: { username: 'builder', password: 'secret' },
      password: { text: 'secret' },
      token: { text: 'header.payload.signature' },
      config: { file: 'config.json', content: '{}' },
    },
  })

const build = (step: string, auth: string, more = '') =>
  pipeline(`${step}(${image}, auth: [${auth}]${more})`, world)

/** The script of the login, and what it leaves in `$DOCKER_CONFIG`, with these variables and mounted files. */
function written(
  script: string,
  variables: Record<string, string> = {},
  mounted: Record<string, string> = {},
  [program, ...options]: readonly string[] = shells.dash,
) {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-logins-'))
  try {
    for (const [path, text] of Object.entries(mounted)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const here = script.replaceAll('/run/kiln-logins', folder)
    const env: Record<string, string> = { PATH: process.env['PATH']!, DOCKER_CONFIG: join(folder, 'docker') }
    for (const [name, value] of Object.entries(variables)) env[name] = value.replace('FOLDER', folder)
    const ran = spawnSync(program!, [...options, '-xec', here], { env, encoding: 'utf8' })
    const left = ran.status === 0 ? readdirSync(join(folder, 'docker')) : []
    const config = left.includes('config.json')
      ? readFileSync(join(folder, 'docker/config.json'), 'utf8')
      : ''
    return { status: ran.status, log: ran.stderr, left, config }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('a login', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>, unknown]>([
    [
      'by a username/password credential',
      "[credentialsId: 'registry']",
      { KILN_USERNAME_0: 'builder', KILN_SECRET_0: 'secret' },
      {},
      { auths: { 'registry.example.com': { auth: base64('builder:secret') } }, credHelpers: {} },
    ],
    [
      'by a user in clear and a secret text',
      "[username: '0000-app', passwordCredentialsId: 'password', registry: 'team.azurecr.io']",
      { KILN_SECRET_0: 'secret' },
      {},
      { auths: { 'team.azurecr.io': { auth: base64('0000-app:secret') } }, credHelpers: {} },
    ],
    [
      'by an identity token',
      "[tokenCredentialsId: 'token', registry: 'team.azurecr.io']",
      { KILN_SECRET_0: 'header.payload.signature\n' },
      {},
      {
        auths: {
          'team.azurecr.io': {
            auth: base64('00000000-0000-0000-0000-000000000000:'),
            identitytoken: 'header.payload.signature',
          },
        },
        credHelpers: {},
      },
    ],
    [
      'by a secret file',
      "[dockerConfigCredentialsId: 'config']",
      { KILN_SECRET_0: 'FOLDER/secret-file' },
      { 'secret-file': '{"auths": {"a.example.com": {"auth": "eA=="}}, "credsStore": "desktop"}' },
      { auths: { 'a.example.com': { auth: 'eA==' } }, credHelpers: {} },
    ],
    [
      'by a Secret of type kubernetes.io/dockerconfigjson',
      "[secretName: 'registrycreds']",
      {},
      { '0/.dockerconfigjson': '{"auths":{"a.example.com":{"auth":"eA=="}}}' },
      { auths: { 'a.example.com': { auth: 'eA==' } }, credHelpers: {} },
    ],
    [
      'by a Secret with a config.json',
      "[secretName: 'registrycreds']",
      {},
      { '0/config.json': '{\n\t"auths" : { "a.example.com" : {\n"auth":"eA==" } }\n}\n' },
      { auths: { 'a.example.com': { auth: 'eA==' } }, credHelpers: {} },
    ],
    [
      'by a ConfigMap that names helpers',
      "[configMapName: 'docker-config']",
      {},
      { '0/config.json': '{ "credHelpers": { "team.azurecr.io": "acr-env" } }' },
      { auths: {}, credHelpers: { 'team.azurecr.io': 'acr-env' } },
    ],
    [
      'by the identity of the pod, for three clouds',
      "[acr: 'team.azurecr.io'], [ecr: '1.dkr.ecr.eu-west-1.amazonaws.com'], [gcr: 'europe-docker.pkg.dev']",
      {},
      {},
      {
        auths: {},
        credHelpers: {
          'team.azurecr.io': 'acr-env',
          '1.dkr.ecr.eu-west-1.amazonaws.com': 'ecr-login',
          'europe-docker.pkg.dev': 'gcr',
        },
      },
    ],
    [
      'in all ways at once, Docker Hub under its odd key',
      "[secretName: 'a'], [credentialsId: 'registry', registry: 'docker.io'], [acr: 'team.azurecr.io'], [dockerConfigCredentialsId: 'config']",
      { KILN_USERNAME_1: 'builder', KILN_SECRET_1: 'secret', KILN_SECRET_3: 'FOLDER/secret-file' },
      {
        '0/.dockerconfigjson': '{"auths":{"a.example.com":{"auth":"eA=="},"b.example.com":{"auth":"eQ=="}}}',
        'secret-file': '{"auths":{"c.example.com":{"auth":"eg=="}},"credHelpers":{"d.example.com":"env"}}',
      },
      {
        auths: {
          'a.example.com': { auth: 'eA==' },
          'b.example.com': { auth: 'eQ==' },
          'https://index.docker.io/v1/': { auth: base64('builder:secret') },
          'c.example.com': { auth: 'eg==' },
        },
        credHelpers: { 'team.azurecr.io': 'acr-env', 'd.example.com': 'env' },
      },
    ],
  ])(
    '%s becomes config.json, and leaves nothing else',
    async (_title, auth, variables, mounted, expected) => {
      const run = await build('buildkitBuild', auth)
      const script = scriptOf(run, 'Log in to the registry')
      for (const command of Object.values(shells)) {
        const { status, log, left, config } = written(script, variables, mounted, command)
        expect({ status, log: log.replace('+ set +x\n', '') }).toEqual({ status: 0, log: '' })
        expect(left).toEqual(['config.json'])
        expect(JSON.parse(config)).toEqual(expected)
      }
    },
  )

  it('by a Secret that is not there fails with its name, not with a pod that never starts', async () => {
    const run = await build('kanikoBuild', "[secretName: 'registrycreds']")
    const { status, log } = written(scriptOf(run, 'Log in to the registry'))
    expect(status).toBe(1)
    expect(log).toContain(
      "The Secret 'registrycreds' is not there, or has neither .dockerconfigjson nor config.json.",
    )
  })

  it('by a file that names no registry fails', async () => {
    const run = await build('kanikoBuild', "[configMapName: 'docker-config']")
    const mounted = { '0/config.json': '{"auths": {}, "credsStore": "desktop"}' }
    const { status, log } = written(scriptOf(run, 'Log in to the registry'), {}, mounted)
    expect(status).toBe(1)
    expect(log).toContain(
      "The ConfigMap 'docker-config' names no registry: it has no auths and no credHelpers.",
    )
  })
})

describe('logins that cannot be', () => {
  it.each([
    [
      "[credentialsId: 'registry'], [secretName: 's'], [username: 'u', passwordCredentialsId: 'password']",
      'more than one login for registry.example.com',
    ],
    ["[acr: 'a.azurecr.io', clientId: '1'], [acr: 'b.azurecr.io', clientId: '2']", 'names several clientIds'],
    ["[username: 'u']", "option 'auth[0].username' needs 'auth[0].passwordCredentialsId' beside it"],
    ["[registry: 'r.io']", "option 'auth[0]' needs one of 'credentialsId', 'username'"],
    ["[acr: 'a.azurecr.io', ecr: 'b.amazonaws.com']", "option 'auth[0]' takes only one of 'acr', 'ecr'"],
  ])('%s are refused before anything has started', async (auth, message) => {
    const run = await build('buildkitBuild', auth)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })
})

describe('another config.json', () => {
  const registry = fc.stringMatching(/^[a-z]{1,5}(:\d{2})?$/)
  const text = fc.string({ unit: fc.constantFrom(...'a"\\{}[],: \n\té\u2028'), maxLength: 8 })
  const auths = fc.dictionary(registry, fc.record({ auth: text, email: text }, { requiredKeys: ['auth'] }), {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  })
  const others = fc.dictionary(
    text.filter((key) => key !== 'auths' && key !== 'credHelpers' && key !== '__proto__'),
    fc.oneof(fc.constant('auths'), text, fc.record({ auths: fc.record({ x: text }) }), fc.array(text)),
    { maxKeys: 3, noNullPrototype: true },
  )

  it.each(Object.entries(shells))('is read whatever stands in it, in %s', (_name, command) => {
    fc.assert(
      fc.property(others, auths, others, fc.constantFrom(undefined, 2), (before, given, after, indent) => {
        const document = JSON.stringify({ ...before, auths: given, ...after }, null, indent)
        const script = String(dockerConfigScript(shell`config ${'/run/kiln-logins/file'} ${'The file'}; `))
        const { status, log, config } = written(script, {}, { file: document }, command)
        expect({ status, log: log.replace('+ set +x\n', '') }).toEqual({ status: 0, log: '' })
        expect(JSON.parse(config)).toEqual({ auths: given, credHelpers: {} })
      }),
      { numRuns: 25 },
    )
  })
})

describe('the pod of a login', () => {
  const containers = (spec: PodSpec): Record<string, Container> =>
    Object.fromEntries(spec.containers.map((one) => [one.name, one]))
  const specOf = async (step: string, auth: string, more = '') =>
    podOf(await build(step, auth, more))['spec'] as unknown as PodSpec

  it('mounts a Secret into the container that pushes, and into no other', async () => {
    const spec = await specOf(
      'buildkitBuild',
      "[credentialsId: 'registry', registry: 'x.io'], [secretName: 'creds']",
    )
    const { buildctl, buildkitd } = containers(spec)
    expect(spec.volumes).toContainEqual({
      name: 'kiln-login-1',
      secret: { secretName: 'creds', optional: true },
    })
    expect(buildctl!.volumeMounts).toContainEqual({
      name: 'kiln-login-1',
      mountPath: '/run/kiln-logins/1',
      readOnly: true,
    })
    expect(buildkitd!.volumeMounts!.map(({ name }) => name)).not.toContain('kiln-login-1')
  })

  it('gives BuildKit the credential helpers that its image lacks; Kaniko has them', async () => {
    const spec = await specOf('buildkitBuild', "[acr: 'team.azurecr.io']")
    expect(spec.initContainers!.map(({ name }) => name)).toEqual(['credential-helpers'])
    expect(
      (await specOf('kanikoBuild', "[ecr: '1.dkr.ecr.eu-west-1.amazonaws.com']")).initContainers,
    ).toBeUndefined()
  })

  it('says which managed identity, and asks for a workload identity where there is a service account', async () => {
    const auth = "[acr: 'team.azurecr.io', clientId: '1234']"
    const run = await build('kanikoBuild', auth, ", serviceAccount: 'builder'")
    const pod = podOf(run) as { metadata?: unknown; spec: unknown }
    expect(containers(pod.spec as PodSpec)['kaniko']!.env).toContainEqual({
      name: 'AZURE_CLIENT_ID',
      value: '1234',
    })
    expect(pod.metadata).toEqual({ labels: { 'azure.workload.identity/use': 'true' } })
    expect(podOf(await build('kanikoBuild', auth))['metadata']).toBeUndefined()
  })

  it('is given to no pull request from a fork', async () => {
    const call = `${image}, auth: [[secretName: 'creds'], [acr: 'team.azurecr.io']], serviceAccount: 'builder'`
    const run = await pipeline(`withEnv(['CHANGE_FORK=someone']) { buildkitBuild(${call}) }`, world)
    const template = run.blocks.find(({ step }) => step === 'podTemplate')!
    expect(template.args['serviceAccount']).toBeUndefined()
    expect(run.calls.map(({ args }) => args['resource']).filter(Boolean)).toEqual(['kiln/pods/buildkit.yaml'])
  })
})
