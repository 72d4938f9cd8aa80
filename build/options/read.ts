import { declarationsOf, symbolAt, typeOf } from '../checker'
import { docOf, tagsOf, textOf } from '../doc-comment'
import { ts } from '../typescript'
import { checkOptions } from '../../src/options/check'
import { codes } from './codes'
import type { ObjectModel, OptionModel } from './model'
import type { Report } from './report'
import { optionRule } from './table'
import { readTags } from './tags'
import { allowedTypes, namedTypes, optionType } from './types'

/** groovy-cps takes no larger map literal, and a table is one. */
const largestTable = 125

/** Reads an option interface and those that it uses; `nested` gets each of them after those that it uses itself. */
export function readInterface(
  declaration: ts.InterfaceDeclaration,
  nested: Map<ts.InterfaceDeclaration, ObjectModel>,
  report: Report,
): ObjectModel {
  const open: ts.InterfaceDeclaration[] = []

  function readObject(object: ts.InterfaceDeclaration): ObjectModel {
    const known = nested.get(object)
    if (known) return known
    const name = object.name.text
    if (open.includes(object)) {
      report(object.name, codes.type, `${name} contains itself.`, 'Nest options to a fixed depth.')
      return { name, options: [], oneOf: [], refused: [] }
    }
    if ([...nested.keys(), ...open].some((other) => other.name.text === name)) {
      report(object.name, codes.name, `Two interfaces are named ${name}.`, 'Name them differently.')
    }
    open.push(object)
    const model = { name, ...readMembers(object) }
    open.pop()
    if (object !== declaration) nested.set(object, model)
    return model
  }

  function readMembers(object: ts.InterfaceDeclaration): Omit<ObjectModel, 'name'> {
    const members = typeOf(object)
      .getProperties()
      .flatMap((property) => declarationsOf(property).slice(0, 1))
    const options = new Map<OptionModel, ts.Node>()
    const refused: string[] = []
    for (const member of members) {
      const option = readOption(member, readObject, report)
      if (option) options.set(option, member)
      else refused.push(symbolAt(member)!.name)
    }
    if (members.length > largestTable) {
      const message = `${object.name.text} has ${members.length} options, and a table holds ${largestTable}.`
      report(object.name, codes.tooMany, message, 'Group some of them in a nested interface.')
    }
    checkRelations(options, report)
    const read = [...options.keys()]
    return { options: read, oneOf: readChoice(object, read), refused, ...readShorthand(object, read) }
  }

  /** `@shorthand a` of an interface: a text that is given in its place stands for that option. */
  function readShorthand(
    object: ts.InterfaceDeclaration,
    options: readonly OptionModel[],
  ): { shorthand?: string } {
    const tag = docTag(object, 'shorthand')
    if (tag === undefined) return {}
    const name = textOf(tag)
    const texts = options.filter(({ type }) => type.kind === 'text').map((option) => option.name)
    if (object === declaration || !texts.includes(name)) {
      const problem =
        object === declaration
          ? 'stands at the options of a step itself'
          : `names \`${name}\`, no text of ${object.name.text}`
      const suggestion = `It belongs to a nested interface, with one of ${texts.join(', ')}.`
      report(tag, codes.relation, `@shorthand ${problem}.`, suggestion)
    }
    return { shorthand: name }
  }

  /** `@oneOf a, b` of an interface: each must be an option that can be absent. */
  function readChoice(object: ts.InterfaceDeclaration, options: readonly OptionModel[]): string[] {
    const tag = docTag(object, 'oneOf')
    if (tag === undefined) return []
    const names = textOf(tag)
      .split(/[\s,]+/)
      .filter((name) => name !== '')
    const absent = options.filter((option) => !isAlwaysThere(option)).map(({ name }) => name)
    const wrong = names.find((name) => !absent.includes(name))
    if (object === declaration || names.length < 2 || wrong !== undefined) {
      const problem =
        object === declaration
          ? 'stands at the options of a step itself'
          : wrong === undefined
            ? 'names fewer than two options'
            : `names \`${wrong}\`, no option of ${object.name.text} that can be absent`
      const suggestion = `It belongs to a nested interface, with two or more of ${absent.join(', ')}.`
      report(tag, codes.relation, `@oneOf ${problem}.`, suggestion)
    }
    return names
  }

  return readObject(declaration)
}

