import type { CheckedKanikoWarmOptions } from '../options/tables/kanikoWarm'
import { shell } from '../shell/shell'
import { baseImageFolder } from './folders'

/**
 * Runs the warmer once for each image and Dockerfile, since one run for several succeeds when any of them did. Prints
 * `loaded IMAGE` or `present IMAGE` for each, and fails at the end when one failed. A build may read the folder meanwhile:
 * the warmer writes an image beside its place and renames it. Only at the level `debug` it tells what it wrote.
 *
 * A build takes no image that is older than its `cacheHours`, and the warmer loads none again: so what is there and still
 * what its registry has is made new by `touch`.
 * https://github.com/osscontainertools/kaniko#caching-base-images
 */
export function warmScript(options: CheckedKanikoWarmOptions): ShellText {
  let runs = shell``
  for (const image of options.images ?? []) runs = shell`${runs}warm ${image} ${`--image=${image}`}; `
  for (const path of options.dockerfiles ?? [])
    runs = shell`${runs}warmFrom ${path} ${buildArguments(options)}; `
  return shell`
    { set +x; } 2>/dev/null
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    failed=
    warm() {
      what=$1
      shift
      rm -f /run/kiln/failed /run/kiln/present
      echo "+ /kaniko/warmer $*" >&2
      { /kaniko/warmer ${commonArguments(options)} "$@" 2>&1 || echo 'failed warming cache'; } | awk '
        /Error while trying to warm image|failed warming cache/ { print > "/run/kiln/failed" }
        /Wrote .* to cache/ { sub(/.*Wrote /, ""); sub(/ to cache.*/, ""); print "loaded " $0; next }
        /level=debug/ { next }
        { print > "/dev/stderr" }
        match($0, /Found sha256:[0-9a-f]+/) { print substr($0, RSTART + 6, RLENGTH - 6) > "/run/kiln/present" }
        sub(/.*Image already in cache: /, "") { sub(/".*/, ""); print "present " $0 }
        sub(/.*Image /, "") && sub(/ became available in cache.*/, "") { print "present " $0 }'
      [ ! -e /run/kiln/failed ] || failed="$failed $what"
      [ ! -e /run/kiln/present ] || (cd ${baseImageFolder} && xargs touch -c) </run/kiln/present
    }
    ${(options.dockerfiles ?? []).length === 0 ? shell`` : dockerfileFunction(options)}
    ${runs}
    [ -z "$failed" ] || { echo "kanikoWarm: not loaded:$failed" >&2; exit 1; }
  `
}

/** The warmer lets an `ARG` of the Dockerfile win over the one it is given: without them, the given one counts. */
function dockerfileFunction(options: CheckedKanikoWarmOptions): ShellText {
  const names = Object.keys(options.buildArgs ?? {}).join('|')
  const given = `s/^([[:space:]]*[Aa][Rr][Gg][[:space:]]+)(${names})(=[^[:space:]]*)?[[:space:]]*$/#/`
  return shell`
    warmFrom() {
      dockerfile=$1
      shift
      [ -f "$dockerfile" ] || { echo "kanikoWarm: there is no $dockerfile in the workspace" >&2; failed="$failed $dockerfile"; return; }
      sed -E ${names === '' ? '' : given} "$dockerfile" >/run/kiln/Dockerfile
      warm "$dockerfile" --dockerfile=/run/kiln/Dockerfile "$@"
    }
  `
}

function commonArguments(options: CheckedKanikoWarmOptions): string[] {
  const args = [
    `--cache-dir=${baseImageFolder}`,
    '--cache-ttl=87600h',
    '--verbosity=debug',
    '--log-format=text',
  ]
  for (const registry of options.insecureRegistries ?? []) args.push(`--insecure-registry=${registry}`)
  for (const registry of options.skipTlsVerifyRegistries ?? [])
    args.push(`--skip-tls-verify-registry=${registry}`)
  for (const mirror of options.registryMirrors ?? []) args.push(`--registry-mirror=${mirror}`)
  return args
}

function buildArguments(options: CheckedKanikoWarmOptions): string[] {
  const buildArgs = options.buildArgs ?? {}
  return Object.keys(buildArgs).map((name) => `--build-arg=${name}=${buildArgs[name]!}`)
}
