import { appendFileSync, writeFileSync } from 'node:fs'
import { useOwner } from '../bench/podman/testing'
import { describeWithKaniko } from '../withPods'
import { buildForReal, type Given } from './build'
const dockerfile = `ARG BASE
FROM \${BASE} AS first
ARG VALUE
RUN printf %s "$VALUE" >/value
FROM \${BASE}
COPY --from=first /value /value
CMD ["cat", "/value"]
`
describeWithKaniko('explore', () => {
  const owner = useOwner()
  const common = `auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],`
  const base = '"${env.REGISTRY}/busybox:1"'
  const buildArgs = `buildArgs: [BASE: ${base}, VALUE: env.VALUE ?: 'none']`
  const call = (options = '') =>
    `kanikoBuild(image: "\${env.REGISTRY}/app", ${common} ${buildArgs}, ${options})`
  const one = 'ARG BASE\nFROM ${BASE}\nRUN echo hi >/x\nRUN sleep 1; echo there >/y\n'
  const cases: Record<string, [string, Partial<Given>?]> = {
    plain: [call("tags: ['1.0', 'latest']")],
    special: [call(), { environment: { VALUE: `it's "quoted" $(id) \`id\` \${HOME} back\\slash, a=b; ü→😀` } }],
    labels: [call("target: 'first', labels: ['com.example.note': 'a \"b\", c=d'], annotations: ['org.x': 'a=b, \"c\"']")],
    cache: [call('cache: "${env.REGISTRY}/cache"') + "\necho 'SECOND'\n" + call('cache: "${env.REGISTRY}/cache"')],
    failing: [call(), { files: { Dockerfile: 'ARG BASE\nFROM ${BASE}\nRUN echo the reason >&2 && exit 3\n' } }],
    password: [call(), { password: 'wr0ng-Pa55word' }],
    nofile: [call("dockerfile: 'docker/nothere'")],
    nobase: [call("cacheHours: 3"), { files: { Dockerfile: 'FROM registry:5000/nothing:1\nRUN true\n' } }],
    noshell: [call(), { files: { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\nRUN true\n' } }],
    tar: [call("push: false, tar: 'out put/image.tar'")],
    dry: [call('dryRun: true')],
    spaces: [call("context: 'a b', dockerfile: 'x y/Dockerfile $HOME'"), { files: { 'x y/Dockerfile $HOME': 'ARG BASE\nFROM ${BASE}\nCOPY f /\n', 'a b/f': 'x' } }],
    every: [call("snapshotMode: 'redo', singleSnapshot: true, reproducible: true, compression: 'zstd', compressionLevel: 3, ignorePaths: ['/opt'], skipTlsVerifyRegistries: ['b:1'], registryMirrors: ['registry:5000'], registryMaps: ['gcr.io': 'registry:5000'], onlyMirrors: true, pushRetries: 5, downloadRetries: 4, cache: \"${env.REGISTRY}/cache\", cacheHours: 6, compressedCaching: false, debug: true")],
    eph: ["kanikoBuild(" + common + " cache: 'ephemeral', images: [[image: \"${env.REGISTRY}/a\", " + buildArgs + "], [image: \"${env.REGISTRY}/b\", " + buildArgs + "]])", { files: { Dockerfile: one + 'RUN echo z\n' } }],
    oci: ["parallel(['a','b','c'].collectEntries { n -> [n, { kanikoBuild(image: \"${env.REGISTRY}/${n}\", " + common + " layerCache: [hostPath: env.FOLDER], " + buildArgs + ") }] })\necho 'SECOND'\n" + call('layerCache: [hostPath: env.FOLDER]'), { files: { Dockerfile: one } }],
    warm: ["def w = kanikoWarm(images: [\"${env.REGISTRY}/busybox:1\"], " + common + " cacheDir: [hostPath: env.FOLDER])\necho \"FIRST ${w}\"\nw = kanikoWarm(images: [\"${env.REGISTRY}/busybox:1\"], dockerfiles: ['Dockerfile'], " + buildArgs + ", " + common + " cacheDir: [hostPath: env.FOLDER])\necho \"SECOND ${w}\"\n" + call('baseImageCache: [hostPath: env.FOLDER]') + "\nkanikoWarm(images: [\"${env.REGISTRY}/busybox:1\", \"${env.REGISTRY}/missing:1\"], " + common + " cacheDir: [hostPath: env.FOLDER])"],
    warmrepro: [call('reproducible: true') + "\n" + call('reproducible: true')],
  }
  const only = (process.env['ONLY'] ?? '').split(',').filter(Boolean)
  for (const [name, [script, given = {}]] of Object.entries(cases)) {
    if (only.length > 0 && !only.includes(name)) continue
    it(name, async () => {
      const file = `/tmp/klog/${name}.log`
      writeFileSync(file, '')
      const started = Date.now()
      const folder = await owner().folder()
      const { outcome, result, error, artifacts, leaks, registry } = await buildForReal(owner(), script, { files: { Dockerfile: dockerfile }, environment: { FOLDER: folder, ...given.environment }, ...given, ...(given.environment ? {environment: {FOLDER: folder, ...given.environment}}: {}), onLine: (l) => appendFileSync(file, `${((Date.now() - started) / 1000).toFixed(1)} ${l}\n`) })
      appendFileSync(file, `OUTCOME ${outcome} ${JSON.stringify(result)} ${error?.message} ${[...artifacts.keys()]} leaks ${JSON.stringify(leaks)}\n`)
      if (name === 'labels') appendFileSync(file, JSON.stringify([await registry.config('app', 'latest'), await registry.read('app', 'latest')], null, 1))
    })
  }
})
