import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { namespace, serverNames } from '../../src/buildkit/sharedDaemon'
import { shells } from '../shell/shells'
import { need } from '../tools/need'

const script = join(__dirname, '../../scripts/buildkitd-certificates.sh')

describe.each(Object.entries(shells))('buildkitd-certificates.sh in %s', (_name, [program, ...options]) => {
  beforeAll(() => need(['openssl']))

  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kiln-certificates-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  function make(args: string[] = [namespace, folder], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(program!, [...options, script, ...args], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  /** Signs a certificate for so many days as the script would have, long ago. */
  function age(of: 'server' | 'client'): void {
    openssl('req', '-new', '-key', `${of}/tls.key`, '-subj', '/CN=old', '-out', 'old.csr')
    openssl(
      'x509',
      '-req',
      '-in',
      'old.csr',
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-set_serial',
      '7',
      '-days',
      '59',
      '-out',
      `${of}/tls.crt`,
    )
    rmSync(join(folder, 'old.csr'))
  }

  it('makes certificates for server and client by an authority of their own, for their user alone', () => {
    expect(make()).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('server: made, valid until') as string,
    })
    const files = (readdirSync(folder, { recursive: true }) as string[]).sort()
    expect(files).toEqual([
      'ca.crt',
      'ca.key',
      'client',
      ...['ca.crt', 'tls.crt', 'tls.key'].map((file) => `client/${file}`),
      'server',
      ...['ca.crt', 'tls.crt', 'tls.key'].map((file) => `server/${file}`),
    ])
    const modes = files.map((file) => (statSync(join(folder, file)).mode & 0o777).toString(8))
    expect([...new Set(modes)].sort()).toEqual(['600', '700'])
    expect(openssl('verify', '-CAfile', 'ca.crt', '-purpose', 'sslserver', 'server/tls.crt')).toContain('OK')
    expect(openssl('verify', '-CAfile', 'ca.crt', '-purpose', 'sslclient', 'client/tls.crt')).toContain('OK')
    const asClient = () => openssl('verify', '-CAfile', 'ca.crt', '-purpose', 'sslclient', 'server/tls.crt')
    expect(asClient).toThrow(/unsuitable certificate purpose/)
  })

  it('gives the server the names that cert-manager would, in the namespace', () => {
    make(['team-a', folder])
    const names = openssl('x509', '-in', 'server/tls.crt', '-noout', '-ext', 'subjectAltName')
    const expected = serverNames().map((name) => name.replaceAll(`.${namespace}.svc`, '.team-a.svc'))
    expect(names.match(/DNS:[^,\s]+/g)).toEqual(expected.map((name) => `DNS:${name}`))
  })

  it('prints the commands that give them to Kubernetes, and nothing else', () => {
    const lines = make().stdout.trim().split('\n')
    expect(lines).toEqual([
      expect.stringContaining(
        `-n ${namespace} create secret generic buildkitd-server --from-file='${folder}/server'`,
      ),
      expect.stringContaining(
        `-n ${namespace} create secret generic buildkitd-client --from-file='${folder}/client'`,
      ),
      `kubectl -n ${namespace} rollout restart statefulset/buildkitd`,
    ])
  })

  it('run again keeps all, and makes anew what ends within 60 days', () => {
    make()
    const before = ['ca.crt', 'server/tls.crt', 'client/tls.crt'].map(read)
    expect(make().stderr).toContain('ca: kept\nserver: kept\nclient: kept\n')
    expect(['ca.crt', 'server/tls.crt', 'client/tls.crt'].map(read)).toEqual(before)
    age('client')
    expect(make().stderr).toMatch(/ca: kept\nserver: kept\nclient: made/)
    expect(openssl('verify', '-CAfile', 'ca.crt', '-purpose', 'sslclient', 'client/tls.crt')).toContain('OK')
  })

  it('makes both anew where it is asked to, and all under a new authority', () => {
    make()
    expect(make(undefined, { RENEW: 'yes', DAYS: '90' }).stderr).toMatch(
      /ca: kept\nserver: made.*\nclient: made/,
    )
    expect(() => openssl('x509', '-in', 'server/tls.crt', '-noout', '-checkend', `${91 * 86_400}`)).toThrow()
    rmSync(join(folder, 'ca.crt'))
    expect(make().stderr).toMatch(/ca: made\nserver: made.*\nclient: made/)
    expect(read('client/ca.crt')).toBe(read('ca.crt'))
  })

  it.each([
    [[], {}, 'usage: '],
    [['Team_A'], {}, "'Team_A' is no name of a namespace"],
    [['a'], { DAYS: 'x' }, "DAYS must be a number of days, not 'x'"],
    [['a'], { DAYS: '60' }, 'DAYS must be more than 60'],
    [['a'], { RENEW: '1' }, "RENEW must be yes or no, not '1'"],
  ])('refuses %j %j', (args, env, message) => {
    const { status, stdout, stderr } = make(args, env)
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(message) as string,
    })
  })

  it('says what to do where the key of the authority is elsewhere', () => {
    make()
    writeFileSync(join(folder, 'server/tls.crt'), '')
    rmSync(join(folder, 'ca.key'))
    const { status, stderr } = make()
    expect(status).toBe(1)
    expect(stderr).toContain('ca.key is not there')
  })
})
