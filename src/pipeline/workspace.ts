import type { SharedFolder } from '../options/pod'

/** Not in the pod's YAML: there the plugin would put the template's own volume in its place. */
export function workspaceVolume(folder: SharedFolder): WorkspaceVolume {
  if (folder.nfs !== undefined) {
    const { server, path } = folder.nfs
    return nfsWorkspaceVolume({ serverAddress: server, serverPath: path, readOnly: false })
  }
  if (folder.claimName !== undefined)
    return persistentVolumeClaimWorkspaceVolume({ claimName: folder.claimName, readOnly: false })
  return hostPathWorkspaceVolume({ hostPath: folder.hostPath! })
}

/**
 * Runs `body` in a folder of this pod alone, and removes it: Jenkins keeps builds of one job apart on each agent, but not
 * agents that share their workspaces.
 */
export function inOwnFolder<T>(body: () => T): T {
  return ws(`workspace/${env['NODE_NAME']!}`, () => {
    try {
      return body()
    } finally {
      removeFolder()
    }
  })
}

/** With the files that Jenkins keeps beside it. What is left of a lost agent must not hide why it was lost. */
function removeFolder(): void {
  try {
    deleteDir()
    dir(env['WORKSPACE_TMP']!, () => deleteDir())
  } catch {
    echo('The folder of the workspace could not be removed.')
  }
}
