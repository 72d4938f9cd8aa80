import { checkOptions } from '../../src/options/check'
import { buildkitBuildTable } from '../../src/options/tables/buildkitBuild'
import { jibBuildTable } from '../../src/options/tables/jibBuild'
import { kanikoBuildTable } from '../../src/options/tables/kanikoBuild'
import { kanikoWarmTable } from '../../src/options/tables/kanikoWarm'

const tables = { buildkitBuildTable, jibBuildTable, kanikoBuildTable, kanikoWarmTable }

type Step = keyof typeof tables

function problemsOf(step: Step, options: object): string[] {
  return checkOptions(tables[step], options as Record<string, unknown>).problems
}

const kaniko = (options: object): string[] => problemsOf('kanikoBuildTable', options)

const workspacePaths: [Step, string, (path: string) => object][] = [
  ['kanikoBuildTable', 'context', (context) => ({ context })],
  ['kanikoBuildTable', 'dockerfile', (dockerfile) => ({ dockerfile })],
  ['kanikoBuildTable', 'images[0].context', (context) => ({ images: [{ context }] })],
  ['kanikoBuildTable', 'contextSubPath', (contextSubPath) => ({ contextSubPath })],
  ['kanikoBuildTable', 'job.manifest', (manifest) => ({ job: { manifest } })],
  ['kanikoWarmTable', 'dockerfiles[0]', (path) => ({ cacheDir: { claimName: 'c' }, dockerfiles: [path] })],
  ['buildkitBuildTable', 'context', (context) => ({ context })],
  ['buildkitBuildTable', 'dockerfile', (dockerfile) => ({ dockerfile })],
  ['jibBuildTable', 'dir', (dir) => ({ dir })],
]

const outputPaths: [Step, string][] = [
  ['kanikoBuildTable', 'tar'],
  ['buildkitBuildTable', 'tar'],
  ['buildkitBuildTable', 'outputFolder'],
  ['jibBuildTable', 'tar'],
]

describe('a path in the workspace', () => {
  it.each(workspacePaths)('is %s %s', (step, option, call) => {
    for (const path of [
      '.',
      './app',
      'app',
      'app/',
      'a//b',
      'my app/.ci/Dockerfile',
      '..app/a..',
      '...',
      'ä',
    ])
      expect(problemsOf(step, call(path))).toEqual([])
    for (const path of ['', '/etc', '..', '../x', 'a/..', 'a/../../x', 'a\nb', './..'])
      expect(problemsOf(step, call(path))).toEqual([
        `option '${option}' must be a path in the workspace, such as services/api, not ${JSON.stringify(path).replaceAll('"', "'").replace('\\n', '\n')}`,
      ])
  })

  it.each(outputPaths)('that %s %s writes has a name that Jenkins can archive', (step, option) => {
    for (const path of ['image.tar', 'build/image-1.0_a.tar'])
      expect(problemsOf(step, { [option]: path })).toEqual([])
    for (const path of ['../x', '/x', './x.tar', 'a/../x', 'a,b', '*.tar', 'my image.tar', 'build/'])
      expect(problemsOf(step, { [option]: path })).toEqual([
        `option '${option}' must be a path in the workspace of letters, digits, \`_\`, \`.\` and \`-\`, such as build/image.tar, not '${path}'`,
      ])
  })
})

