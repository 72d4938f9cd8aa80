import type { ObjectMeta } from 'kubernetes-types/meta/v1'
import { clientSecret, serverNames, serverSecret } from '../../buildkit/sharedDaemon'

/** What is used here of https://cert-manager.io/docs/reference/api-docs/ */
interface Issuer {
  apiVersion: 'cert-manager.io/v1'
  kind: 'Issuer'
  metadata: ObjectMeta
  spec: { selfSigned: object } | { ca: { secretName: string } }
}
interface Certificate {
  apiVersion: 'cert-manager.io/v1'
  kind: 'Certificate'
  metadata: ObjectMeta
  spec: {
    commonName: string
    dnsNames?: string[]
    duration: string
    isCA?: boolean
    issuerRef: { name: string; kind: 'Issuer' }
    privateKey: { algorithm: 'ECDSA'; size: 256; rotationPolicy: 'Always' | 'Never' }
    renewBefore: string
    secretName: string
    usages: string[]
  }
}

const ca = 'buildkitd-ca'
const bootstrap = 'buildkitd-bootstrap'

/**
 * For cert-manager: an authority that this instance alone trusts, the certificate of the daemons and that of the clients.
 * Whoever holds a client's certificate may build. The daemons read theirs when they start: restart them after a renewal,
 * for which there are 60 days. Without cert-manager scripts/buildkitd-certificates.sh makes the same Secrets.
 */
export function certificates(): (Issuer | Certificate)[] {
  return [
    issuer(bootstrap, { selfSigned: {} }),
    certificate(ca, bootstrap, {
      isCA: true,
      commonName: ca,
      // Ten years. The Secrets of server and client hold it, so a new one means new ones for all.
      duration: '87600h',
      usages: ['cert sign', 'crl sign'],
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
    }),
    issuer(ca, { ca: { secretName: ca } }),
    certificate(serverSecret, ca, {
      commonName: 'buildkitd',
      dnsNames: serverNames(),
      usages: ['digital signature', 'server auth'],
    }),
    certificate(clientSecret, ca, {
      commonName: 'buildkitd-client',
      usages: ['digital signature', 'client auth'],
    }),
  ]
}

function issuer(name: string, spec: Issuer['spec']): Issuer {
  return { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name }, spec }
}

function certificate(
  name: string,
  issuedBy: string,
  spec: Partial<Certificate['spec']> & { commonName: string; usages: string[] },
): Certificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name },
    spec: {
      secretName: name,
      issuerRef: { name: issuedBy, kind: 'Issuer' },
      duration: '8760h',
      renewBefore: '1440h',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
      ...spec,
    },
  }
}
