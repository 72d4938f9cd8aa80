import { argumentsOf, ranIn, shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf, type StepRun } from './kiln'

const world = () =>
  jenkins({
    credentials: { key: { text: 'account-key' }, aws: { username: 'AKIA', password: 'aws-key' } },
  })

const build = (options: string, around = '%'): Promise<StepRun> =>
  pipeline(around.replace('%', `buildkitBuild(image: 'r.io/app', ${options})`), world)

/** The cache flags that buildctl gets, a key as the variable that holds it. */
function flags(run: StepRun): string[] {
  const keys = /"(\$KILN_CACHE_KEY\w*)"/g
  const words = argumentsOf(scriptOf(run, 'Build with BuildKit').replaceAll(keys, "'$1'"))
  return words.filter((word) => word.includes('-cache='))
}

const registry = 'image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true'

describe('a cache of buildkitBuild becomes flags of BuildKit:', () => {
  it.each([
    [
      "cache: 'r.io/c'",
      [
        '--import-cache=type=registry,ref=r.io/c:latest',
        `--export-cache=type=registry,ref=r.io/c:latest,${registry}`,
      ],
    ],
    [
      "cache: [registry: 'r.io/c', mode: 'min'], cacheFrom: ['r.io/d', [registry: 'r.io/e']]",
      [
        '--import-cache=type=registry,ref=r.io/c:latest',
        `--export-cache=type=registry,ref=r.io/c:latest,${registry.replace('max', 'min')}`,
        '--import-cache=type=registry,ref=r.io/d:latest',
        '--import-cache=type=registry,ref=r.io/e:latest',
      ],
    ],
    [
      "cache: [inline: true], tags: ['7', 'latest']",
      [
        '--import-cache=type=registry,ref=r.io/app:7',
        '--import-cache=type=registry,ref=r.io/app:latest',
        '--export-cache=type=inline',
      ],
    ],
    [
      "cache: [azblob: [accountUrl: 'https://a.blob.core.windows.net/', prefix: 'team/', keyCredentialsId: 'key']]",
      [
        '--import-cache=type=azblob,account_url=https://a.blob.core.windows.net/,container=buildkit-cache,prefix=team/,name=latest,secret_access_key=$KILN_CACHE_KEY_0',
        '--export-cache=type=azblob,account_url=https://a.blob.core.windows.net/,container=buildkit-cache,prefix=team/,name=latest,mode=max,ignore-error=true,secret_access_key=$KILN_CACHE_KEY_0',
      ],
    ],
    [
      "cacheFrom: [[s3: [bucket: 'layers', region: 'eu-west-1', endpointUrl: 'http://s3:9000', keyCredentialsId: 'aws']]]",
      [
        '--import-cache=type=s3,bucket=layers,region=eu-west-1,endpoint_url=http://s3:9000,use_path_style=true,name=latest,access_key_id=$KILN_CACHE_KEY_ID_0,secret_access_key=$KILN_CACHE_KEY_0',
      ],
    ],
  ])('%s', async (options, expected) => {
    expect(flags(await build(options))).toEqual(expected)
  })

  it.each([
    ["withEnv(['BRANCH_NAME=main']) { % }", ['main']],
    ["withEnv(['BRANCH_NAME=feature/ä b']) { % }", ['feature---b', 'main']],
    ["withEnv(['BRANCH_NAME=PR-7', 'CHANGE_TARGET=release/2']) { % }", ['PR-7', 'release-2', 'main']],
    ['%', ['main']],
  ])('by branch: %s', async (around, tags) => {
    expect(flags(await build("cache: [registry: 'r.io/c', byBranch: true]", around))).toEqual([
      ...tags.map((tag) => `--import-cache=type=registry,ref=r.io/c:${tag}`),
      `--export-cache=type=registry,ref=r.io/c:${tags[0]},${registry}`,
    ])
  })
})

describe('of several images', () => {
  it('each has a name of its own, which is a tag however long its branch is', async () => {
    const images =
      "buildkitBuild(images: [[image: 'r.io/api'], [image: 'r.io/web']], cache: [registry: 'r.io/c', byBranch: true])"
    const branch = 'b'.repeat(200)
    const run = await pipeline(`withEnv(['BRANCH_NAME=${branch}']) { ${images} }`, world)
    const scripts = run.world.scripts.filter((script) => script.includes('--export-cache'))
    const names = scripts.map(
      (script) => /--export-cache=type=registry,ref=r.io\/c:([^,]*),/.exec(script)![1],
    )
    expect(names).toEqual([`api-${'b'.repeat(124)}`, `web-${'b'.repeat(124)}`])
  })
})

