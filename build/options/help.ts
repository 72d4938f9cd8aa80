import { generatedNote } from '../generated'
import type { ObjectModel, OptionModel, StepModel } from './model'
import { largestInteger } from './tags'

const width = 100

/**
 * The text that Jenkins shows on the Global Variable Reference page. Jenkins hands it to the markup formatter that an
 * administrator chose: the default one escapes it and keeps line breaks and indentation, the HTML and Markdown ones
 * would run the lines together, but all of them let `pre` through. So it is plain text in one `pre` element.
 */
export function helpText(model: StepModel): string {
  const examples = model.examples.map((example) => indented(example, '    '))
  const lines = [
    ...paragraphs(model.description, ''),
    ...(model.returns ? ['', ...paragraphs(`Returns ${model.returns}`, '')] : []),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    '',
    examples.join('\n\n'),
    '',
    'Options:',
    '',
    ...objectLines(model.options, ''),
    generatedNote(model.source),
  ]
  const text = lines.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<pre>\n${text}\n</pre>\n`
}

function objectLines({ options }: ObjectModel, indent: string): string[] {
  return options.flatMap((option) => optionLines(option, excludedBy(option, options), indent))
}

/** A conflict is noted at one of its two sides. */
function excludedBy({ name, tags }: OptionModel, options: readonly OptionModel[]): string[] {
  const others = options.filter(
    (other) => tags.conflicts?.includes(other.name) || other.tags.conflicts?.includes(name),
  )
  return others.map((other) => other.name)
}

function optionLines(option: OptionModel, excluded: readonly string[], indent: string): string[] {
  const { name, description, required, tags, type } = option
  const inner = `${indent}    `
  const facts = [
    tags.deprecated !== undefined && `Deprecated: ${tags.deprecated}`,
    tags.meaning !== undefined && `${subject(type.kind)} ${tags.meaning}.`,
    tags.meaning === undefined &&
      tags.pattern !== undefined &&
      `${subject(type.kind)} text that matches ${tags.pattern}.`,
    tags.values !== undefined && `Each value is ${tags.values.meaning}.`,
    excluded.length > 0 && `Excludes ${excluded.join(', ')}.`,
    tags.requires && `Needs ${tags.requires.join(', ')}.`,
    tags.default !== undefined && `Default: ${literal(tags.default)}.`,
    ...tags.examples.map((example) => `Example: ${type.kind === 'text' ? literal(example) : example}`),
  ].filter((fact) => typeof fact === 'string')
  return [
    `${indent}${name} (${typeName(option)}${required ? ', required' : ''})`,
    ...paragraphs(description, inner),
    ...facts.flatMap((fact) => paragraphs(fact, inner)),
    ...('object' in type && type.object.oneOf.length > 0
      ? paragraphs(`Exactly one of ${type.object.oneOf.join(', ')}.`, inner)
      : []),
    ...('object' in type && type.object.shorthand !== undefined
      ? paragraphs(`A text alone is the ${type.object.shorthand}.`, inner)
      : []),
    '',
    ...('object' in type ? objectLines(type.object, inner) : []),
  ]
}

function subject(kind: OptionModel['type']['kind']): string {
  if (kind === 'list of text') return 'Each is'
  return kind === 'text' ? 'It is' : 'Each name is'
}

function typeName({ type, tags }: OptionModel): string {
  if (type.kind === 'text') return type.choices?.map(literal).join(' or ') ?? 'text'
  if (type.kind === 'boolean') return 'true or false'
  return type.kind === 'whole number' ? integerName(tags.minimum!, tags.maximum!) : type.kind
}

function integerName(minimum: number, maximum: number): string {
  const [isLow, isHigh] = [minimum > -largestInteger, maximum < largestInteger]
  if (isLow && isHigh) return `whole number from ${minimum} to ${maximum}`
  if (isLow) return `whole number, at least ${minimum}`
  return isHigh ? `whole number, at most ${maximum}` : 'whole number'
}

/** As it is written in a Jenkinsfile. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${literal(each)}`)
  return entries.length > 0 ? `[${entries.join(', ')}]` : '[:]'
}

/** The paragraphs of a doc comment, filled to the width. */
function paragraphs(text: string, indent: string): string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...fill(paragraph.split(/\s+/), indent)])
}

function fill(words: readonly string[], indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, indent + line]
}

function indented(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent)
}
