import { shell } from '../shell/shell'

/** How a build comes to the daemon of its own pod: `connect` waits for it, `again` tells of one that has ended. */
export function ownDaemon(): ShellText {
  return shell`
    daemon=
    address=$BUILDKIT_HOST
    fail() { echo "$1 Its log stands above." >"$run/why"; echo "$1 Its log:"; cat /run/buildkit/log; exit 1; } >&2
    ended() { [ -e /run/buildkit/ended ]; }
    connect() {
      seconds=0
      until buildctl debug workers >/dev/null 2>&1; do
        ! ended || fail 'buildkitd ended before the build.'
        [ $seconds -lt 60 ] || fail 'buildkitd did not answer within a minute.'
        seconds=$((seconds + 1))
        sleep 1
      done
    }
    again() { ! ended || fail 'buildkitd ended during the build.'; return 1; }
  `
}
