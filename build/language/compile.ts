import { compileLibrary, type Diagnostic } from '../compiler'
import { given } from './examples'

/** The Groovy of each example, in the order in which they are given, unless one is refused. */
export function groovyOf(
  root: string,
  examples: readonly string[],
): { groovy: string[]; diagnostics: Diagnostic[] } {
  const overlay = Object.fromEntries(
    examples.map((code, i) => [`src/vars/${stepName(i)}.ts`, moduleOf(code)]),
  )
  const { files, diagnostics } = compileLibrary({ root, overlay })
  if (diagnostics.length > 0) return { groovy: [], diagnostics }
  const groovy = examples.map((code, i) => {
    const [, ...methods] = files
      .get(`vars/${stepName(i)}.groovy`)!
      .trimEnd()
      .split('\n\n')
    const file = methods.join('\n\n').replace(/ \/\/ src\/vars\/\w+\.ts$/gm, '')
    return isModule(code) ? file : bodyOfExample(file)
  })
  return { groovy, diagnostics }
}

/** No step of the library has such a name. */
function stepName(index: number): string {
  return `languagePageExample${index}`
}

export function isModule(code: string): boolean {
  return code.includes('export function call')
}

function moduleOf(code: string): string {
  if (isModule(code)) return code
  const used = Object.entries(given).filter(([name]) => new RegExp(`\\b${name}\\b`).test(code))
  const parameters = used.map(([name, type]) => `${name}: ${type}`).join(', ')
  const args = used.map(([name]) => name).join(', ')
  // In `call` itself, what comes from outside would be taken over first.
  return `export function call(${parameters}) {
  return example(${args})
}
function example(${parameters}) {
${code}
}
`
}

/** What stands in the braces of `example`, which is on one line or ends with a brace alone. */
function bodyOfExample(file: string): string {
  const [, line, lines] = /^.* example\([^)]*\) \{(?: (.*) \}|\n([^]*?)\n\})$/m.exec(file) ?? []
  return line ?? lines!.replace(/^ {2}/gm, '')
}
