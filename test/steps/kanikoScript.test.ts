import { type Ran, ranIn, shells, type Surroundings } from './argv'
import { jenkins, pipeline, scriptOf } from './kiln'

/** Runs the script of a call with a stand-in for the executor, in each shell; all must do the same. */
async function built(options: string, surroundings: Surroundings = {}): Promise<Ran> {
  const run = await pipeline(`kanikoBuild(image: 'registry.example.com/app', ${options})`)
  const script = scriptOf(run, 'Build with Kaniko')
  const runs = Object.values(shells).map((shell) => ranIn(script, { ...surroundings, shell }))
  const [first, ...others] = runs.map(({ status, stdout, words }) => ({ status, stdout, words }))
  for (const other of others) expect(other).toEqual(first)
  return runs.at(-1)!
}

const digest = 'sha256:1234'
const succeeds = `echo building; echo ${digest} >/run/kiln/digest`
const fails = (says: string, code = 1): string => `echo first; echo '${says}' >&2; exit ${code}`

describe('the script around Kaniko', () => {
  it('prints the digest alone; what Kaniko says goes to the log', async () => {
    const { status, stdout, log } = await built('push: true', { tool: succeeds })
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${digest}\n` })
    expect(log).toContain('building')
  })

  it('never takes the digest of an earlier build', async () => {
    const { status, stdout } = await built('push: true', {
      tool: 'exit 0',
      files: { '/run/kiln/digest': 'sha256:old' },
    })
    expect(status).not.toBe(0)
    expect(stdout).toBe('')
  })

  it('hands on the exit code of a failure, with its last line at the end of the log', async () => {
    const { status, log } = await built('push: true', { tool: fails('error building image: x', 3) })
    expect(status).toBe(3)
    expect(log.trimEnd().split('\n').slice(-2)).toContain('kanikoBuild: error building image: x')
  })

  it.each([
    [
      'error checking push permissions: make sure you entered the correct tag name: UNAUTHORIZED',
      'The registry refuses the login: see the option auth',
    ],
    [
      'error resolving dockerfile path: please provide a valid path to a Dockerfile within the build context',
      'There is no ./Dockerfile in the workspace',
    ],
    [
      'GET https://index.docker.io/v2/x: MANIFEST_UNKNOWN: manifest unknown',
      'A base image is not in its registry',
    ],
    ['TOOMANYREQUESTS: You have reached your pull rate limit', 'The registry limits pulls without a login'],
    ['starting command: fork/exec /bin/sh: no such file or directory', 'A RUN needs a shell'],
    [
      'Get "https://r:5000/v2/": http: server gave HTTP response to HTTPS client',
      'The registry speaks plain HTTP: name it in insecureRegistries.',
    ],
    [
      'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'The certificate of the registry is not known here: give it in registryCertificates.',
    ],
    ['Get "https://r/v2/": dial tcp: lookup r: no such host', 'The registry cannot be reached from the pod'],
    ['write /kaniko/0: no space left on device', 'The disk of the node is full'],
  ])('says what to do about «%s»', async (says, hint) => {
    const { log } = await built('push: true', { tool: fails(says) })
    expect(log).toContain(`kanikoBuild: ${says}`)
    expect(log).toContain(`kanikoBuild: ${hint}`)
  })

  it('blames no login where the destination was refused for its name', async () => {
    const says = 'error checking push permissions: getting tag for destination: repository must be longer: a'
    const { log } = await built('push: true', { tool: fails(says) })
    expect(log).not.toContain('The registry refuses')
  })

  it('says no more than Kaniko about an error of a RUN that reads like one of its own', async () => {
    const { log } = await built('push: true', {
      tool: "echo 'Permission denied: DENIED UNAUTHORIZED'; echo 'error building image: exit status 1'; exit 1",
    })
    expect(log).not.toContain('The registry refuses')
    expect(log).toContain('kanikoBuild: error building image: exit status 1')
  })

  it('leaves out the colours of Kaniko’s own lines, not those of a RUN', async () => {
    const tool = `printf '\\033[36mINFO\\033[0m[0000] RUN make     \\n\\033[31mred\\033[0m\\n'; ${succeeds}`
    const { log } = await built('push: true', { tool })
    expect(log).toContain('\nINFO[0000] RUN make\n\u001b[31mred\u001b[0m\n')
  })

  it('leaves out the help that Kaniko prints after some errors, and takes it for no reason', async () => {
    const tool = `printf 'Error: no Dockerfile\nUsage:\n  executor [flags]\n\nFlags:\n  --all of them\n'; exit 1`
    const { log } = await built('push: true', { tool })
    expect(log).toContain('Error: no Dockerfile\nkanikoBuild: Error: no Dockerfile\n')
    expect(log).not.toMatch(/Usage|Flags/)
  })

  it('shows the help of a program that a RUN calls', async () => {
    const tool = `printf 'Error: x\nUsage:\n  make [flags]\n'; ${succeeds}`
    const { log } = await built('push: true', { tool })
    expect(log).toContain('Error: x\nUsage:\n  make [flags]\nbuilding\n')
  })

  it('tells the limit that a RUN met', async () => {
    const tool = fails('error building image: waiting for process to exit: signal: killed')
    const { log } = await built("resources: [limits: [memory: '512Mi']]", { tool })
    expect(log).toContain('kanikoBuild: It was killed, as at the memory limit of 512Mi')
  })

  it('makes the folder of an archive', async () => {
    const { status } = await built("push: false, tar: 'out/image.tar'", {
      tool: `${succeeds}; echo x >'out/image.tar'`,
    })
    expect(status).toBe(0)
  })

  it('tells that Kaniko was killed, with the limit that it met', async () => {
    const { status, log } = await built("resources: [limits: [memory: '512Mi']]", { tool: 'kill -9 $$' })
    expect(status).toBe(137)
    expect(log).toContain('kanikoBuild: It was killed, as at the memory limit of 512Mi')
  })

  it('builds nothing where COPY layers of several stages would be cached', async () => {
    const files = { Dockerfile: 'FROM a AS one\nFROM b\nCOPY --from=one /x /x\n' }
    const { status, words, log } = await built("cache: 'r/c', cacheCopyLayers: true", { files })
    expect({ status, words }).toEqual({ status: 1, words: [] })
    expect(log).toContain(
      'kanikoBuild: cacheCopyLayers ships stale files where ./Dockerfile has several stages',
    )
  })

  it('caches COPY layers of one stage', async () => {
    const files = { Dockerfile: '# a comment\nFROM a\nCOPY x /x\n' }
    const { words } = await built("cache: 'r/c', cacheCopyLayers: true", { files, tool: succeeds })
    expect(words).toContain('--cache-copy-layers=true')
  })

  it('shows folders and config.json without its secrets where it is asked to', async () => {
    const config = '{"auths":{"a.io":{"auth":"c2VjcmV0","identitytoken":"token"}}}'
    const { log } = await built('debug: true', { tool: succeeds, files: { '/docker/config.json': config } })
    expect(log).toContain('{"auths":{"a.io":{"auth":"****","identitytoken":"****"}}}')
    expect(log).not.toContain('c2VjcmV0')
  })

  it('removes the logins, also after a failure', async () => {
    const config = { '/docker/config.json': '{}' }
    for (const tool of [succeeds, fails('x')]) {
      const { log } = await built('push: true', { tool, files: config })
      expect(log).not.toContain('cannot remove')
    }
  })

  it.each([
    [{ 'ca.crt': 'x' }, ['--registry-certificate=r:5000=/run/kiln-certificates/0/ca.crt']],
    [
      { 'ca.crt': 'x', 'client.cert': 'y', 'client.key': 'z' },
      [
        '--registry-certificate=r:5000=/run/kiln-certificates/0/ca.crt',
        '--registry-client-cert=r:5000=/run/kiln-certificates/0/client.cert,/run/kiln-certificates/0/client.key',
      ],
    ],
  ])('gives Kaniko the certificates that are there: %j', async (given, expected) => {
    const files = Object.fromEntries(
      Object.entries(given).map(([name, text]) => [`/run/kiln-certificates/0/${name}`, text]),
    )
    const options = "registryCertificates: [[registry: 'r:5000', secretName: 'tls']]"
    const { words } = await built(options, { tool: succeeds, files })
    expect(words.filter((word) => word.includes('cert'))).toEqual(expected)
  })

  it('refuses a certificate that is not there', async () => {
    const { status, log } = await built("registryCertificates: [[registry: 'r:5000', configMapName: 'ca']]")
    expect(status).toBe(1)
    expect(log).toContain('kanikoBuild: registryCertificates[0] has neither ca.crt nor tls.crt')
  })
})

describe('a dry run', () => {
  it('shows the plan and returns nothing', async () => {
    const run = await pipeline("kanikoBuild(image: 'registry.example.com/app', dryRun: true)", () =>
      jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, ''),
    )
    expect(run.result).toBeNull()
    const { status, stdout, words } = ranIn(scriptOf(run, 'Build with Kaniko'))
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(words).toContain('--dryrun')
  })
})
