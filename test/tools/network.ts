import { randomBytes } from 'node:crypto'
import type { Owner } from './owner'
import { ownerLabel, podman } from './podman'

/** A network on which containers and pods find each other by name. */
export interface Network {
  readonly name: string
}

export async function startNetwork(owner: Owner): Promise<Network> {
  const name = `kiln-${owner.id}-${randomBytes(2).toString('hex')}`
  owner.defer(`network ${name}`, () => podman(['network', 'rm', '--force', name]))
  await podman(['network', 'create', '--label', `${ownerLabel}=${owner.id}`, name])
  return { name }
}
