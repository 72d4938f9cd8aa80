import { cacheBindings } from './cache'
import { daemonBindings } from './remoteDaemon'
import type { CheckedBuildkitBuildOptions } from '../options/tables/buildkitBuild'
import { secretVariable, shell } from '../shell/shell'

/**
 * Runs `build` with the secrets of the build in its environment, and gives it the arguments that name them there: of a
 * text the variable, of a file the path. https://docs.docker.com/build/building/secrets/
 */
export function withBuildSecrets<T>(options: CheckedBuildkitBuildOptions, build: (args: ShellText) => T): T {
  const bindings = [...cacheBindings(options), ...daemonBindings(options.daemon)]
  let args = shell``
  const secrets = options.secrets ?? []
  for (let i = 0; i < secrets.length; i++) {
    const { id, credentialsId, fileCredentialsId } = secrets[i]!
    const name = `KILN_BUILD_SECRET_${i}`
    const variable = secretVariable(name)
    if (credentialsId !== undefined) {
      bindings.push(string({ credentialsId, variable }))
      args = shell`${args} ${`--secret=id=${id},env=${name}`}`
    }
    if (fileCredentialsId !== undefined) {
      bindings.push(file({ credentialsId: fileCredentialsId, variable }))
      args = shell`${args} ${`--secret=id=${id},src=`}${variable}`
    }
  }
  const key = options.sshCredentialsId
  if (key !== undefined) {
    const variable = secretVariable('KILN_SSH_KEY')
    bindings.push(sshUserPrivateKey({ credentialsId: key, keyFileVariable: variable }))
    args = shell`${args} --ssh=default=${variable}`
  }
  if (bindings.length === 0) return build(args)
  return withCredentials(bindings, () => build(args))
}
