import { quote } from './shell'

/**
 * Replaces secrets in a line of the log by `****`: as they are, as a shell quotes them when it traces, and in Base64
 * (SecretPatternFactory of the credentials-binding plugin).
 */
export function mask(line: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [quote(secret), secret, ...base64Forms(secret)])
  // The longest first, so that none leaves a rest of another.
  const sorted = forms.sort((a, b) => b.length - a.length)
  return sorted.reduce((text, form) => text.replaceAll(form, '****'), line)
}

/** What is sure to appear of the text in Base64, whichever of the three offsets it has in what was encoded. */
export function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text)
  const forms = [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // The first and last characters may mix with what stands beside.
    const start = Math.ceil((offset * 8) / 6)
    return [encoded.slice(start, Math.floor(((offset + bytes.length) * 8) / 6))]
  })
  return forms.filter((form) => form.length >= 4)
}
