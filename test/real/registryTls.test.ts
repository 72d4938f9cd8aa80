import { useOwner } from '../bench/podman/testing'
import { makeCertificates } from '../tools/sharedBuildkit'
import { describeWithPods } from '../withPods'
import { build, type Build } from './build'

const call = (options: string): string => `buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']],
  buildArgs: [BASE: "\${env.REGISTRY}/busybox:1", VALUE: 'x'], ${options}
)`
const known = "registryCertificates: [[registry: env.REGISTRY, secretName: 'registry-certificates']]"

describeWithPods(
  'a registry with an authority of its own, which asks for a certificate beside the login',
  () => {
    const owner = useOwner()
    const run = async (jenkinsfile: string): Promise<Build> =>
      build(owner(), jenkinsfile, { certificates: await makeCertificates(owner()) })

    it('gives the base image and takes what is built, by each client and daemon', async () => {
      const { result, error, log, registry, leaks } = await run(
        `return [
        ${call(known)}.digest,
        ${call(`${known}, client: 'buildx'`)}.digest,
        ${call(`${known}, daemonless: true`)}.digest,
      ]`,
      )
      expect({ error, log: error === undefined ? '' : log }).toEqual({ error: undefined, log: '' })
      const { digest } = await registry.read('app', 'latest')
      expect(result).toEqual([expect.stringMatching(/^sha256:/), expect.stringMatching(/^sha256:/), digest])
      expect(await registry.pullAndRun('app', digest)).toBe('x')
      expect(leaks).toEqual([])
    })

    it('is not trusted without being named, and not without the files', async () => {
      const { log } = await run(
        `try { ${call('')} } catch (problem) { echo 'FAILED' }
       ${call("registryCertificates: [[registry: env.REGISTRY, secretName: 'missing']]")}`,
      )
      const [unnamed, missing] = log.split('FAILED')
      expect(unnamed).toContain('certificate signed by unknown authority')
      expect(missing).toContain('buildkitBuild: registryCertificates[0] has neither ca.crt nor tls.crt.')
    })
  },
)
