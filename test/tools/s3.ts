import { join } from 'node:path'
import { goPrograms } from './goPrograms'
import { startLocalServer } from './localServer'
import type { Network } from './network'
import type { Owner } from './owner'

/** A server of S3 on this machine, with an empty bucket. It takes any key. */
export interface S3 {
  /** For the pods of the network. */
  readonly endpointUrl: string
  readonly bucket: string
}

export async function startS3(owner: Owner, network: Network): Promise<S3> {
  const bucket = 'layers'
  const programs = await goPrograms('gofakes3', {
    module: 'github.com/johannesboyne/gofakes3',
    version: 'v1.2.0',
    packages: ['cmd/gofakes3'],
  })
  const port = await startLocalServer(owner, {
    name: 'gofakes3',
    command: join(programs, 'gofakes3'),
    args: (port) => ['-backend', 'memory', '-host', `:${port}`, '-initialbucket', bucket, '-quiet'],
  })
  return { endpointUrl: `http://${network.machine}:${port}`, bucket }
}
