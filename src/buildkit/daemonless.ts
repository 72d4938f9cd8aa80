import { rootlessDaemon } from '../pods/daemonSecurity'
import { shell } from '../shell/shell'
import { ownDaemon } from './ownDaemon'

/**
 * How a build starts a daemon for itself, in its own container, and ends it. The daemon gets no variable that a secret may
 * be in: what a `RUN` asks for by name comes to it from the client.
 */
export function daemonOfBuild(): ShellText {
  return shell`
    ${ownDaemon()}
    serve() {
      for name in $(env | sed -n 's/^\(KILN_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
      cd /run/buildkit
      printf %s "$BUILDKITD_TOML" >buildkitd.toml
      exec ${rootlessDaemon()} --config=buildkitd.toml "--addr=$BUILDKIT_HOST" >log 2>&1
    }
    ended() { ! kill -0 $service 2>/dev/null; }
    stop() { kill $service 2>/dev/null && wait $service || :; }
    serve &
    service=$!
  `
}
