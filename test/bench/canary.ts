/**
 * Finds a secret in whatever a run left behind: a log, a script, a pod, the bytes of a saved state. It is looked for as it is,
 * URL-encoded, in JSON's and Java's escaped forms, and in base64 at any place of a longer text, e.g. of `user:password`.
 *
 * @returns the forms found, e.g. `['raw', 'base64']`
 */
export function findSecrets(content: string | Buffer, secret: string): string[] {
  const text = typeof content === 'string' ? content : content.toString('latin1')
  const found = Object.entries(forms(secret)).filter(([, patterns]) =>
    patterns.some((pattern) => text.includes(pattern)),
  )
  return found.map(([form]) => form)
}

function forms(secret: string): Record<string, string[]> {
  const bytes = Buffer.from(secret)
  return {
    raw: [secret, bytes.toString('latin1')],
    escaped: JSON.stringify(secret).slice(1, -1) === secret ? [] : [JSON.stringify(secret).slice(1, -1)],
    url: encodeURIComponent(secret) === secret ? [] : [encodeURIComponent(secret)],
    base64: [0, 1, 2].flatMap((before) => {
      const inner = base64Inside(bytes, before)
      return [inner, inner.replace(/\+/g, '-').replace(/\//g, '_')]
    }),
    hex: [bytes.toString('hex')],
  }
}

/** The characters that depend on the secret alone when so many bytes (modulo 3) stand before it. */
function base64Inside(secret: Buffer, before: number): string {
  const encoded = Buffer.concat([Buffer.alloc(before), secret])
    .toString('base64')
    .replace(/=+$/, '')
  const first = before === 0 ? 0 : before + 1
  const last = (before + secret.length) % 3 === 0 ? encoded.length : encoded.length - 1
  return encoded.slice(first, last)
}
