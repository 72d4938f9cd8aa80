import { registryOf } from '../image/reference'
import type { RegistryLogin } from '../options/registryLogin'
import { secretVariable, shell } from '../shell/shell'
import { dockerConfigScript } from './dockerConfig'
import { mountOf } from './mounts'

/**
 * Writes all logins as Docker's `config.json` into `$DOCKER_CONFIG`, in a memory volume of the pod. The secrets go from
 * the environment and from files through pipes into that file: they are in no Groovy value, in no argument of a process
 * and, untraced, not in the log.
 */
export function writeLogins(logins: RegistryLogin[], image: string): void {
  if (logins.length === 0) return
  const bindings: CredentialsBinding[] = []
  let commands = shell``
  for (let i = 0; i < logins.length; i++) {
    const login = logins[i]!
    const secret = secretVariable(`KILN_SECRET_${i}`)
    commands = shell`${commands}${loginCommand(login, i, registryOfLogin(login, image))}; `
    if (login.credentialsId !== undefined) {
      const usernameVariable = secretVariable(`KILN_USERNAME_${i}`)
      const { credentialsId } = login
      bindings.push(usernamePassword({ credentialsId, usernameVariable, passwordVariable: secret }))
    }
    const textId = login.passwordCredentialsId ?? login.tokenCredentialsId
    if (textId !== undefined) bindings.push(string({ credentialsId: textId, variable: secret }))
    const fileId = login.dockerConfigCredentialsId
    if (fileId !== undefined) bindings.push(file({ credentialsId: fileId, variable: secret }))
  }
  withCredentials(bindings, () => {
    sh({ label: 'Log in to the registry', script: dockerConfigScript(commands) })
  })
}

/** The registry that a login is for; nothing where it is a file, which names its own. */
export function registryOfLogin(login: RegistryLogin, image: string): string | undefined {
  const isFile =
    login.dockerConfigCredentialsId !== undefined ||
    login.secretName !== undefined ||
    login.configMapName !== undefined
  if (isFile) return undefined
  return login.acr ?? login.ecr ?? login.gcr ?? login.registry ?? registryOf(image)
}

/** A call of one of the functions of `dockerConfigScript`. */
function loginCommand(login: RegistryLogin, i: number, registry: string | undefined): ShellText {
  const secret = secretVariable(`KILN_SECRET_${i}`)
  const key = configKey(registry ?? '')
  if (login.credentialsId !== undefined)
    return shell`login ${key} ${secretVariable(`KILN_USERNAME_${i}`)} ${secret}`
  if (login.username !== undefined) return shell`login ${key} ${login.username} ${secret}`
  if (login.tokenCredentialsId !== undefined) return shell`token ${key} ${secret}`
  if (login.acr !== undefined) return shell`helper ${key} acr-env`
  if (login.ecr !== undefined) return shell`helper ${key} ecr-login`
  if (login.gcr !== undefined) return shell`helper ${key} gcr`
  if (login.dockerConfigCredentialsId !== undefined)
    return shell`config ${secret} ${`The credential '${login.dockerConfigCredentialsId}'`}`
  const what =
    login.secretName === undefined ? `ConfigMap '${login.configMapName!}'` : `Secret '${login.secretName}'`
  return shell`config ${mountOf(i)} ${`The ${what}`}`
}

/** Docker Hub is the one registry whose key in `config.json` is not its host. */
function configKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}