function docTag(object: ts.InterfaceDeclaration, name: string): ts.JSDocTag | undefined {
  return tagsOf(object).find((tag) => tag.tagName.text === name)
}

function readOption(
  member: ts.Node,
  readObject: (object: ts.InterfaceDeclaration) => ObjectModel,
  report: Report,
): OptionModel | undefined {
  // The type as written: that of the member itself has an `undefined` where there is a question mark.
  const written = ts.isPropertySignature(member) ? member.type : undefined
  const type = written && optionType(written, readObject)
  if (!ts.isPropertySignature(member) || type === undefined) {
    const message = `An option cannot be of type \`${(written ?? member).getText()}\`.`
    report(written ?? member, codes.type, message, `Its type may be ${allowedTypes}.`)
    return undefined
  }
  const name = member.name.getText()
  const nameNode = member.name
  // What every JavaScript object has would seem to be given in each call on Node.
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name in {}) {
    report(
      nameNode,
      codes.name,
      `\`${name}\` is no name of an option.`,
      'Use camel case: letters and digits.',
    )
  }
  const doc = docOf(member)
  const description = doc === undefined ? '' : textOf(doc)
  if (description === '') {
    report(
      nameNode,
      codes.noOptionDocumentation,
      `\`${name}\` has no doc comment.`,
      'Say what it means, with its unit and what holds without it.',
    )
  }
  const tags = readTags(doc?.tags ?? [], type.kind, namedTypes(member.type!), report)
  const option = { name, description, type, required: member.questionToken === undefined, tags }
  checkValues(option, nameNode, report)
  return option
}

/** The values in the tags must pass the option's own check. */
function checkValues(option: OptionModel, at: ts.Node, report: Report): void {
  const { tags, type } = option
  const { default: fallback, ...rule } = optionRule({ ...option, required: false })
  const told = [fallback, ...(type.kind === 'text' ? tags.examples : [])]
  for (const value of told.filter((each) => each !== undefined)) {
    const table = { [option.name]: 'object' in type ? { ...rule, options: {} } : rule }
    for (const problem of checkOptions(table, { [option.name]: value }).problems) {
      report(at, codes.tagValue, `A value in its tags is wrong: ${problem}.`, 'Correct the tag.')
    }
  }
  if (option.required && fallback !== undefined) {
    report(
      at,
      codes.relation,
      `\`${option.name}\` has a default but is not optional.`,
      'Write a question mark.',
    )
  }
  if ((tags.minimum ?? 0) > (tags.maximum ?? 0) && type.kind === 'whole number') {
    report(
      at,
      codes.relation,
      `\`${option.name}\` has no possible value.`,
      'Lower @minimum or raise @maximum.',
    )
  }
}

/** `@conflicts` and `@requires` must name options that can be there and that can be absent. */
function checkRelations(options: ReadonlyMap<OptionModel, ts.Node>, report: Report): void {
  const names = new Map([...options.keys()].map((option) => [option.name, option]))
  const lower = new Set<string>()
  for (const [option, at] of options) {
    const { conflicts = [], requires = [] } = option.tags
    for (const name of [...conflicts, ...requires]) {
      const other = names.get(name)
      if (other === undefined || other === option) {
        const known = [...names.keys()].filter((each) => each !== option.name).join(', ')
        report(
          at,
          codes.relation,
          `\`${option.name}\` names \`${name}\`, no option beside it.`,
          `There are ${known}.`,
        )
      } else if (isAlwaysThere(other) || (conflicts.includes(name) && isAlwaysThere(option))) {
        const always = isAlwaysThere(other) ? name : option.name
        const message = `\`${option.name}\` and \`${name}\` cannot depend on each other, as ${always} is always there.`
        report(at, codes.relation, message, 'Make it optional without a default, or drop the tag.')
      }
    }
    // Told from both sides, a conflict would be reported twice: the first of the two keeps it.
    const first = conflicts.filter(
      (name) => !(lower.has(name.toLowerCase()) && names.get(name)?.tags.conflicts?.includes(option.name)),
    )
    if (first.length > 0) option.tags.conflicts = first
    else delete option.tags.conflicts
    if (lower.has(option.name.toLowerCase())) {
      report(at, codes.name, `\`${option.name}\` differs from another option only by case.`, 'Rename one.')
    }
    lower.add(option.name.toLowerCase())
  }
}

function isAlwaysThere(option: OptionModel): boolean {
  return option.required || option.tags.default !== undefined
}
