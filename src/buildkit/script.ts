import { shell } from '../shell/shell'

/**
 * Waits for the daemon, builds, and prints the digest; the rest of its output goes to the log. Of a failure, `why` in the
 * folder keeps the reason. `tar` is a file that buildctl writes, whose folder it does not make.
 */
export function buildScript(
  args: string[],
  caches: ShellText,
  secrets: ShellText,
  folder: string,
  tar: string | undefined,
): ShellText {
  const made =
    tar === undefined || !tar.includes('/') ? shell`` : shell`mkdir -p ${tar.slice(0, tar.lastIndexOf('/'))}`
  return shell`
    { set +x; } 2>/dev/null
    PATH=$PATH:/opt/kiln-helpers
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    run=${folder}
    mkdir -p "$run"
    rm -f "$run/status" "$run/why"
    fail() { echo "$1 Its log stands above." >"$run/why"; echo "$1 Its log:"; cat /run/buildkit/log; exit 1; } >&2
    ended() { [ -e /run/buildkit/ended ]; }
    seconds=0
    until buildctl debug workers >/dev/null 2>&1; do
      ! ended || fail 'buildkitd ended before the build.'
      [ $seconds -lt 60 ] || fail 'buildkitd did not answer within a minute.'
      seconds=$((seconds + 1))
      sleep 1
    done
    set -- ${args}
    { printf '+ buildctl build'; printf " '%s'" "$@"; echo; } >&2
    ${caches}
    ${made}
    { buildctl build "$@"${secrets} 2>&1 || echo $? >"$run/status"; } | awk -v why="$run/why" '
      { print; fflush() }
      /^(error|ERROR): / { reason = $0 }
      END { if (reason != "") print substr(reason, 8) >why }' >&2
    [ ! -e "$run/status" ] || { ! ended || fail 'buildkitd ended during the build.'; exit 1; }
    [ ! -e "$run/metadata.json" ] ||
      sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]*\)".*/\1/p' "$run/metadata.json"
  `
}

/** Tells of each of these images why it failed. */
export function failureScript(failed: { name: string; folder: string }[]): ShellText {
  let calls = shell``
  for (const { name, folder } of failed) calls = shell`${calls}why ${name} ${folder}; `
  return shell`
    { set +x; } 2>/dev/null
    why() { printf '%s: ' "$1"; cat "$2/why" 2>/dev/null || echo 'its branch of the log tells why.'; }
    ${calls}
  `
}
