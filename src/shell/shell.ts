import { quote, quoteAll } from './quote'

/**
 * The text of a shell script. A value stands for exactly one word: a string is quoted, of a list each element. Raw text
 * can only be a literal. Common indentation and the first and last line break are not part of the script.
 *
 * An intrinsic: the compiler writes the quoting out, this is what it means on Node. Parts and secrets are objects here
 * and strings in Groovy, where their types alone tell them from values to quote.
 */
export function shell(
  strings: TemplateStringsArray,
  ...values: (string | string[] | number | ShellText | SecretVariable)[]
): ShellText {
  const parts = dedent(strings.raw.map((part) => part.replace(/\\([`]|\$(?=\{))/g, '$1')))
  return new Part(
    parts.map((part, i) => part + (i < values.length ? word(values[i]) : '')).join(''),
  ) as object as ShellText
}

/** The environment variable of this name, which `withCredentials` sets around the script. An intrinsic, too. */
export function secretVariable(name: string): SecretVariable {
  return new Secret(name) as object as SecretVariable
}

class Part {
  constructor(private readonly text: string) {}
  toString(): string {
    return this.text
  }
}

class Secret extends Part {}

function word(value: unknown): string {
  if (value instanceof Secret) return `"$${value}"`
  if (value instanceof Part || typeof value === 'number') return String(value)
  return Array.isArray(value) ? quoteAll(value) : quote(String(value))
}

/** The indentation is that of the literal text alone: a value that spans lines keeps its own. */
function dedent(parts: string[]): string[] {
  const mark = '\0'
  const text = parts
    .join(mark)
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)![0].length)
  const margin = Math.min(...indents)
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line.slice(margin)))
    .join('\n')
    .split(mark)
}
