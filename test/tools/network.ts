import { randomBytes } from 'node:crypto'
import type { Owner } from './owner'
import { ownerLabel, podman } from './podman'

/**
 * A network on which containers and pods find each other by name. The names stand in each one's `/etc/hosts`, as podman's
 * name server does not answer for seconds when containers come and go.
 */
export class Network {
  private readonly named = new Map<string, string>()

  private constructor(
    readonly name: string,
    /** The address of this machine for the pods of the network. */
    readonly machine: string,
  ) {}

  static async start(owner: Owner): Promise<Network> {
    const name = `kiln-${owner.id}-${randomBytes(2).toString('hex')}`
    owner.defer(`network ${name}`, () => podman(['network', 'rm', '--force', name]))
    await podman(['network', 'create', '--disable-dns', '--label', `${ownerLabel}=${owner.id}`, name])
    const format = '{{range .Subnets}}{{.Gateway}}{{end}}'
    const machine = (await podman(['network', 'inspect', '--format', format, name])).trim()
    if (!/^\d+\.\d+\.\d+\.1$/.test(machine))
      throw new Error(`${name} is no network of 256 addresses: ${machine}`)
    return new Network(name, machine)
  }

  /**
   * Arguments of `podman run` for a container that has these names. Whoever joined before knows them only if `addressOf`
   * was asked for them.
   */
  join(names: readonly string[] = []): string[] {
    const [first, ...others] = names
    const address = first === undefined ? undefined : this.addressOf(first)
    for (const name of others) this.named.set(name, address!)
    return [
      ...['--network', this.name],
      ...(address === undefined ? [] : ['--ip', address]),
      ...this.hosts.flatMap(({ name, address }) => ['--add-host', `${name}:${address}`]),
    ]
  }

  /** Runs a container under these names until its owner goes. `args` are options of `podman run`, the image and its arguments. */
  async run(
    owner: Owner,
    container: string,
    names: readonly string[],
    args: readonly string[],
  ): Promise<void> {
    owner.defer(`container ${container}`, () =>
      podman(['rm', '--force', '--ignore', '--volumes', '--time', '0', container]),
    )
    await podman([
      ...['run', '--detach', '--name', container, '--label', `${ownerLabel}=${owner.id}`],
      ...this.join(names),
      ...args,
    ])
  }

  /** Podman gives the lowest addresses first, so these are from the end. */
  addressOf(name: string): string {
    const address = this.named.get(name) ?? this.machine.replace(/\d+$/, `${254 - this.named.size}`)
    this.named.set(name, address)
    return address
  }

  get hosts(): { readonly name: string; readonly address: string }[] {
    return [...this.named].map(([name, address]) => ({ name, address }))
  }
}
