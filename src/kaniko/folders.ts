/** Where a shared folder of base images is mounted: Kaniko's own default, beside and never over `/kaniko`. */
export const baseImageFolder = '/cache'

/** Where a shared folder of layers is mounted. */
export const layerFolder = '/layer-cache'

/** Where the certificates of the registry at this place of `registryCertificates` are mounted. */
export function certificateFolder(place: number): string {
  return `/run/kiln-certificates/${place}`
}
