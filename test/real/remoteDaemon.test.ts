import { join } from 'node:path'
import { dockerImage } from '../../src/images'
import { needImage } from '../tools/images'
import { Network } from '../tools/network'
import { Owner } from '../tools/owner'
import {
  filesOf,
  keyLines,
  makeCertificates,
  type SharedBuildkit,
  startSharedBuildkit,
} from '../tools/sharedBuildkit'
import { describeWithPods } from '../withPods'
import { build as run, type Build, type Given } from './build'

/** The registry's scheme is the daemons' business. */
const call = (daemon: string, options = ''): string => `buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']],
  buildArgs: [BASE: "\${env.REGISTRY}/busybox:1", VALUE: 'x'], daemon: [${daemon}], ${options}
)`

describeWithPods('buildkitBuild on daemons elsewhere, with mutual TLS', () => {
  const suite = new Owner()
  let own: Owner
  let network: Network
  let service: SharedBuildkit

  beforeAll(async () => {
    await needImage(dockerImage)
    network = await Network.start(suite)
    service = await startSharedBuildkit(suite, network)
  }, 900_000)
  afterAll(() => suite.release(), 60_000)
  beforeEach(() => {
    own = suite.child()
  })
  afterEach(() => own.release(), 60_000)

  const addresses = (): string => `addresses: ['${service.addresses.join("', '")}']`
  const build = (jenkinsfile: string, given: Partial<Given> = {}): Promise<Build> =>
    run(own, jenkinsfile, { network, secrets: keyLines(service.client), ...given })
  const chosen = (log: string): string[] =>
    [...log.matchAll(/buildkitBuild: builds on (\S+)/g)].map(([, at]) => at!)

  it('takes the certificates from a Secret or from credentials, for either client, and finds its layers where it was before', async () => {
    const file = (name: string) => ({ file: name, content: service.client[name]! })
    const { log, result, error, registry, leaks } = await build(
      `def first = ${call(`${addresses()}, secretName: 'client'`)}
       echo 'SECOND'
       def second = ${call(`${addresses()}, cacertCredentialsId: 'ca', certCredentialsId: 'cert', keyCredentialsId: 'key'`)}
       echo 'THIRD'
       def third = ${call(`${addresses()}, secretName: 'client', tlsServerName: 'buildkitd'`, "client: 'buildx'")}
       return [first.digest, second.digest, third.digest]`,
      {
        objects: { secrets: { client: service.client } },
        credentials: { ca: file('ca.crt'), cert: file('tls.crt'), key: file('tls.key') },
      },
    )
    expect({ error, log: error === undefined ? '' : log }).toEqual({ error: undefined, log: '' })
    const { digest } = await registry.read('app', 'latest')
    expect(result).toEqual([digest, digest, digest])
    expect(await registry.pullAndRun('app', digest)).toBe('x')
    const [first, ...others] = chosen(log)
    expect(service.addresses).toContain(first)
    expect(others).toEqual([first, first])
    for (const later of log.split(/SECOND|THIRD/).slice(1))
      expect(later).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
    expect(leaks).toEqual([])
  })

  it('says which certificate is wrong', async () => {
    const other = await makeCertificates(own)
    const strangers = await filesOf(join(other, 'client'))
    const { 'tls.crt': _none, ...incomplete } = service.client
    const secrets = {
      stranger: strangers,
      refused: { ...strangers, 'ca.crt': service.client['ca.crt']! },
      daemons: service.server,
      incomplete,
      client: service.client,
    }
    const one = `addresses: ['${service.addresses[0]}']`
    const calls = [
      ...['stranger', 'refused', 'daemons', 'incomplete', 'missing'].map(
        (name) => `${one}, secretName: '${name}'`,
      ),
      "addresses: ['tcp://elsewhere:1234'], secretName: 'client'",
      `${one}, plaintext: true`,
    ]
    const tries = calls.map(
      (daemon) => `try { ${call(daemon, "source: 'none'")} } catch (problem) { echo 'FAILED' }`,
    )
    const { log, leaks } = await build(tries.join('\n'), { objects: { secrets } })
    const told = log.split('FAILED').map((part) => /buildkitBuild: (.*)/.exec(part)?.[1])
    expect(told.slice(0, -1)).toEqual([
      expect.stringContaining("is of another authority than the one that Secret 'stranger' holds"),
      expect.stringMatching(/refuses the certificate of Secret 'refused' \(unknown certificate authority\)/),
      expect.stringMatching(/refuses the certificate of Secret 'daemons' \(bad certificate\)/),
      "Secret 'incomplete' of daemon.secretName is not in the namespace of the pod, or has no tls.crt.",
      "Secret 'missing' of daemon.secretName is not in the namespace of the pod, or has no ca.crt.",
      expect.stringMatching(/holds another name .*certificate is valid for buildkitd, .*, not elsewhere\)/),
      expect.stringContaining('speaks TLS: give the client'),
    ])
    expect(leaks).toEqual([])
  }, 400_000)

  it('builds once more on the next replica when one is killed in the middle of a build, and then goes on without it', async () => {
    const files = {
      Dockerfile:
        'ARG BASE\nFROM ${BASE}\nRUN for i in $(seq 15); do echo "second $i"; sleep 1; done\nCMD ["echo", "built"]\n',
    }
    const daemon = `${addresses()}, secretName: 'client'`
    let killed: Promise<void> | undefined
    const { log, error, result, registry } = await build(
      `${call(daemon)}\necho 'SECOND'\nreturn ${call(daemon)}.digest`,
      {
        files,
        objects: { secrets: { client: service.client } },
        onLog: (line, log) => {
          if (/second 3/.test(line))
            killed ??= service.kill(service.addresses.indexOf(chosen(log.join('\n'))[0]!))
        },
      },
    )
    await killed
    expect({ error, log: error === undefined ? '' : log }).toEqual({ error: undefined, log: '' })
    const [before = '', after = ''] = log.split('SECOND')
    const [first, second] = chosen(before)
    expect(second).not.toBe(first)
    expect(log).toContain(`${first} was lost in the middle of the build`)
    expect(log).toContain('builds once more')
    expect(chosen(after)[0]).toBe(second)
    expect(after).toContain(`buildkitBuild: goes on without ${first}, which does not answer: `)
    expect(after).toMatch(/RUN for i in .*\n.*CACHED/)
    expect(await registry.pullAndRun('app', result as string)).toBe('built\n')
  }, 400_000)
})
