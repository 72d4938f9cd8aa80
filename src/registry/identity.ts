import type { Container, EnvVar, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { kanikoImage } from '../images'
import type { RegistryLogin } from '../options/registryLogin'

/** Where the credential helpers are that a build tool's own image lacks. */
export const helperFolder = '/opt/kiln-helpers'

/** Logs in with the identity of the pod or node, through `docker-credential-acr-env` and its like. */
export function usesIdentity(login: RegistryLogin): boolean {
  return login.acr !== undefined || login.ecr !== undefined || login.gcr !== undefined
}

/** Copies the helpers from Kaniko's image, which has all three, so that no tool needs an image of its own for them. */
export function helperContainers(logins: RegistryLogin[]): Container[] {
  if (!logins.some(usesIdentity)) return []
  return [
    {
      name: 'credential-helpers',
      image: kanikoImage,
      command: ['/busybox/sh', '-c', `cp /kaniko/docker-credential-* ${helperFolder}/`],
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
      volumeMounts: helperMounts(logins),
    },
  ]
}

export function helperVolumes(logins: RegistryLogin[]): Volume[] {
  return logins.some(usesIdentity) ? [{ name: 'credential-helpers', emptyDir: {} }] : []
}

export function helperMounts(logins: RegistryLogin[]): VolumeMount[] {
  return logins.some(usesIdentity) ? [{ name: 'credential-helpers', mountPath: helperFolder }] : []
}

/** Which of several managed identities to take. https://learn.microsoft.com/azure/developer/go/sdk/authentication */
export function identityEnvironment(logins: RegistryLogin[]): EnvVar[] {
  return logins.flatMap((login): EnvVar[] =>
    login.clientId === undefined ? [] : [{ name: 'AZURE_CLIENT_ID', value: login.clientId }],
  )
}

/**
 * Asks Azure's workload identity for a token, which only a service account that was made for it can have; without one
 * the label would keep the node's identity from being tried.
 */
export function identityLabels(
  usesAzure: boolean,
  serviceAccount: string | undefined,
): Record<string, string> {
  return usesAzure && serviceAccount !== undefined ? { 'azure.workload.identity/use': 'true' } : {}
}