describe('what Kubernetes takes', () => {
  const long = 'a'.repeat(63)

  it.each<[string, string, (value: string) => object, string[], string[]]>([
    [
      'the name of an object of Kubernetes',
      'serviceAccount',
      (serviceAccount) => ({ serviceAccount }),
      ['builder', 'team-1.builder'],
      ['Builder', 'a_b', '-a', 'a-', 'a..b', 'a.-b', 'system:builder', ''],
    ],
    [
      'the name of a namespace',
      'namespace',
      (namespace) => ({ namespace }),
      ['builds', long],
      ['team.builds', `${long}a`, 'Builds', ''],
    ],
    [
      'the name of an object of Kubernetes',
      'workspaceVolume.claimName',
      (claimName) => ({ workspaceVolume: { claimName } }),
      ['work'],
      ['work/space'],
    ],
    [
      'an absolute path',
      'workspaceVolume.hostPath',
      (hostPath) => ({ workspaceVolume: { hostPath } }),
      ['/', '/srv/work', '/srv/'],
      ['srv', '/srv/..', '/../etc'],
    ],
    [
      'the name or address of a server',
      'workspaceVolume.nfs.server',
      (server) => ({ workspaceVolume: { nfs: { server, path: '/' } } }),
      ['files.example.com', '10.0.0.1', 'fd00::1'],
      ['', 'files.example.com/share', 'nfs server'],
    ],
    [
      'an image',
      'agentImage',
      (agentImage) => ({ agentImage }),
      ['agent', 'registry:5000/a/b:1', `a@sha256:${'0'.repeat(64)}`],
      ['', 'Agent', 'a:', 'https://a/b', ' a', 'a b'],
    ],
    [
      'at most 63 letters',
      'nodeSelector.disk',
      (disk) => ({ nodeSelector: { disk } }),
      ['ssd', '', 'A_b.c-d', long],
      ['-ssd', 'a b', `${long}a`],
    ],
    [
      'a quantity of Kubernetes',
      'resources.limits.memory',
      (memory) => ({ resources: { limits: { memory } } }),
      ['1Gi', '1.5Gi', '512M', '129e6', '.5G', '1073741824', '2E'],
      ['1 GB', '1GB', '1gi', '-1Gi', '1,5Gi', '', 'Gi', 'lots', '1KiB'],
    ],
  ])('is %s: %s', (meaning, option, call, right, wrong) => {
    for (const value of right) expect(kaniko(call(value))).toEqual([])
    for (const value of wrong) {
      const [problem, ...others] = kaniko(call(value))
      expect(problem).toContain(`option '${option}' must be ${meaning}`)
      expect(problem!.endsWith(`, not '${value}'`)).toBe(true)
      expect(others).toEqual([])
    }
  })

  it('are keys of labels, with a prefix or not', () => {
    for (const key of ['disk', 'kubernetes.io/arch', 'a.b/C_d.e'])
      expect(kaniko({ nodeSelector: { [key]: 'x' }, tolerations: [{ key }] })).toEqual([])
    for (const key of ['', 'Kubernetes.io/arch', 'a/b/c', '/a', 'a b', '-a']) {
      expect(kaniko({ nodeSelector: { [key]: 'x' } })[0]).toContain(
        "names in option 'nodeSelector' must be a key",
      )
      expect(kaniko({ tolerations: [{ key }] })[0]).toContain("option 'tolerations[0].key' must be a key")
    }
  })

  it('are the resources that it or its nodes know', () => {
    for (const name of ['cpu', 'memory', 'ephemeral-storage', 'nvidia.com/gpu', 'hugepages-2Mi'])
      expect(kaniko({ resources: { limits: { [name]: 1 } } })).toEqual([])
    for (const name of ['mem', 'CPU', 'gpu', 'storage'])
      expect(kaniko({ resources: { requests: { [name]: 1 } } })[0]).toContain(
        "names in option 'resources.requests' must be cpu, memory, ephemeral-storage, or a resource of the nodes",
      )
  })

  it('are numbers in place of text, where they fit', () => {
    expect(kaniko({ nodeSelector: { rack: 7, fast: true }, resources: { limits: { cpu: 2 } } })).toEqual([])
    expect(kaniko({ resources: { limits: { cpu: true } } })).toEqual([
      "option 'resources.limits.cpu' must be a quantity of Kubernetes such as 500m or 2Gi, not 'true'",
    ])
  })
})

describe('what git takes', () => {
  it.each(['branch', 'tag'])('is the name of a %s', (kind) => {
    const call = (name: string) => kaniko({ git: { url: 'https://git.example.com/a', [kind]: name } })
    for (const name of ['main', 'feature/PROJ-1_a', 'v1.4.2', 'wow!', 'ä']) expect(call(name)).toEqual([])
    for (const name of ['', '-x', 'a b', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b', 'a\\b', '/a'])
      expect(call(name)[0]).toContain(`option 'git.${kind}' must be a name such as feature/login`)
  })
})
