import type { EnvVar, KeyToPath, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { repeated } from '../image/reference'
import type { RegistryCertificate } from '../options/registryCertificate'
import { shell } from '../shell/shell'

/** Where the certificates at this place of `registryCertificates` are: `ca.crt`, `client.cert` and `client.key`. */
export function certificateFolder(place: number): string {
  return `/run/kiln-certificates/${place}`
}

/**
 * The files have the names by which buildkitd tells authorities from its own certificates (`tlsconfigdir`). Optional, because
 * Kubernetes would wait for a missing one without a word, while the build can say so.
 */
export function certificateVolumes(certificates: RegistryCertificate[]): Volume[] {
  const authority: KeyToPath = { key: 'ca.crt', path: 'ca.crt' }
  const own: KeyToPath[] = [
    { key: 'tls.crt', path: 'client.cert' },
    { key: 'tls.key', path: 'client.key' },
  ]
  return certificates.map(({ configMapName, secretName }, i): Volume => {
    const name = `kiln-certificate-${i}`
    return secretName === undefined
      ? { name, configMap: { name: configMapName!, items: [authority], optional: true } }
      : { name, secret: { secretName, items: [authority, ...own], optional: true } }
  })
}

export function certificateMounts(certificates: RegistryCertificate[]): VolumeMount[] {
  return certificates.map((_, i): VolumeMount => {
    return { name: `kiln-certificate-${i}`, mountPath: certificateFolder(i), readOnly: true }
  })
}

/**
 * For programs that ask a registry for a token: what is in these folders they trust besides the authorities of the system.
 * https://pkg.go.dev/crypto/x509#SystemCertPool
 */
export function certificateEnvironment(certificates: RegistryCertificate[]): EnvVar[] {
  if (certificates.length === 0) return []
  const folders = certificates.map((_, i) => certificateFolder(i)).join(':')
  return [{ name: 'SSL_CERT_DIR', value: folders }]
}

/** Fails where there is none of the files. */
export function certificateTests(step: string, certificates: RegistryCertificate[]): ShellText {
  let script = shell``
  for (let i = 0; i < certificates.length; i++) {
    const folder = certificateFolder(i)
    script = shell`
      ${script}
      [ -e ${folder}/ca.crt ] || [ -e ${folder}/client.cert ] ||
        { echo ${`${step}: registryCertificates[${i}] has neither ca.crt nor tls.crt.`} >&2; exit 1; }
    `
  }
  return script
}

export function certificateProblems({
  registryCertificates = [],
  insecureRegistries = [],
}: {
  registryCertificates?: RegistryCertificate[]
  insecureRegistries?: string[]
}): string[] {
  const problems: string[] = []
  const registries = registryCertificates.map(({ registry }) => registry)
  const twice = repeated(registries)
  if (twice !== undefined)
    problems.push(`option 'registryCertificates' names ${twice} twice: put all into one Secret`)
  for (const registry of registries)
    if (insecureRegistries.includes(registry))
      problems.push(
        `option 'registryCertificates' names ${registry}, which 'insecureRegistries' speaks to by plain HTTP`,
      )
  return problems
}
