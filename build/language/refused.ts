import { refusals, type Refusal } from '../compiler/diagnostics'

/** By the hundreds of their codes. */
const sections: Readonly<Record<string, string>> = {
  KILN1: 'Statements and declarations',
  KILN2: 'Expressions and operators',
  KILN3: 'Values and types',
  KILN4: 'Built-in methods',
  KILN5: 'Suspension',
  KILN6: 'Shell text and patterns',
  KILN7: "Limits of Jenkins' engine",
}

/** A table of each section that has entries, in the order of the codes. */
export function refusedTables(): string[] {
  const all = Object.values(refusals).map(shown)
  return Object.entries(sections).flatMap(([prefix, title]) => {
    const rows = all
      .filter(({ code }) => code.startsWith(prefix))
      .sort((a, b) => a.code.localeCompare(b.code))
    if (rows.length === 0) return []
    const lines = rows.map(
      ({ code, message, suggestion }) => `| ${code} | ${cell(message)} | ${cell(suggestion)} |`,
    )
    return [
      `### ${title}`,
      ['| code | what is refused | what to write instead |', '| --- | --- | --- |', ...lines].join('\n'),
    ]
  })
}

/** Messages that name what they are about do so with an ellipsis here. */
function shown(entry: Refusal | ((...words: never[]) => Refusal)): Refusal {
  return typeof entry === 'function' ? (entry as (...words: unknown[]) => Refusal)('…', '…', ['…']) : entry
}

/** A bar would end the cell. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', '<br>')
}
