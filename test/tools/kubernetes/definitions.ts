import { join } from 'node:path'
import { interruption } from '../interruption'
import { need } from '../need'
import { run } from '../run'
import type { Cluster } from './cluster'

/** The Go modules that carry the definitions of their kinds, and the files with those that the library's manifests use. */
const modules = {
  'github.com/cert-manager/cert-manager@v1.19.1': [
    'deploy/crds/cert-manager.io_certificates.yaml',
    'deploy/crds/cert-manager.io_issuers.yaml',
  ],
  'github.com/kedacore/keda/v2@v2.18.1': [
    'config/crd/bases/keda.sh_scaledobjects.yaml',
    'config/crd/bases/keda.sh_triggerauthentications.yaml',
  ],
}

/** Defines the kinds of cert-manager and KEDA, as they publish them; nothing acts on their objects. */
export async function defineCustomKinds(cluster: Cluster): Promise<void> {
  await need(['go'])
  for (const [module, paths] of Object.entries(modules)) {
    const told = await run('go', ['mod', 'download', '-json', module], { signal: interruption })
    const { Dir } = JSON.parse(told) as { Dir: string }
    // Too large for the annotation that `apply` keeps.
    for (const path of paths) await cluster.get('create', '-f', join(Dir, path))
  }
}
