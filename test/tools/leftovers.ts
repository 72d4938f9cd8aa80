import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownerLabel, podman } from './podman'
import { removePod } from './pods'
import { isAlive } from './process'
import { run } from './run'

export interface Leftover {
  readonly kind: 'pod' | 'container' | 'network' | 'volume' | 'mount' | 'folder'
  readonly name: string
  /** The id of the owner that started it, see owner.ts. */
  readonly owner: string
}

/** What owners have started and not taken away, in the order in which it can be. */
export async function leftovers(): Promise<Leftover[]> {
  const labels = `{{index .Labels "${ownerLabel}"}}`
  const list = async (kind: Leftover['kind'], ...args: string[]): Promise<Leftover[]> =>
    (await podman([...args, '--filter', `label=${ownerLabel}`]))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ kind, name: line.split(' ')[0] ?? '', owner: line.split(' ')[1] ?? '' }))
  return [
    ...(await list('pod', 'pod', 'ps', '--format', `{{.Name}} ${labels}`)),
    ...(await list('container', 'ps', '--all', '--format', `{{.Names}} ${labels}`)),
    ...(await networks()),
    ...(await list('volume', 'volume', 'ls', '--format', `{{.Name}} ${labels}`)),
    ...(await mounts()),
    ...(await folders()),
  ]
}

/**
 * Takes away what owners left whose process is no more (killed, or the machine's power was cut). Another process may be
 * doing the same: what has just gone is no failure.
 */
export async function sweep(): Promise<void> {
  for (const { kind, name, owner } of await leftovers()) {
    if (!isAlive(owner)) await remove(kind, name).catch(() => undefined)
  }
}

async function remove(kind: Leftover['kind'], name: string): Promise<unknown> {
  switch (kind) {
    case 'pod':
      return removePod(name)
    case 'container':
      return podman(['rm', '--force', '--ignore', '--volumes', '--time', '0', name])
    case 'network':
      return podman(['network', 'rm', '--force', name])
    case 'volume':
      return podman(['volume', 'rm', '--force', name])
    case 'mount':
      return run('umount', [name])
    case 'folder':
      return rm(name, { recursive: true, force: true })
  }
}

async function networks(): Promise<Leftover[]> {
  const all = JSON.parse(await podman(['network', 'ls', '--format', 'json'])) as {
    readonly name: string
    readonly labels?: { readonly [name: string]: string }
  }[]
  return all.flatMap(({ name, labels }) => {
    const owner = labels?.[ownerLabel]
    return owner === undefined ? [] : [{ kind: 'network', name, owner }]
  })
}

/** Mounts in an owner's folder. */
async function mounts(): Promise<Leftover[]> {
  const points = (await readFile('/proc/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '')
  return points.flatMap((name) =>
    ownerOf(name) === null ? [] : [{ kind: 'mount', name, owner: ownerOf(name)! }],
  )
}

async function folders(): Promise<Leftover[]> {
  const paths = (await readdir(tmpdir())).map((name) => join(tmpdir(), name))
  return paths.flatMap((name) =>
    ownerOf(name) === null ? [] : [{ kind: 'folder', name, owner: ownerOf(name)! }],
  )
}

/** The id in the name of an owner's temporary folder. */
function ownerOf(path: string): string | null {
  return path.startsWith(join(tmpdir(), 'kiln-'))
    ? (/kiln-(\d+-\d+-[0-9a-f]{6})-/.exec(path)?.[1] ?? null)
    : null
}
