import { checkOptions, isMap, rejection } from '../options/check'
import { type CheckedSampleOptions, type CheckedTarget, sampleTable } from '../options/tables/sample'
import { inPod } from '../pipeline/inPod'
import { samplePod } from '../pods/samplePod'
import { toYaml } from '../pods/yaml'
import { shell } from '../shell/shell'

/** What became of the release in one cluster. */
interface Deployment {
  context: string
  revision: string
  attempts: number
}

/**
 * Installs or upgrades a release in each of several clusters.
 *
 * A closure prepares the workspace before. Returns the revisions.
 *
 * @example sample(release: 'shop', targets: [[context: 'test'], [context: 'production', share: 'canary']])
 */
export function call(given: unknown, prepare?: () => void): Deployment[] {
  const options = acceptOptions(isMap(given) ? given : {})
  return inPod(options, toYaml(samplePod(options)), prepare, (source) =>
    container('helm', () => {
      const deployments: Deployment[] = []
      for (const target of options.targets) {
        const commit = source['GIT_COMMIT'] ?? 'none'
        const values = { ...options.values, ...target.values, commit, ...shareValues(target) }
        deployments.push(deploy(target, values, options))
      }
      if (options.dryRun) echo('sample: nothing was changed, as this was a dry run')
      return deployments
    }),
  )
}

function acceptOptions(given: Record<string, unknown>): CheckedSampleOptions {
  const checked = checkOptions(sampleTable, given)
  if (checked.problems.length > 0) error(rejection('sample', checked.problems))
  for (const warning of checked.warnings) echo(`sample: ${warning}`)
  return checked.options as unknown as CheckedSampleOptions
}

/** Tries until it succeeds or no try is left. */
function deploy(
  target: CheckedTarget,
  values: Record<string, string>,
  options: CheckedSampleOptions,
): Deployment {
  const args = upgradeArguments(target, values, options)
  const tries = 1 + (options.retries ?? 0)
  for (let attempts = 1; attempts <= tries; attempts++) {
    const status = sh({
      label: `Deploy to ${target.context}`,
      script: shell`helm upgrade --install ${args} ${options.release} ${options.chart}`,
      returnStatus: true,
    })
    if (status === 0)
      return { context: target.context, revision: revisionOf(target, options.release), attempts }
    echo(`sample: attempt ${attempts} of ${tries} for ${target.context} ended with ${status}`)
  }
  return error(`sample: ${target.context} refused the release ${options.release}`)
}

function revisionOf(target: CheckedTarget, release: string): string {
  const script = shell`helm history --kube-context ${target.context} --max 1 ${release} | tail -1 | cut -f1`
  return sh({ label: 'Ask for the revision', script, returnStdout: true }).trim()
}

function upgradeArguments(
  target: CheckedTarget,
  values: Record<string, string>,
  options: CheckedSampleOptions,
): string[] {
  const args = ['--kube-context', target.context]
  for (const name of Object.keys(values)) {
    const value = values[name]!
    if (value !== '') args.push('--set-string', `${name}=${value.replaceAll(',', '\\,')}`)
  }
  if (options.namespace !== undefined) args.push('--namespace', options.namespace)
  if (options.dryRun) args.push('--dry-run')
  return args
}

function shareValues(target: CheckedTarget): Record<string, string> {
  switch (target.share) {
    case 'canary':
      return { replicas: '1', canary: 'true' }
    case 'half':
      return { replicas: '50%' }
    default:
      return {}
  }
}
