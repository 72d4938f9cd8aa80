import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { request, type RequestListener } from 'node:http'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { hash } from 'bcryptjs'
import { needImage, registryImage } from './images'
import type { Network } from './network'
import type { Owner } from './owner'
import { ownerLabel, podman, tryPodman } from './podman'
import { ToolError } from './run'

interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string }
  readonly annotations?: { readonly [name: string]: string }
}

/** Of an image, or of an index, which has `manifests` alone. */
interface Manifest {
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly manifests?: readonly Descriptor[]
  readonly annotations?: { readonly [name: string]: string }
}

/** What the registry holds under a tag or digest; `digest` is computed from the bytes that it sent. */
export interface Stored {
  readonly digest: string
  readonly mediaType: string
  readonly manifest: Manifest
}

/** A registry of our own, empty, with one login; plain HTTP. */
export class Registry {
  private constructor(
    /** `name:port` for the pods on its network. */
    readonly address: string,
    /** `127.0.0.1:port` for this machine. */
    private readonly hostAddress: string,
    readonly username: string,
    readonly password: string,
    private readonly authFile: string,
    private readonly data: string,
    private readonly owner: Owner,
  ) {}

  /** For this machine. */
  get url(): string {
    return `http://${this.hostAddress}/v2/`
  }

  /** `name` tells it from the other registries of the network. */
  static async start(owner: Owner, network: Network, name = 'registry'): Promise<Registry> {
    await needImage(registryImage)
    const [username, password] = ['builder', randomBytes(18).toString('base64')]
    const folder = await owner.folder()
    // The cheapest hash: each request is checked against it.
    await writeFile(join(folder, 'htpasswd'), `${username}:${await hash(password, 4)}\n`)
    await writeFile(join(folder, 'config.yml'), configuration)
    const container = `kiln-${name}-${owner.id}`
    await network.run(
      owner,
      container,
      [name],
      [
        ...['--publish', '127.0.0.1::5000', '--volume', `${folder}:/registry`],
        ...[registryImage, '/registry/config.yml'],
      ],
    )
    const hostAddress = (await podman(['port', container, '5000/tcp'])).trim()
    const authFile = join(folder, 'auth.json')
    const auth = Buffer.from(`${username}:${password}`).toString('base64')
    await writeFile(authFile, JSON.stringify({ auths: { [hostAddress]: { auth } } }), { mode: 0o600 })
    const registry = new Registry(
      `${name}:5000`,
      hostAddress,
      username,
      password,
      authFile,
      join(folder, 'data'),
      owner,
    )
    await registry.ready(container)
    return registry
  }

  /**
   * The same images behind TLS, at `buildkitd:5000`, which is a name of the certificates that `folder` has in `server`: it
   * takes those alone that have one of the same authority, too.
   */
  async startTls(network: Network, folder: string): Promise<string> {
    const name = 'buildkitd'
    const own = await this.owner.folder()
    const files = ['certificate: /tls/tls.crt', 'key: /tls/tls.key', 'clientcas: [/tls/ca.crt]']
    const http = `http: { addr: ':5000', tls: { ${files.join(', ')} } }`
    await writeFile(join(own, 'config.yml'), configuration.replace(/^http: .*$/m, http))
    await network.run(
      this.owner,
      `kiln-${name}-${this.owner.id}`,
      [name],
      [
        ...['--volume', `${dirname(this.data)}:/registry`],
        ...['--volume', `${join(folder, 'server')}:/tls:ro`, '--volume', `${own}:/configuration:ro`],
        ...[registryImage, '/configuration/config.yml'],
      ],
    )
    return `${name}:5000`
  }

  /** Pushes an image of podman's store, e.g. `push(busyboxImage, 'base/busybox:1')`. */
  async push(image: string, as: string): Promise<void> {
    await needImage(image)
    const access = ['--tls-verify=false', '--authfile', this.authFile]
    await podman(['push', '--quiet', ...access, image, `${this.hostAddress}/${as}`])
  }

