import { makeFolderOf } from '../shell/folder'
import { shell } from '../shell/shell'
import type { ClientScript } from './client'

/**
 * Builds on the daemon that `connect` of `daemon` finds, on another if `again` has one, and prints the digest; the rest of
 * its output goes to the log. Of a failure, `why` in the folder keeps the reason. `tar` is a file that the client writes.
 */
export function buildScript(
  daemon: ShellText,
  client: ClientScript,
  args: string[],
  caches: ShellText,
  secrets: ShellText,
  folder: string,
  tar: string | undefined,
): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    PATH=$PATH:/opt/kiln-helpers
    keep() { :; }
    stop() { :; }
    run=${folder}
    trap 'stop; keep; rm -rf "$DOCKER_CONFIG" "$run/tls"' EXIT
    mkdir -p "$run"
    ${client.settings}
    ${daemon}
    build() {
      rm -f "$run/status" "$run/why"
      { $tool "$@"${secrets} 2>&1 || echo $? >"$run/status"; } | awk -v why="$run/why" '
        { print; fflush() }
        sub(/^(error|ERROR): (failed to build: )?/, "") { reason = $0 }
        END { if (reason != "") print reason >why }' >&2
      [ ! -e "$run/status" ]
    }
    start() {
      connect
      ${client.start}
    }
    start
    set -- ${args}
    { printf '+ %s build' ${client.name}; printf " '%s'" "$@"; echo; } >&2
    ${caches}
    ${makeFolderOf(tar)}
    until build "$@"; do
      again || exit 1
      start
    done
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
