import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { useOwner } from '../bench/podman/testing'
import { findSecrets } from '../tools/secrets'
import { describeWithKaniko } from '../withPods'
import { buildForReal, type Given } from './build'

/** Two stages, so that Kaniko changes the root file system under itself. */
const dockerfile = `ARG BASE
FROM \${BASE} AS first
ARG VALUE
RUN printf %s "$VALUE" >/value
FROM \${BASE}
COPY --from=first /value /value
CMD ["cat", "/value"]
`

describeWithKaniko('kanikoBuild with a real executor', () => {
  const owner = useOwner()

  const build = (jenkinsfile: string, given: Partial<Given> = {}) =>
    buildForReal(owner(), jenkinsfile, { files: { Dockerfile: dockerfile }, ...given })

  const common = `auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],`
  const buildArgs = 'buildArgs: [BASE: "${env.REGISTRY}/busybox:1", VALUE: env.VALUE ?: \'none\']'
  const call = (options = '') =>
    `kanikoBuild(image: "\${env.REGISTRY}/app", ${common} ${buildArgs}, ${options})`

  it('pushes every tag, and the digest that it returns is the registry’s', async () => {
    const { outcome, result, registry, leaks, log } = await build(call("tags: ['1.0', 'latest']"))
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
    const { digest } = await registry.read('app', '1.0')
    expect(result).toEqual({
      image: 'registry:5000/app:1.0',
      digest,
      reference: `registry:5000/app@${digest}`,
      tags: ['registry:5000/app:1.0', 'registry:5000/app:latest'],
    })
    expect((await registry.tags('app')).sort()).toEqual(['1.0', 'latest'])
    expect(leaks).toEqual([])
  })
})