describe('a cache in a shared folder', () => {
  const options = "cache: [folder: [claimName: 'layers'], byBranch: true]"
  const folder = '/run/kiln-cache/0'
  /** Writes an index as buildctl does when the build has ended. */
  const tool = `for word; do case $word in
    --export-cache=*) dest=\${word#*dest=}; echo new >"\${dest%%,*}/index.json"; mkdir -p "\${dest%%,*}/ingest" ;;
    --metadata-file=*) echo '{"containerimage.digest": "sha256:0"}' >"\${word#*=}" ;;
  esac; done`

  it.each(Object.entries(shells))(
    'reads the index of each name that is there, in %s',
    async (_name, shell) => {
      const script = scriptOf(
        await build(options, "withEnv(['BRANCH_NAME=feature']) { % }"),
        'Build with BuildKit',
      )
      const read = (files: Record<string, string>): string[] =>
        ranIn(script, { shell, tool, files }).words.filter((word) => word.startsWith('--import'))
      expect(read({ [`${folder}/blobs/x`]: '' })).toEqual([])
      const main = `--import-cache=type=local,src=/run/kiln${folder}/main`
      expect(read({ [`${folder}/main.json`]: '{}' })).toEqual([main])
      expect(read({ [`${folder}/main.json`]: '{}', [`${folder}/feature.json`]: '{}' })).toEqual([
        main.replace('main', 'feature'),
        main,
      ])
    },
  )

  it.each(Object.entries(shells))(
    'gets the index of a build that has ended well in one move, and keeps nothing else, in %s',
    async (_name, shell) => {
      const script = `${scriptOf(await build(options), 'Build with BuildKit')}`
      const after = (text: string): string =>
        ranIn(`(${text}) || true; ls -A ${folder}; cat ${folder}/main.json`, {
          shell,
          tool,
          files: { [`${folder}/main.json`]: 'old' },
        }).stdout
      expect(after(script)).toBe('sha256:0\nblobs\nmain.json\nnew\n')
      expect(after(script.replaceAll('--export-cache=', '--fails='))).toContain('blobs\nmain.json\nold')
    },
  )
})

describe('a cache that the daemon', () => {
  const script = async (cache: string): Promise<string> => scriptOf(await build(cache), 'Build with BuildKit')
  const answer = (log: string): string =>
    `case $PWD in */probe) echo '${log}' ;; *) echo '{"containerimage.digest": "sha256:0"}' >/run/kiln/metadata.json ;; esac`
  const azblob = "cache: [azblob: [accountUrl: 'https://a.b.c/', keyCredentialsId: 'key']]"

  it('does not reach is left out, with its reason', async () => {
    const { log, words, status } = ranIn(await script(azblob), {
      tool: answer('#3 ERROR: failed: no such host'),
    })
    expect(status).toBe(0)
    expect(log).toContain(
      'buildkitBuild: goes on without the cache type=azblob,account_url=https://a.b.c/,container=buildkit-cache,name=latest: failed: no such host',
    )
    expect(words.filter((word) => word.includes('-cache='))).toEqual([])
  })

  it('waits for is left out after 20 seconds', async () => {
    const text = (await script("cache: 'r.io/c'")).replace('timeout 20', 'timeout 1')
    const { log, words } = ranIn(text, { tool: `case $PWD in */probe) sleep 30 ;; *) ${answer('')} ;; esac` })
    expect(log).toContain('goes on without the cache type=registry,ref=r.io/c:latest: it did not answer')
    expect(words.filter((word) => word.includes('-cache='))).toEqual([])
  })

  it('does not come to is left out with the reason of the daemon', async () => {
    const { log } = ranIn(await script("cache: 'r.io/c'"), {
      tool: `case $PWD in */probe) echo 'error: no space left on device'; exit 1 ;; *) echo '{}' >/run/kiln/metadata.json ;; esac`,
    })
    expect(log).toContain('without the cache type=registry,ref=r.io/c:latest: no space left on device')
  })

  it.each(['#3 ERROR: r.io/c: not found', '#3 ERROR: 401 Unauthorized: denied'])(
    'does not have yet is written: %s',
    async (reason) => {
      const { words } = ranIn(await script("cache: 'r.io/c'"), { tool: answer(reason) })
      expect(words.filter((word) => word.includes('-cache='))).toHaveLength(2)
    },
  )
})

