import type { Volume, VolumeMount } from 'kubernetes-types/core/v1'
import type { RegistryLogin } from '../options/registryLogin'

/** The folder of the login at this place in `auth`, where it is a Secret or a ConfigMap. */
export function mountOf(place: number): string {
  return `/run/kiln-logins/${place}`
}

/** For the pod: optional, because Kubernetes would wait for a missing one without a word, while the login can say so. */
export function loginVolumes(logins: RegistryLogin[]): Volume[] {
  return logins.flatMap((login, i): Volume[] => {
    const name = `kiln-login-${i}`
    if (login.secretName !== undefined)
      return [{ name, secret: { secretName: login.secretName, optional: true } }]
    return login.configMapName === undefined
      ? []
      : [{ name, configMap: { name: login.configMapName, optional: true } }]
  })
}

export function usesMount(login: RegistryLogin): boolean {
  return login.secretName !== undefined || login.configMapName !== undefined
}

/** For the container of the build tool, and no other. */
export function loginMounts(logins: RegistryLogin[]): VolumeMount[] {
  return logins.flatMap((login, i): VolumeMount[] =>
    usesMount(login) ? [{ name: `kiln-login-${i}`, mountPath: mountOf(i), readOnly: true }] : [],
  )
}
