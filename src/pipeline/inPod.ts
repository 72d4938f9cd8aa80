import type { SharedFolder } from '../options/pod'
import { inOwnFolder, workspaceVolume } from './workspace'

/** The options that say where a pod runs and what it starts from. */
interface PodCall {
  cloud?: string
  namespace?: string
  serviceAccount?: string
  inheritFrom?: string
  workspaceVolume?: SharedFolder
  source: 'scm' | 'none'
  timeout: number
}

/**
 * Runs `body` in a pod of its own, with the workspace checked out and prepared, and aborts it after `timeout` minutes.
 * `body` gets what `checkout` returned: `GIT_COMMIT`, `GIT_URL` and the like, nothing without a checkout.
 */
export function inPod<T>(
  options: PodCall,
  yaml: string,
  prepare: (() => void) | undefined,
  body: (source: Record<string, string>) => T,
): T {
  return timeout({ time: options.timeout, unit: 'MINUTES' }, () =>
    podTemplate(podTemplateArguments(options, yaml), () =>
      node(POD_LABEL, () =>
        inWorkspace(options, () => {
          const source = options.source === 'scm' ? checkout(scm) : {}
          if (prepare !== undefined) prepare()
          return body(source)
        }),
      ),
    ),
  )
}

function inWorkspace<T>(options: PodCall, body: () => T): T {
  return options.workspaceVolume === undefined ? body() : inOwnFolder(body)
}

/** Only what was given: an argument that is null would hide the setting of the cloud. */
function podTemplateArguments(options: PodCall, yaml: string): PodTemplateOptions {
  const given: PodTemplateOptions = { yaml, showRawYaml: false }
  if (options.cloud !== undefined) given.cloud = options.cloud
  if (options.namespace !== undefined) given.namespace = options.namespace
  if (options.serviceAccount !== undefined) given.serviceAccount = options.serviceAccount
  if (options.inheritFrom !== undefined) given.inheritFrom = options.inheritFrom
  if (options.workspaceVolume !== undefined) given.workspaceVolume = workspaceVolume(options.workspaceVolume)
  return given
}
