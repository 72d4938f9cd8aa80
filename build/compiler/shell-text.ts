/**
 * The constant text of a shell template, as `shell` in src/shell/shell.ts reads it on Node. The two must agree;
 * test/language holds them against each other.
 */

/** In the source a backtick and `${` have to be escaped; any other backslash is the shell's. */
export function rawText(source: string): string {
  return source.replaceAll('\r\n', '\n').replace(/\\([`]|\$(?=\{))/g, '$1')
}

/** Without the first and last line break, and without the indentation that all lines share. */
export function dedent(parts: string[]): string[] {
  const mark = '\0'
  const whole = parts
    .join(mark)
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
  const lines = whole.split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0].length)
  const margin = Math.min(...indents)
  const dedented = lines.map((line) => (line.trim() === '' ? '' : line.slice(margin)))
  return dedented.join('\n').split(mark)
}

/**
 * Whether what follows these texts, with values between them, stands where a quoted word is one word: outside of quotes
 * and backquotes, of comments (which a line break in the value would end) and of here-documents.
 */
export function standsBare(texts: string[]): boolean {
  let open = ''
  for (const [position, text] of texts.entries()) {
    for (let i = 0; i < text.length; i++) {
      const character = text.charAt(i)
      if (open === '#') open = character === '\n' ? '' : open
      else if (character === '\\' && open !== "'") i++
      else if (character === open) open = ''
      else if (open === '' && startsComment(text, i, position)) open = '#'
      else if (open === '' && text.startsWith('<<', i)) return false
      else if (open === '' && ['"', "'", '`'].includes(character)) open = character
    }
  }
  return open === ''
}

function startsComment(text: string, i: number, position: number): boolean {
  if (text.charAt(i) !== '#') return false
  return i === 0 ? position === 0 : /[\s;&|()]/.test(text.charAt(i - 1))
}
