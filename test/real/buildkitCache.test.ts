import { chmod } from 'node:fs/promises'
import { useOwner } from '../bench/podman/testing'
import { serve } from '../tools/acr'
import { startAzurite } from '../tools/azurite'
import { Network } from '../tools/network'
import { startS3 } from '../tools/s3'
import { describeWithPods } from '../withPods'
import { build as run, type Build, call, type Given } from './build'

/** Each call has a pod of its own, so the daemon of the second has nothing but the cache. */
const twice = (options: string): string => `def first = ${call(options)}
echo 'SECOND'
def second = ${call(options)}
return [first.digest, second.digest]`

describeWithPods('a cache of buildkitBuild', () => {
  const owner = useOwner()
  const build = (jenkinsfile: string, given: Partial<Given> = {}): Promise<Build> =>
    run(owner(), jenkinsfile, given)

  function expectHit({ log, result, outcome, leaks }: Build): void {
    expect(outcome).toBe('success')
    const [first, second] = log.split('SECOND')
    expect(first).not.toContain('CACHED')
    expect(second).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
    const [before, after] = result as string[]
    expect(after).toBe(before)
    expect(leaks).toEqual([])
  }

  it('in a repository is found again by another daemon', async () => {
    expectHit(await build(twice('cache: "${env.REGISTRY}/cache"')))
  })

  it('in a shared folder is found again by another daemon', async () => {
    const folder = await owner().folder()
    await chmod(folder, 0o777)
    expectHit(
      await build(twice("cache: [folder: [claimName: 'layers']]"), {
        objects: { claims: { layers: folder } },
      }),
    )
  })

  it('in Azure Blob Storage is found again, and its key is seen nowhere but in the arguments', async () => {
    const network = await Network.start(owner())
    const { accountUrl, accountName, key } = await startAzurite(owner(), network)
    const azblob = `azblob: [accountUrl: '${accountUrl}', accountName: '${accountName}', keyCredentialsId: 'key']`
    const built = await build(twice(`cache: [${azblob}]`), {
      network,
      credentials: { key: { text: key } },
      secrets: [key],
    })
    // BuildKit has no other way than an attribute of a flag.
    expectHit({ ...built, leaks: built.leaks.filter(({ where }) => where !== 'argument') })
  })

  it('in S3 is found again, and its key is seen nowhere but in the arguments', async () => {
    const network = await Network.start(owner())
    const { endpointUrl, bucket } = await startS3(owner(), network)
    const [username, password] = ['AKIAKILNKILN', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYkilnkiln']
    const s3 = `s3: [bucket: '${bucket}', region: 'eu-west-1', endpointUrl: '${endpointUrl}', keyCredentialsId: 'key']`
    const built = await build(twice(`cache: [${s3}]`), {
      network,
      credentials: { key: { username, password } },
      secrets: [password],
    })
    expectHit({ ...built, leaks: built.leaks.filter(({ where }) => where !== 'argument') })
  })

  it('in the image itself keeps its last stage', async () => {
    const { log, result } = await build(twice('cache: [inline: true]'), {
      files: { Dockerfile: 'ARG BASE\nFROM ${BASE}\nRUN date +%s%N >/time\n' },
    })
    expect(log.split('SECOND')[1]).toMatch(/RUN date.*\n.*CACHED/)
    expect(new Set(result as string[]).size).toBe(1)
  })

  it('of the default branch warms a new branch', async () => {
    const cached = call('cache: [registry: "${env.REGISTRY}/cache", byBranch: true]')
    const { log, registry } = await build(
      `withEnv(['BRANCH_NAME=main']) { ${cached} }\necho 'SECOND'\nwithEnv(['BRANCH_NAME=feature/x']) { ${cached} }`,
    )
    expect(log.split('SECOND')[1]).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
    expect((await registry.tags('cache')).sort()).toEqual(['feature-x', 'main'])
  })

  it('in a shared folder warms a new branch, and is not written by a build that only reads it', async () => {
    const folder = await owner().folder()
    await chmod(folder, 0o777)
    const written = call("cache: [folder: [claimName: 'layers'], byBranch: true]")
    const read = call("cacheFrom: [[folder: [claimName: 'layers'], byBranch: true]]")
    const { log, outcome } = await build(
      `withEnv(['BRANCH_NAME=main']) { ${written} }
      echo 'SECOND'
      withEnv(['BRANCH_NAME=feature/x']) { ${written} }
      echo 'THIRD'
      withEnv(['BRANCH_NAME=feature/y']) { ${read} }`,
      { objects: { claims: { layers: folder } } },
    )
    expect(outcome).toBe('success')
    expect(log.split('SECOND')[1]).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
    expect(log.split('THIRD')[1]).toMatch(/\[first 2\/2\] RUN .*\n.*CACHED/)
  })

  it('that never answers costs 20 seconds', async () => {
    const network = await Network.start(owner())
    const { port } = await serve(owner(), () => undefined)
    const azblob = `azblob: [accountUrl: 'http://${network.machine}:${port}/account', keyCredentialsId: 'key']`
    const credentials = { key: { text: 'c2VjcmV0LWtleS1vZi1hbi1hY2NvdW50' } }
    const { outcome, log } = await build(call(`cache: [${azblob}]`), { network, credentials })
    expect(log).toContain('name=latest: it did not answer within 20 s.')
    expect(outcome).toBe('success')
  })

  it.each([
    ['that refuses', "azblob: [accountUrl: 'http://registry:5999/account', keyCredentialsId: 'key']"],
    ['without a name', "registry: 'nowhere.invalid/cache'"],
  ])('%s costs a warning, not the build', async (_what, cache) => {
    const { outcome, log, leaks } = await build(call(`cache: [${cache}]`), {
      credentials: { key: { text: 'c2VjcmV0LWtleS1vZi1hbi1hY2NvdW50' } },
      secrets: ['c2VjcmV0LWtleS1vZi1hbi1hY2NvdW50'],
    })
    expect(log).toMatch(
      /buildkitBuild: goes on without the cache type=(azblob|registry),.*: (it did not|failed)/,
    )
    expect(outcome).toBe('success')
    expect(leaks.filter(({ where }) => where !== 'argument')).toEqual([])
  })
})
