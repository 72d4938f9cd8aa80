import type { CheckedKanikoWarmOptions } from '../options/tables/kanikoWarm'
import { shell } from '../shell/shell'
import { baseImageFolder } from './folders'

/**
 * Runs the warmer once for each image and Dockerfile, since one run for several succeeds when any of them did. Prints
 * `loaded IMAGE` or `present IMAGE` for each, and fails at the end when one failed. A build may read the folder meanwhile:
 * the warmer writes an image beside its place and renames it. Only at the level `debug` it tells what it wrote.
 * https://github.com/osscontainertools/kaniko#caching-base-images
 */
export function warmScript(options: CheckedKanikoWarmOptions): ShellText {
  let runs = shell``
  for (const image of options.images ?? []) runs = shell`${runs}warm ${image} ${`--image=${image}`}; `
  for (const path of options.dockerfiles ?? [])
    runs = shell`${runs}warm ${path} ${[`--dockerfile=${path}`, ...buildArguments(options)]}; `
  return shell`
    { set +x; } 2>/dev/null
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    failed=
    warm() {
      what=$1
      shift
      rm -f /run/kiln/failed
      echo "+ /kaniko/warmer $*" >&2
      { /kaniko/warmer ${commonArguments(options)} "$@" 2>&1 || echo 'failed warming cache'; } | awk '
        /Error while trying to warm image|failed warming cache/ { print > "/run/kiln/failed" }
        /Wrote .* to cache/ { sub(/.*Wrote /, ""); sub(/ to cache.*/, ""); print "loaded " $0; next }
        /level=debug/ { next }
        { print > "/dev/stderr" }
        /Image already in cache: / { sub(/.*Image already in cache: /, ""); sub(/".*/, ""); print "present " $0 }'
      [ ! -e /run/kiln/failed ] || failed="$failed $what"
    }
    ${runs}
    [ -z "$failed" ] || { echo "kanikoWarm: not loaded:$failed" >&2; exit 1; }
  `
}

function commonArguments(options: CheckedKanikoWarmOptions): string[] {
  const args = [`--cache-dir=${baseImageFolder}`, '--verbosity=debug', '--log-format=text']
  for (const registry of options.insecureRegistries ?? []) args.push(`--insecure-registry=${registry}`)
  for (const registry of options.skipTlsVerifyRegistries ?? [])
    args.push(`--skip-tls-verify-registry=${registry}`)
  for (const mirror of options.registryMirrors ?? []) args.push(`--registry-mirror=${mirror}`)
  if (options.force) args.push('--force')
  return args
}

function buildArguments(options: CheckedKanikoWarmOptions): string[] {
  const buildArgs = options.buildArgs ?? {}
  return Object.keys(buildArgs).map((name) => `--build-arg=${name}=${buildArgs[name]!}`)
}
