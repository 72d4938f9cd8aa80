import { shell } from '../shell/shell'

/** Waits for the daemon, builds, and prints the digest; the rest of its output goes to the log. */
export function buildScript(args: string[], secrets: ShellText): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    PATH=$PATH:/opt/kiln-helpers
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    fail() { echo "$1 Its log:"; cat /run/buildkit/log; exit 1; } >&2
    ended() { [ -e /run/buildkit/ended ]; }
    seconds=0
    until buildctl debug workers >/dev/null 2>&1; do
      ! ended || fail 'buildkitd ended before the build.'
      [ $seconds -lt 60 ] || fail 'buildkitd did not answer within a minute.'
      seconds=$((seconds + 1))
      sleep 1
    done
    set -x
    buildctl build ${args}${secrets} >&2 || { ! ended || fail 'buildkitd ended during the build.'; exit 1; }
    { set +x; } 2>/dev/null
    sed -n 's/.*"containerimage.digest": *"\(sha256:[0-9a-f]*\)".*/\1/p' /run/kiln/metadata.json
  `
}
