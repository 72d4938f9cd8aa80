import { tagsOf, textOf } from '../doc-comment'
import { ts } from '../typescript'
import { codes } from './codes'
import type { OptionTags, OptionType } from './model'
import { patternProblem } from './pattern'
import type { Report } from './report'
import type { NamedTypes } from './types'

type Kind = OptionType['kind']

interface Tag {
  /** The kinds of options that it may stand at. */
  readonly fits: readonly Kind[]
  /** Notes what the tag says; returns what is wrong with its text. */
  readonly read: (text: string, tags: OptionTags, kind: Kind) => string | undefined
  /** How it is written. */
  readonly form: string
}

const all: readonly Kind[] = [
  'text',
  'whole number',
  'boolean',
  'list of text',
  'map of text',
  'map of values',
  'map of options',
  'list of maps',
]

/** Jenkins' steps take Java's int where they take a number. */
export const largestInteger = 2147483647

/** Every doc tag that an option may have. */
const optionTags: { readonly [name: string]: Tag } = {
  default: {
    fits: all,
    form: '@default VALUE: text as it is, anything else as JSON',
    read: (text, tags, kind) => {
      if (kind === 'text') {
        if (text === '') return 'it has no value'
        tags.default = text
        return undefined
      }
      try {
        // Whether the value fits the option is for the check itself to say, see read.ts.
        tags.default = JSON.parse(text) as NonNullable<OptionTags['default']>
      } catch {
        return `\`${text}\` is not JSON`
      }
      return undefined
    },
  },
  minimum: {
    fits: ['whole number'],
    form: '@minimum INTEGER',
    read: (text, tags) => readInteger(text, (value) => (tags.minimum = value)),
  },
  maximum: {
    fits: ['whole number'],
    form: '@maximum INTEGER',
    read: (text, tags) => readInteger(text, (value) => (tags.maximum = value)),
  },
  pattern: {
    fits: ['text', 'list of text', 'map of text', 'map of values'],
    form: '@pattern REGEX – what it means, so that “must be …” reads well',
    read: (text, tags) => {
      const [, pattern, dash, meaning] = /^(\S+)(?:\s+(–\s+)?(.*))?$/s.exec(text) ?? []
      if (pattern === undefined) return 'it has no regex'
      if (meaning && !dash) return 'a regex has no blanks, and its meaning stands after ` – `'
      tags.pattern = pattern
      if (meaning) tags.meaning = meaning.replace(/\s+/g, ' ')
      return patternProblem(pattern)
    },
  },
  conflicts: {
    fits: all,
    form: '@conflicts OPTION, OPTION',
    read: (text, tags) => readNames(text, (names) => (tags.conflicts = names)),
  },
  requires: {
    fits: all,
    form: '@requires OPTION, OPTION',
    read: (text, tags) => readNames(text, (names) => (tags.requires = names)),
  },
  deprecated: {
    fits: all,
    form: '@deprecated what to use instead',
    read: (text, tags) => {
      tags.deprecated = text.replace(/\s+/g, ' ')
      return text === '' ? 'it does not say what to use instead' : undefined
    },
  },
  sensitive: {
    fits: all,
    form: '@sensitive, alone',
    read: (text, tags) => {
      tags.sensitive = true
      return text === '' ? undefined : 'it takes no text'
    },
  },
  example: {
    fits: all,
    form: '@example VALUE',
    read: (text, tags) => {
      tags.examples.push(text)
      return text === '' ? 'it has no value' : undefined
    },
  },
}

/** Reads the doc tags of an option of this kind; what the types say by whose names it is written comes with them. */
export function readTags(
  docTags: readonly ts.JSDocTag[],
  kind: Kind,
  named: NamedTypes,
  report: Report,
): OptionTags {
  const tags: OptionTags = { ...patternOf(named.text, report), examples: [] }
  const { pattern, meaning } = patternOf(named.values, report)
  if (pattern !== undefined) tags.values = { pattern, meaning: meaning ?? `text that matches ${pattern}` }
  const seen = new Set<string>(tags.pattern === undefined ? [] : ['pattern'])
  for (const docTag of docTags) {
    const name = docTag.tagName.text
    const tag = Object.hasOwn(optionTags, name) ? optionTags[name] : undefined
    if (tag === undefined) {
      report(
        docTag,
        codes.unknownTag,
        `There is no tag @${name}.`,
        `The tags are @${Object.keys(optionTags).join(', @')}.`,
      )
    } else if (!tag.fits.includes(kind)) {
      report(
        docTag,
        codes.tagDoesNotFit,
        `@${name} does not fit this type.`,
        `It fits ${tag.fits.join(', ')}.`,
      )
    } else if (seen.has(name) && name !== 'example') {
      const place =
        docTags.filter((one) => one.tagName.text === name).length > 1 ? 'here twice' : 'at its type, too'
      report(docTag, codes.tagText, `@${name} stands ${place}.`, 'Keep one.')
    } else {
      const problem = tag.read(textOf(docTag), tags, kind)
      if (problem) report(docTag, codes.tagText, `@${name}: ${problem}.`, `Write ${tag.form}.`)
    }
    seen.add(name)
  }
  if (kind === 'whole number') {
    tags.minimum ??= -largestInteger
    tags.maximum ??= largestInteger
  }
  return tags
}

/** What the doc comment of a type says, which may have the tag `@pattern` alone. */
function patternOf(
  type: ts.TypeAliasDeclaration | undefined,
  report: Report,
): Pick<OptionTags, 'pattern' | 'meaning'> {
  const read: OptionTags = { examples: [] }
  for (const docTag of type === undefined ? [] : tagsOf(type)) {
    const problem =
      docTag.tagName.text === 'pattern'
        ? optionTags['pattern']!.read(textOf(docTag), read, 'text')
        : 'a type has no other tag than @pattern'
    if (problem)
      report(
        docTag,
        codes.tagText,
        `@${docTag.tagName.text}: ${problem}.`,
        `Write ${optionTags['pattern']!.form}.`,
      )
  }
  return read
}

function readInteger(text: string, take: (value: number) => void): string | undefined {
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || Math.abs(value) > largestInteger) {
    return `\`${text}\` is not an integer of at most ${largestInteger}`
  }
  take(value)
  return undefined
}

function readNames(text: string, take: (names: string[]) => void): string | undefined {
  const names = text.split(/[\s,]+/)
  if (!names.every((name) => /^[a-z]\w*$/i.test(name))) return 'it needs the names of options'
  take(names)
  return undefined
}
