import { namespace, serverNames, serverSecret, service } from '../../buildkit/sharedDaemon'

/** What is used here of https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
interface Kustomization {
  apiVersion: 'kustomize.config.k8s.io/v1beta1'
  kind: 'Kustomization'
  namespace: string
  resources: string[]
  replacements: {
    source: { kind: string; name: string; fieldPath: string }
    targets: {
      select: { kind: string; name: string }
      fieldPaths: string[]
      options: { delimiter: string; index: number }
    }[]
  }[]
}

/**
 * All of the service: kubectl apply -k. Where there is no cert-manager or no KEDA, take certificates.yaml or
 * scaledObject.yaml out of a copy; for daemons without caches of their own put deployment.yaml for statefulSet.yaml.
 * The replacements write the namespace into the names of the server's certificate.
 */
export function kustomization(): Kustomization {
  const names = serverNames().map((name, i) => ({ parts: name.split('.'), i }))
  const targets = [1, 2].map((index) => ({
    select: { kind: 'Certificate', name: serverSecret },
    fieldPaths: names.filter(({ parts }) => parts[index] === namespace).map(({ i }) => `spec.dnsNames.${i}`),
    options: { delimiter: '.', index },
  }))
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace,
    resources: [
      'namespace.yaml',
      'config.yaml',
      'statefulSet.yaml',
      'services.yaml',
      'networkPolicy.yaml',
      'podDisruptionBudget.yaml',
      'certificates.yaml',
      'scaledObject.yaml',
    ],
    replacements: [
      { source: { kind: 'StatefulSet', name: service, fieldPath: 'metadata.namespace' }, targets },
    ],
  }
}
