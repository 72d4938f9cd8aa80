import type { Container, PodSpec } from 'kubernetes-types/core/v1'
import { jenkins, pipeline, podsOf, type StepRun } from './kiln'

const run = (options: string, around = '%', step = 'buildkitBuild'): Promise<StepRun> =>
  pipeline(around.replace('%', `${step}(image: 'r.io/app', ${options})`), () => jenkins())
const certificates = `registryCertificates: [[registry: 'r.io', secretName: 's'], [registry: 'h.io:5000', configMapName: 'c']]`

const specs = (run: StepRun): PodSpec[] => podsOf(run).map((pod) => pod['spec'] as unknown as PodSpec)
const containerOf = (run: StepRun, name: string): Container =>
  specs(run)
    .flatMap(({ containers }) => containers)
    .find((container) => container.name === name)!
const mountsOf = (run: StepRun, name: string): string[] =>
  containerOf(run, name).volumeMounts!.flatMap(({ mountPath }) =>
    /certificates/.test(mountPath) ? [mountPath] : [],
  )
const folders = ['/run/kiln-certificates/0', '/run/kiln-certificates/1']

describe('registryCertificates', () => {
  it('bring buildkitd the files under the names that it looks for', async () => {
    const build = await run(certificates)
    expect(specs(build)[0]!.volumes).toEqual(
      expect.arrayContaining([
        {
          name: 'kiln-certificate-0',
          secret: {
            secretName: 's',
            items: [
              { key: 'ca.crt', path: 'ca.crt' },
              { key: 'tls.crt', path: 'client.cert' },
              { key: 'tls.key', path: 'client.key' },
            ],
            optional: true,
          },
        },
        {
          name: 'kiln-certificate-1',
          configMap: { name: 'c', items: [{ key: 'ca.crt', path: 'ca.crt' }], optional: true },
        },
      ]),
    )
    expect(mountsOf(build, 'buildkitd')).toEqual(folders)
    expect(containerOf(build, 'buildkitd').env).toContainEqual({
      name: 'BUILDKITD_TOML',
      value:
        '[registry."r.io"]\n  tlsconfigdir = ["/run/kiln-certificates/0"]\n' +
        '[registry."h.io:5000"]\n  tlsconfigdir = ["/run/kiln-certificates/1"]\n',
    })
  })

  it.each([
    ['buildctl', ''],
    ['buildx', "client: 'buildx',"],
    ['buildctl', 'daemonless: true,'],
    ['buildctl', "daemon: [addresses: ['tcp://b:1'], plaintext: true],"],
    ['crane', "platforms: ['linux/amd64'], nativeBuilders: true,"],
  ])('are trusted by %s with %s', async (client, options) => {
    const build = await run(options + certificates)
    expect(mountsOf(build, client)).toEqual(folders)
    expect(containerOf(build, client).env).toContainEqual({ name: 'SSL_CERT_DIR', value: folders.join(':') })
  })

  it.each(['buildkitBuild', 'kanikoBuild'])(
    'of a Secret, which may hold a key, are not given to a fork by %s',
    async (step) => {
      const build = await run(certificates, "withEnv(['CHANGE_FORK=stranger']) { % }", step)
      const names = specs(build)[0]!.volumes!.filter(({ name }) => /certificate/.test(name))
      expect(names).toEqual([expect.objectContaining({ configMap: expect.objectContaining({ name: 'c' }) })])
    },
  )

  it.each([
    [
      "registryCertificates: [[registry: 'r', secretName: 'a'], [registry: 'r', configMapName: 'b']]",
      "option 'registryCertificates' names r twice: put all into one Secret",
    ],
    [
      "insecureRegistries: ['r'], registryCertificates: [[registry: 'r', secretName: 'a']]",
      "option 'registryCertificates' names r, which 'insecureRegistries' speaks to by plain HTTP",
    ],
    [`client: 'buildx', serviceAccount: 's', kubernetesDriver: [:], ${certificates}`, "'kubernetesDriver'"],
  ])('are refused before anything starts with %s', async (options, told) => {
    const refused = await run(options)
    expect(refused.error?.message).toContain(told)
    expect(specs(refused)).toEqual([])
  })
})
