import type { PodSpec } from 'kubernetes-types/core/v1'
import { type Ran, ranIn, shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf, type StepRun, storyOf } from './kiln'

const addresses = [0, 1, 2].map((i) => `tcp://buildkitd-${i}.buildkitd-replicas.build.svc:1234`)
const list = `['${addresses.join("', '")}']`

const credentials = Object.fromEntries(
  ['ca', 'cert', 'key'].map((name) => [name, { file: `${name}.pem`, content: `the ${name}` }]),
)
const call = (daemon: string, options = '', around = '%'): Promise<StepRun> =>
  pipeline(around.replace('%', `buildkitBuild(image: 'r.io/app', ${options} daemon: [${daemon}])`), () =>
    jenkins({ credentials }),
  )

const secret = `addresses: ${list}, secretName: 'buildkitd-client', waitSeconds: 1`
const files = Object.fromEntries(
  ['ca.crt', 'tls.crt', 'tls.key'].map((name) => [`/run/kiln-daemon/${name}`, `the ${name}`]),
)

const specOf = (run: StepRun): PodSpec => podOf(run)['spec'] as unknown as PodSpec

/** What a daemon answers when it is asked whether it is there, and what a build ends with. */
const tool = (answers: string, build = 'exit 0'): string =>
  `case "$*" in *'debug workers'*) ${answers}\nexit 0 ;; esac\n${build}`
const says = (text: string): string =>
  `echo 'error: failed to list workers: Unavailable: ${text}' >&2; exit 1`

/** Runs the script of a call in each shell; all must do the same. */
async function ran(daemon: string, what: string, options = ''): Promise<Ran> {
  const script = scriptOf(await call(daemon, options), 'Build with BuildKit')
  const runs = Object.values(shells).map((shell) => ranIn(script, { tool: what, files, shell }))
  expect(new Set(runs.map(({ status }) => status)).size).toBe(1)
  return runs.at(-1)!
}

const toldBy = ({ log }: Ran): string[] =>
  log.split('\n').flatMap((line) => (line.startsWith('buildkitBuild: ') ? [line.slice(15)] : []))

