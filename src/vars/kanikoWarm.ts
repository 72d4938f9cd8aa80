import { loginProblems } from '../image/problems'
import { warmScript } from '../kaniko/warmer'
import { type CheckedKanikoWarmOptions, kanikoWarmTable } from '../options/tables/kanikoWarm'
import { acceptCall } from '../pipeline/call'
import { forkOf } from '../pipeline/fork'
import { inPod } from '../pipeline/inPod'
import { warmPod } from '../pods/kanikoPod'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'

/** What `kanikoWarm` returns: base images by the names that they were asked for. */
interface Warmed {
  /** Those that were loaded into the folder. */
  loaded: string[]
  /** Those that were there already. */
  present: string[]
}

/**
 * Loads base images into a shared folder, from which `kanikoBuild` takes them with `baseImageCache`. Waits until all are
 * there, and fails when one cannot be loaded. Safe while builds read the folder.
 *
 * Give images, Dockerfiles whose base images are meant, or both. Returns the lists `loaded` and `present`.
 *
 * @example kanikoWarm(images: ['docker.io/library/debian:12'], cacheDir: [claimName: 'base-images'])
 * @example kanikoWarm(dockerfiles: ['Dockerfile'], cacheDir: [nfs: [server: 'files.example.com', path: '/kaniko']])
 */
export function call(first?: unknown): Warmed {
  const { options, prepare } = acceptCall<CheckedKanikoWarmOptions>(
    'kanikoWarm',
    kanikoWarmTable,
    first,
    undefined,
    warmProblems,
  )
  const fork = forkOf()
  if (fork !== undefined)
    error(`kanikoWarm: a pull request from a fork (${fork}) may not write a folder that other builds read`)
  const source = options.dockerfiles === undefined ? 'none' : 'scm'
  return inPod({ ...options, source }, toYaml(warmPod(options)), prepare, () =>
    container('kaniko', () => {
      writeLogins(options.auth ?? [], options.images?.[0] ?? '')
      const script = warmScript(options)
      return warmed(sh({ label: 'Load base images', script, returnStdout: true }))
    }),
  )
}

function warmProblems(options: CheckedKanikoWarmOptions): string[] {
  if ((options.images ?? []).length === 0 && (options.dockerfiles ?? []).length === 0)
    return ["option 'images' is missing: give images, or 'dockerfiles'"]
  return loginProblems(options.auth ?? [], options.images?.[0] ?? '')
}

function warmed(printed: string): Warmed {
  const lines = printed.split('\n')
  return { loaded: restOf('loaded ', lines), present: restOf('present ', lines) }
}

function restOf(word: string, lines: string[]): string[] {
  return lines.filter((line) => line.startsWith(word)).map((line) => line.substring(word.length))
}