  /** Gives an image another tag. */
  async tag(repository: string, from: string, to: string): Promise<void> {
    const { manifest, mediaType } = await this.read(repository, from)
    const headers = { 'Content-Type': mediaType }
    await this.request(`${repository}/manifests/${to}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(manifest),
    })
  }

  /** `reference` is a tag or a digest. Throws where the registry has no such manifest. */
  async read(repository: string, reference: string): Promise<Stored> {
    const response = await this.get(`${repository}/manifests/${reference}`, {
      Accept: [
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.oci.image.index.v1+json',
        'application/vnd.docker.distribution.manifest.v2+json',
        'application/vnd.docker.distribution.manifest.list.v2+json',
      ].join(),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    return {
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      mediaType: response.headers.get('content-type') ?? '',
      manifest: JSON.parse(bytes.toString()) as Manifest,
    }
  }

  /** The image's configuration: labels, environment, command. */
  async config(repository: string, reference: string): Promise<unknown> {
    const { manifest } = await this.read(repository, reference)
    return JSON.parse(String(await this.blob(repository, manifest.config.digest)))
  }

  async blob(repository: string, digest: string): Promise<Buffer> {
    return Buffer.from(await (await this.get(`${repository}/blobs/${digest}`)).arrayBuffer())
  }

  /** All that was ever pushed, except these files: manifests, configurations, and layers without the compression by gzip. */
  async everything(except: readonly string[] = []): Promise<[place: string, content: Buffer][]> {
    const files = await this.files()
    return Promise.all(
      files
        .filter((file) => !except.includes(file))
        .map(async (file): Promise<[string, Buffer]> => {
          const content = await readFile(join(this.data, file))
          const isGzip = content[0] === 0x1f && content[1] === 0x8b
          return [`registry: ${file}`, isGzip ? gunzipSync(content) : content]
        }),
    )
  }

  /** The files of all that was ever pushed. */
  async files(): Promise<string[]> {
    const all = await readdir(this.data, { recursive: true })
    return all.filter((file) => /\/blobs\/.*\/data$/.test(file))
  }

  async tags(repository: string): Promise<string[]> {
    const { tags } = (await (await this.get(`${repository}/tags/list`)).json()) as { tags: string[] }
    return tags
  }

  /** Pulls the image, runs it without a network, and returns what it printed. */
  async pullAndRun(repository: string, digest: string): Promise<string> {
    return this.pulled(repository, digest, (image, name) =>
      podman(['run', '--rm', ...name, '--network', 'none', image]),
    )
  }

  /** Pulls the image, starts it, and returns what it answers on this port within ten seconds. */
  async pullAndAsk(repository: string, digest: string, port: number): Promise<string> {
    return this.pulled(repository, digest, async (image, name) => {
      const id = await podman(['run', '--detach', ...name, '--publish', `127.0.0.1::${port}`, image])
      const url = `http://${(await podman(['port', id.trim(), `${port}/tcp`])).trim()}/`
      for (let tries = 0; tries < 100; tries++) {
        const answer = await fetch(url).catch(() => undefined)
        if (answer !== undefined) return answer.text()
        await sleep(100)
      }
      const { stdout, stderr } = await tryPodman(['logs', id.trim()])
      throw new ToolError(`${image} does not answer:\n${stdout}${stderr}`)
    })
  }

  /** `work` gets the image in podman's store, and options of `run` that name the one container to be made of it. */
  private async pulled(
    repository: string,
    digest: string,
    work: (image: string, name: string[]) => Promise<string>,
  ): Promise<string> {
    const image = `${this.hostAddress}/${repository}@${digest}`
    const remove = this.owner.defer(`image ${image}`, () => tryPodman(['rmi', '--force', image]))
    await podman(['pull', '--quiet', '--tls-verify=false', '--authfile', this.authFile, image])
    const name = `kiln-run-${this.owner.id}-${randomBytes(3).toString('hex')}`
    const stop = this.owner.defer(`container ${name}`, () =>
      podman(['rm', '--force', '--ignore', '--time', '0', name]),
    )
    const output = await work(image, ['--name', name, '--label', `${ownerLabel}=${this.owner.id}`])
    await stop()
    await remove()
    return output
  }

  /** Hands a request on with the login: for what stands before the registry. */
  readonly forward: RequestListener = (asked, answer) => {
    const { method, headers } = asked
    const url = new URL(asked.url ?? '', this.url)
    const passed = request(url, { method, headers: { ...headers, ...this.login() } }, (given) => {
      answer.writeHead(given.statusCode!, given.headers)
      given.pipe(answer)
    })
    asked.pipe(passed)
  }

  private login(): { readonly authorization: string } {
    return { authorization: `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}` }
  }

  private get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers })
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), ...this.login() }
    const response = await fetch(this.url + path, { ...init, headers })
    if (response.ok) return response
    throw new ToolError(`the registry answered ${response.status} to ${init.method ?? 'GET'} /v2/${path}`)
  }

  private async ready(container: string): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const up = await this.get('').then(
        () => true,
        () => false,
      )
      if (up) return
      await sleep(100)
    }
    const { stdout, stderr } = await tryPodman(['logs', container])
    throw new ToolError(`the registry does not answer:\n${stdout}${stderr}`)
  }
}

/** https://distribution.github.io/distribution/about/configuration/ */
const configuration = `version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: /registry/data }
  delete: { enabled: true }
http: { addr: ':5000' }
auth:
  htpasswd: { realm: registry, path: /registry/htpasswd }
`
