import { registryOf } from '../image/reference'
import { secretVariable, shell } from '../shell/shell'
import type { RegistryLogin } from '../options/imageBuild'

/**
 * Writes the logins as Docker's `config.json` into `$DOCKER_CONFIG`, in a memory volume of the pod. The passwords go from
 * the environment through pipes into the file: they are in no Groovy value, no argument and, untraced, not in the log.
 */
export function writeLogins(logins: RegistryLogin[], image: string): void {
  if (logins.length === 0) return
  const bindings: CredentialsBinding[] = []
  let commands = shell``
  for (const login of logins) {
    const id = login.credentialsId
    const username = secretVariable(`KILN_USERNAME_${bindings.length}`)
    const password = secretVariable(`KILN_PASSWORD_${bindings.length}`)
    const registry = configKey(login.registry ?? registryOf(image))
    commands = shell`${commands}login ${registry} ${username} ${password}; `
    bindings.push(
      usernamePassword({ credentialsId: id, usernameVariable: username, passwordVariable: password }),
    )
  }
  withCredentials(bindings, () => {
    sh({ label: 'Log in to the registry', script: loginScript(commands) })
  })
}

function loginScript(commands: ShellText): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    umask 077
    mkdir -p "$DOCKER_CONFIG"
    login() { printf '%s"%s":{"auth":"%s"}' "$comma" "$1" "$(printf '%s:%s' "$2" "$3" | base64 | tr -d '\n')"; comma=,; }
    { comma=; printf '{"auths":{'; ${commands}printf '}}'; } >"$DOCKER_CONFIG/config.json"
  `
}

/** Docker Hub is the one registry whose key in `config.json` is not its host. */
function configKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}