describe('the pod', () => {
  it('mounts a shared folder into the client alone, and not to be written where nothing is pushed', async () => {
    const mounts = async (options: string): Promise<unknown> => {
      const { containers } = podOf(await build(options))['spec'] as unknown as {
        containers: { name: string; volumeMounts: { name: string }[] }[]
      }
      return containers.flatMap(({ name, volumeMounts }) =>
        volumeMounts.filter((mount) => mount.name === 'kiln-cache-0').map((mount) => ({ ...mount, name })),
      )
    }
    const folder = "cache: [folder: [claimName: 'layers']]"
    const mount = { name: 'buildctl', mountPath: '/run/kiln-cache/0' }
    expect(await mounts(folder)).toEqual([mount])
    expect(await mounts(`${folder}, push: false`)).toEqual([{ ...mount, readOnly: true }])
  })

  it('asks for the identity that a container of blobs needs', async () => {
    const azblob =
      "cache: [azblob: [accountUrl: 'https://a.b.c', clientId: 'id-1']], serviceAccount: 'builder'"
    const pod = podOf(await build(azblob))
    expect(pod['metadata']).toEqual({ labels: { 'azure.workload.identity/use': 'true' } })
    expect(JSON.stringify(pod)).toContain('{"name":"AZURE_CLIENT_ID","value":"id-1"}')
  })
})

describe('a pull request from a fork', () => {
  it('reads repositories, and no cache that needs a key or an identity', async () => {
    const run = await build(
      "cache: [azblob: [accountUrl: 'https://a.b.c', keyCredentialsId: 'key']], cacheFrom: ['r.io/c', [s3: [bucket: 'bucket', region: 'eu']]]",
      "withEnv(['CHANGE_FORK=mallory']) { % }",
    )
    expect(run.blocks.map(({ step }) => step)).not.toContain('withCredentials')
    expect(flags(run)).toEqual(['--import-cache=type=registry,ref=r.io/c:latest'])
  })
})

describe('buildkitBuild refuses, before anything has started,', () => {
  it.each([
    ['cache: [:]', "option 'cache' needs one of 'registry', 'inline', 'folder', 'azblob', 's3'"],
    ["cache: 'r.io/c:tag'", "option 'cache.registry' must be a repository such as"],
    ['cache: [inline: false]', "option 'cache.inline' is false"],
    [
      "cacheFrom: [[registry: 'r.io/c', mode: 'max']]",
      "option 'cacheFrom[0].mode' is for a cache that is written",
    ],
    ["cache: [registry: 'r.io/c', mode: 'all']", "option 'cache.mode' must be one of 'min', 'max'"],
    ["cache: [inline: true, mode: 'max']", "option 'cache.mode' is not for a cache in the image"],
    [
      "cache: [registry: 'r.io/c', defaultBranch: 'trunk']",
      "option 'cache.defaultBranch' needs 'cache.byBranch'",
    ],
    ["cache: 'r.io/app'", "option 'cache' is the repository of an image, 'r.io/app'"],
    ["cache: [registry: 'r.io/c', inline: true]", "option 'cache' takes only one of 'registry', 'inline'"],
    [
      "cache: [s3: [bucket: 'layers']]",
      "option 'cache.s3.region' is missing: give a region such as eu-west-1",
    ],
    ["cache: [folder: [path: '/x']]", "unknown option 'cache.folder.path'"],
    ["cache: [azblob: [accountUrl: 'https://a.b.c', key: 'secret']]", "unknown option 'cache.azblob.key'"],
    [
      "cache: [azblob: [accountUrl: 'https://a.b.c', clientId: '1']], cacheFrom: [[azblob: [accountUrl: 'https://d.e.f', clientId: '2']]]",
      'name several clientIds',
    ],
    ['cache: [inline: true, byBranch: true]', "option 'cache.byBranch' is not for a cache in the image"],
    ["cache: [azblob: [accountUrl: 'a.blob.core.windows.net']]", 'an address such as https://'],
    [
      "cacheFrom: [[azblob: [accountUrl: 'https://a.b.c', keyCredentialsId: 'k', clientId: 'i']]]",
      "option 'cacheFrom[0].azblob' takes only one of 'keyCredentialsId', 'clientId'",
    ],
  ])('%s', async (options, message) => {
    const run = await build(options)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })

  it('a cache in an image that is not built', async () => {
    const run = await pipeline("buildkitBuild(outputFolder: 'out', cache: [inline: true])", world)
    expect(run.error!.message).toContain("option 'cache.inline' needs 'image' beside it")
  })
})
