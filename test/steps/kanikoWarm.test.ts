import type { PodSpec } from 'kubernetes-types/core/v1'
import { ranIn, shells } from './argv'
import { jenkins, pipeline, podOf, scriptOf, storyOf } from './kiln'

const folder = "cacheDir: [nfs: [server: 'files.example.com', path: '/kaniko']]"
const says = (text: string) => () => jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, text)
const warm = (options: string, text = '') => pipeline(`kanikoWarm(${folder}, ${options})`, says(text))

/** As the warmer of Kaniko 1.28 logs it with `--log-format=text`. */
const line = (level: string, message: string) => `time="2026-01-02T03:04:05Z" level=${level} msg="${message}"`

describe('kanikoWarm', () => {
  it('needs no checkout for images, waits for the warmer, and tells what it did', async () => {
    const run = await warm(
      "images: ['ubuntu:22.04', 'debian:12']",
      'loaded ubuntu:22.04\npresent debian:12\n',
    )
    expect(storyOf(run)).toEqual([
      'timeout',
      '  podTemplate',
      '    node',
      '      container kaniko',
      '        sh Load base images',
    ])
    expect(run.result).toEqual({ loaded: ['ubuntu:22.04'], present: ['debian:12'] })
  })

  it('checks out where Dockerfiles name the images', async () => {
    expect(storyOf(await warm("dockerfiles: ['a/Dockerfile']"))).toContain('      checkout')
  })

  it('writes the folder that kanikoBuild only reads, at the same place', async () => {
    const mounts = (run: { blocks: never[] } | Awaited<ReturnType<typeof pipeline>>) =>
      (podOf(run as never)['spec'] as unknown as PodSpec).containers[0]!.volumeMounts!.filter(
        ({ name }) => name === 'base-images',
      )
    expect(mounts(await warm("images: ['a']"))).toEqual([{ name: 'base-images', mountPath: '/cache' }])
    const build = await pipeline("kanikoBuild(image: 'r.io/a', baseImageCache: [claimName: 'c'])")
    expect(mounts(build)).toEqual([{ name: 'base-images', mountPath: '/cache', readOnly: true }])
  })

  it.each([
    ['without anything to load', 'timeout: 5', "option 'images' is missing: give images, or 'dockerfiles'"],
    [
      'build arguments without a Dockerfile',
      "images: ['a'], buildArgs: [A: 1]",
      "option 'buildArgs' needs 'dockerfiles'",
    ],
  ])('refuses a call %s', async (_title, options, message) => {
    const run = await warm(options)
    expect(run.error!.message).toContain(message)
    expect(run.calls).toEqual([])
  })

  it('refuses a pull request from a fork, whose images other builds would take', async () => {
    const run = await pipeline(`withEnv(['CHANGE_FORK=mallory']) { kanikoWarm(${folder}, images: ['a']) }`)
    expect(run.error!.message).toContain('a pull request from a fork (mallory) may not write a folder')
    expect(run.blocks.map(({ step }) => step)).not.toContain('podTemplate')
  })
})

describe.each(Object.entries(shells))('the script around the warmer, in %s', (_name, shell) => {
  const script = async (options: string) => scriptOf(await warm(options), 'Load base images')
  const ran = async (options: string, tool: string, files: Record<string, string> = {}) =>
    ranIn(await script(options), { shell, tool, files: { '/cache/x': '', ...files } })

  it('tells loaded and present images, and keeps the debug lines that say so out of the log', async () => {
    const tool = `
      case "$*" in
        *ubuntu*) echo '${line('debug', 'Wrote ubuntu:22.04 to cache')}'; echo '${line('debug', 'noise')}' ;;
        *) echo '${line('info', 'Image already in cache: debian:12')}' ;;
      esac`
    const { status, stdout, log } = await ran("images: ['ubuntu:22.04', 'debian:12']", tool)
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'loaded ubuntu:22.04\npresent debian:12\n' })
    expect(log).toContain('Image already in cache: debian:12')
    expect(log).not.toContain('noise')
  })

  it('passes on what the warmer can be given', async () => {
    const { words } = await ran(
      "dockerfiles: ['a/Dockerfile'], buildArgs: [BASE: 'x'], insecureRegistries: ['r:5000'], skipTlsVerifyRegistries: ['s'], registryMirrors: ['m']",
      'exit 0',
      { 'a/Dockerfile': 'FROM x' },
    )
    expect(words).toEqual([
      '--cache-dir=/cache',
      '--cache-ttl=87600h',
      '--verbosity=debug',
      '--log-format=text',
      '--insecure-registry=r:5000',
      '--skip-tls-verify-registry=s',
      '--registry-mirror=m',
      '--dockerfile=/run/kiln/Dockerfile',
      '--build-arg=BASE=x',
    ])
  })

  it('loads the others and then fails, when one cannot be loaded', async () => {
    const tool = `
      case "$*" in
        *missing*) echo '${line('warning', 'Error while trying to warm image: missing manifest unknown')}'; echo 'failed warming cache'; exit 1 ;;
        *) echo '${line('debug', 'Wrote here to cache')}' ;;
      esac`
    const { status, stdout, log } = await ran("images: ['missing', 'here']", tool)
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'loaded here\n' })
    expect(log).toContain('manifest unknown')
    expect(log).toContain('kanikoWarm: not loaded: missing')
  })

  it('fails for a Dockerfile of which one image is missing, although the warmer succeeds', async () => {
    const tool = `echo '${line('debug', 'Wrote a to cache')}'; echo '${line('warning', 'Error while trying to warm image: b x')}'`
    const { status, log } = await ran("dockerfiles: ['Dockerfile']", tool, { Dockerfile: 'FROM x' })
    expect(status).toBe(1)
    expect(log).toContain('kanikoWarm: not loaded: Dockerfile')
  })

  it('says which Dockerfile is not there', async () => {
    const { status, log } = await ran("dockerfiles: ['a/Dockerfile']", 'exit 0')
    expect(status).toBe(1)
    expect(log).toContain('kanikoWarm: there is no a/Dockerfile in the workspace')
  })

  it('makes an image that is there already as new as one that was loaded', async () => {
    const tool = `
      echo '${line('info', 'Found sha256:0a in local cache')}'
      echo '${line('info', 'Image already in cache: debian:12')}'`
    const { status, stdout, log } = await ran("images: ['debian:12']", tool, { '/cache/sha256:0a': '' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'present debian:12\n' })
    expect(log).not.toContain('touch')
  })

  it('counts an image as present that another warmer has loaded meanwhile', async () => {
    const tool = `echo '${line('info', 'Image debian:12 became available in cache while waiting for lock; keeping existing copy')}'`
    const { stdout } = await ran("images: ['debian:12']", tool)
    expect(stdout).toBe('present debian:12\n')
  })

  it('lets a build argument win over the default of the Dockerfile, and no other', async () => {
    const options = "dockerfiles: ['Dockerfile'], buildArgs: [BASE: 'x']"
    const { log } = await ran(options, 'cat /run/kiln/Dockerfile', {
      Dockerfile: 'arg BASE=y\nARG BASE\nARG BASED=z\nARG OTHER=z\nFROM ${BASE}\n',
    })
    expect(log).toContain('\n#\n#\nARG BASED=z\nARG OTHER=z\nFROM ${BASE}\n')
  })
})