describe('a daemon elsewhere', () => {
  it('takes the place of that in the pod', async () => {
    const { containers } = specOf(await call(secret))
    expect(containers.map(({ name }) => name)).toEqual(['buildctl'])
    expect(containers[0]!.env?.map(({ name }) => name)).not.toContain('BUILDKIT_HOST')
    expect(containers[0]!.volumeMounts).toContainEqual({
      name: 'kiln-daemon',
      mountPath: '/run/kiln-daemon',
      readOnly: true,
    })
  })

  it('gets the certificates of a Secret', async () => {
    const { words } = await ran(secret, tool(''))
    expect(words.slice(0, 3)).toEqual([
      expect.stringMatching(/^--addr=tcp:/),
      expect.stringMatching(/^--tlsdir=.*\/run\/kiln\/tls$/),
      'build',
    ])
  })

  it('gets the certificates of credentials, which no volume holds, and the name that was given', async () => {
    const run = await call(
      `addresses: ['tcp://b:1'], cacertCredentialsId: 'ca', certCredentialsId: 'cert', keyCredentialsId: 'key', tlsServerName: 'buildkitd'`,
    )
    expect(specOf(run).volumes?.map(({ name }) => name)).toEqual(['kiln-run'])
    const script = scriptOf(run, 'Build with BuildKit')
    expect(script).toContain('take "$KILN_DAEMON_KEY" key.pem')
    expect(script).toContain("' --tlsservername=buildkitd'")
    expect(script).not.toContain('the key')
  })

  it('without TLS gets none, where that was asked for by name', async () => {
    const { words } = await ran("addresses: ['tcp://b:1'], plaintext: true", tool(''))
    expect(words.slice(0, 2)).toEqual(['--addr=tcp://b:1', 'build'])
  })

  it('is the same for a repository each time, and not for all the same', async () => {
    const chosen = async (image: string, of: string[]): Promise<string> => {
      const daemon = `addresses: ['${of.join("', '")}'], secretName: 'c'`
      const run = await pipeline(`buildkitBuild(image: '${image}', daemon: [${daemon}])`)
      return ranIn(scriptOf(run, 'Build with BuildKit'), { tool: tool(''), files }).words[0]!
    }
    const of = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `r.io/${name}`)
    const replicas: string[] = []
    for (const image of of) replicas.push(await chosen(image, addresses))
    expect(new Set(replicas).size).toBeGreaterThan(1)
    expect(await chosen(`${of[0]!}:7`, [...addresses].reverse())).toBe(replicas[0])
    // When one goes, the projects of the others stay where they are.
    const gone = replicas[0]!.slice('--addr='.length)
    const left = addresses.filter((address) => address !== gone)
    for (const [i, image] of of.entries())
      if (replicas[i] !== replicas[0]) expect(await chosen(image, left)).toBe(replicas[i])
  })

  it('that is down costs a warning that names it', async () => {
    const first = (await ran(secret, tool(''))).words[0]!.slice('--addr='.length)
    const down = tool(`case $1 in *=${first}) ${says('connection refused')} ;; esac`)
    const { words, status, ...told } = await ran(secret, down)
    expect([status, words[0] === `--addr=${first}`]).toEqual([0, false])
    expect(toldBy(told as Ran)[0]).toBe(`goes on without ${first}, which does not answer: connection refused`)
  })

  it('fails within the time to wait when none answers', async () => {
    const one = secret.replace(list, `['${addresses[0]!}']`)
    const { status, ...told } = await ran(one, tool(says('connection refused')))
    expect(status).toBe(1)
    expect(toldBy(told as Ran)).toEqual([
      `goes on without ${addresses[0]!}, which does not answer: connection refused`,
      'no daemon answered within 1 s, see above.',
    ])
  })

  const verify = 'connection error: desc = "transport: authentication handshake failed: tls: failed to verify'
  it.each([
    [
      `${verify} certificate: x509: certificate signed by unknown authority"`,
      "is of another authority than the one that Secret 'buildkitd-client' holds",
    ],
    [
      `${verify} certificate: x509: certificate is valid for buildkitd, not b"`,
      'holds another name (failed to verify certificate: x509: certificate is valid for buildkitd, not b): write the address with one of its names, or give one in daemon.tlsServerName.',
    ],
    [`${verify} certificate: x509: certificate has expired or is not yet valid: now"`, 'does not hold'],
    [
      'desc = "error reading server preface: remote error: tls: certificate required"',
      "asks for a certificate, and Secret 'buildkitd-client' has none for it.",
    ],
    [
      'desc = "error reading server preface: remote error: tls: unknown certificate authority"',
      "refuses the certificate of Secret 'buildkitd-client' (unknown certificate authority)",
    ],
    [
      'tls: first record does not look like a TLS handshake',
      'If it is meant so, give daemon.plaintext: true.',
    ],
  ])('that says «%s» is not asked again, and the log tells what to do', async (text, hint) => {
    const { status, ...told } = await ran(secret, tool(says(text)))
    expect(status).toBe(1)
    expect(toldBy(told as Ran)).toEqual([expect.stringContaining(hint)])
  })

  it('that closes the connection is asked until it says why', async () => {
    const word = 'error reading server preface: remote error: tls: certificate required'
    const sometimes = `echo >>asked; [ $(wc -l <asked) -lt 9 ] || { ${says(word)}; }; ${says('write: broken pipe')}`
    const { status, ...told } = await ran(secret, tool(sometimes))
    expect(status).toBe(1)
    expect(toldBy(told as Ran)).toEqual([expect.stringContaining('asks for a certificate')])
  })

  it('needs the Secret with all its keys', async () => {
    const script = scriptOf(await call(secret), 'Build with BuildKit')
    const { log, status } = ranIn(script, { tool: tool(''), files: { '/run/kiln-daemon/ca.crt': 'x' } })
    expect(status).toBe(1)
    expect(log).toContain(
      "buildkitBuild: Secret 'buildkitd-client' of daemon.secretName is not in the namespace of the pod, or has no tls.crt.",
    )
  })

  it.each([
    'failed to solve: Unavailable: error reading from server: EOF',
    'failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF',
  ])('that is lost in a build is replaced by the next one, once: %s', async (why) => {
    const lost = `echo 'error: ${why}'; exit 1`
    const { status, words, ...told } = await ran(secret, tool('', lost))
    expect(status).toBe(1)
    const lines = toldBy(told as Ran)
    const [first, second] = lines.flatMap((line) => /^builds on (.*)/.exec(line)?.[1] ?? [])
    expect(second).not.toBe(first)
    expect(words[0]).toBe(`--addr=${second}`)
    expect(lines).toEqual([
      `builds on ${first}`,
      `${first} was lost in the middle of the build: it ended, or the network did.`,
      'builds once more, from the beginning',
      `builds on ${second}`,
      `${second} was lost in the middle of the build: it ended, or the network did.`,
    ])
  })

  it.each([
    [
      'buildctl',
      'error: listing workers for Build: failed to list workers: Unavailable: connection error: desc = "lookup b: i/o timeout"',
    ],
    ['buildx', 'ERROR: failed to build: context deadline exceeded'],
  ])(
    'that is gone before %s builds is looked for again, and not counted as lost in the build',
    async (client, why) => {
      const gone = `[ "$1" != create ] || exit 0; echo >>tries; [ $(wc -l <tries) -gt 2 ] || { echo '${why}'; exit 1; }`
      const { status, ...told } = await ran(secret, tool('', gone), `client: '${client}',`)
      const lines = toldBy(told as Ran)
      const again = lines[0]!.replace('builds on ', '')
      expect(lines).toEqual([
        `builds on ${again}`,
        `${again} was gone before the build began; looks for a daemon again`,
        `builds on ${again}`,
        `${again} was gone before the build began; looks for a daemon again`,
        `builds on ${again}`,
      ])
      expect(status).toBe(0)
    },
  )

  it('builds once where the build itself fails', async () => {
    const failed = "echo 'error: failed to solve: r.io/x: 503 Service Unavailable'; exit 1"
    expect(toldBy(await ran(secret, tool('', failed)))).toHaveLength(1)
  })

  it('is not for a pull request from a fork, which has a daemon of its own', async () => {
    const run = await call(secret, '', "withEnv(['CHANGE_FORK=stranger']) { % }")
    expect(specOf(run).containers.map(({ name }) => name)).toEqual(['buildkitd', 'buildctl'])
    expect(scriptOf(run, 'Build with BuildKit')).not.toContain('--tlsdir')
  })

  it.each([
    ['addresses: [], plaintext: true', '', "option 'daemon.addresses' is empty"],
    ["addresses: ['tcp://b:1'], plaintext: false", '', "option 'daemon.plaintext' is false"],
    ["addresses: ['tcp://b:1']", '', 'daemon'],
    ["addresses: ['b:1'], plaintext: true", '', 'an address such as tcp://'],
    ["addresses: ['tcp://b:1'], keyCredentialsId: 'key'", '', 'cacertCredentialsId'],
    [secret, "platforms: ['linux/amd64'], nativeBuilders: true,", 'nativeBuilders'],
    [secret, "insecureRegistries: ['r.io'],", 'insecureRegistries'],
    [
      secret,
      "cache: [azblob: [accountUrl: 'https://a.example.com', clientId: 'c']],",
      "option 'cache.azblob.clientId' is for the daemon of the pod",
    ],
  ])('is refused before anything starts with %s %s', async (daemon, options, message) => {
    const run = await call(daemon, options)
    expect(run.error?.message).toContain(message)
    expect(storyOf(run)).toEqual([])
  })
})
