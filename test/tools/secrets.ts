/** How a secret may look in a text: as it is, quoted by a shell, in Base64 (of URLs too), URL-encoded, in JSON, in hex. */
export function secretForms(secret: string): string[] {
  const masked = maskedForms(secret)
  return longestFirst([
    ...masked,
    ...masked.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('hex'),
  ])
}

/**
 * The forms that Jenkins finds and masks in its log (the SecretPatternFactory implementations of the credentials-binding
 * plugin): as it is, as bash and as the Almquist shells quote it when they trace, and in Base64.
 */
export function maskedForms(secret: string): string[] {
  const quoted = ["'\\''", `'"'"'`].map((quote) => secret.replaceAll("'", quote))
  return longestFirst([secret, ...quoted, Buffer.from(secret).toString('base64'), ...insideBase64(secret)])
}

const longestFirst = (forms: readonly string[]): string[] =>
  [...new Set(forms)].filter((form) => form !== '').sort((a, b) => b.length - a.length)

/** What is sure to appear of the secret in the Base64 of a longer text, at each of the three offsets that it can have. */
function insideBase64(secret: string): string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2]
    .map((offset) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
      // The first and the last character may mix with what stands beside.
      return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
    })
    .filter((form) => form.length >= 6)
}

export interface Finding {
  readonly where: string
  readonly form: string
}

/** The places that show a secret, whatever its form. `places` are texts or bytes by name. */
export function findSecrets(
  secrets: readonly string[],
  places: Iterable<readonly [where: string, content: string | Buffer]>,
): Finding[] {
  const forms = secrets.flatMap(secretForms)
  return [...places].flatMap(([where, content]) =>
    forms.filter((form) => content.includes(form)).map((form) => ({ where, form })),
  )
}
