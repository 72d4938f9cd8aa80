import type { InterfaceDeclaration, PropertySignature } from 'ts-morph'
import { Node } from 'ts-morph'
import { checkOptions } from '../../src/options/check'
import type { ObjectModel, OptionModel } from './model'
import type { Report } from './report'
import { optionRule } from './table'
import { readTags } from './tags'
import { allowedTypes, optionType } from './types'

/** groovy-cps takes no larger map literal, and a table is one. */
const largestTable = 125

/** Reads an option interface and those that it uses; `nested` gets each of them after those that it uses itself. */
export function readInterface(
  declaration: InterfaceDeclaration,
  nested: Map<InterfaceDeclaration, ObjectModel>,
  report: Report,
): ObjectModel {
  const open: InterfaceDeclaration[] = []

  function readObject(object: InterfaceDeclaration): ObjectModel {
    const known = nested.get(object)
    if (known) return known
    const name = object.getName()
    if (open.includes(object)) {
      report(
        object.getNameNode(),
        'option-type',
        `${name} contains itself`,
        'options end somewhere: use a list',
      )
      return { name, options: [] }
    }
    if ([...nested.keys(), ...open].some((other) => other.getName() === name)) {
      report(object.getNameNode(), 'option-name', `two interfaces are named ${name}`, 'name them differently')
    }
    open.push(object)
    const model = { name, options: readMembers(object) }
    open.pop()
    if (object !== declaration) nested.set(object, model)
    return model
  }

  function readMembers(object: InterfaceDeclaration): OptionModel[] {
    const signatures = object
      .getType()
      .getProperties()
      .map((property) => property.getDeclarations()[0])
    const options = new Map<OptionModel, PropertySignature>()
    for (const signature of signatures) {
      const option = Node.isPropertySignature(signature)
        ? readOption(signature, readObject, report)
        : undefined
      if (Node.isPropertySignature(signature) && option) options.set(option, signature)
    }
    if (signatures.length > largestTable) {
      const message = `${object.getName()} has ${signatures.length} options, and a table holds ${largestTable}`
      report(object.getNameNode(), 'option-count', message, 'group some of them in a nested interface')
    }
    checkRelations(options, report)
    return [...options.keys()]
  }

  return readObject(declaration)
}

function readOption(
  signature: PropertySignature,
  readObject: (object: InterfaceDeclaration) => ObjectModel,
  report: Report,
): OptionModel | undefined {
  const name = signature.getName()
  const nameNode = signature.getNameNode()
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    report(nameNode, 'option-name', `${name} is no name of an option`, 'use camel case: letters and digits')
    return undefined
  }
  const written = signature.getTypeNode() ?? nameNode
  const type = optionType(typeOf(signature), readObject)
  if (type === undefined) {
    const message = `an option cannot be of type ${written.getText()}`
    report(written, 'option-type', message, `its type may be ${allowedTypes}`)
    return undefined
  }
  const [doc] = signature.getJsDocs().slice(-1)
  const description = doc?.getCommentText()?.trim() ?? ''
  if (description === '') {
    report(
      nameNode,
      'option-doc',
      `${name} has no doc comment`,
      'say what it means, with its unit and its default',
    )
  }
  const tags = readTags(doc?.getTags() ?? [], type.kind, report)
  const option = { name, description, type, required: !signature.hasQuestionToken(), tags }
  checkValues(option, nameNode, report)
  return option
}

/** Of an optional member without the `undefined` that the question mark adds. */
function typeOf(signature: PropertySignature) {
  const type = signature.getType()
  return signature.hasQuestionToken() ? type.getNonNullableType() : type
}

/** The values in the tags must pass the option's own check. */
function checkValues(option: OptionModel, at: Node, report: Report): void {
  const { tags, type } = option
  const { default: fallback, ...rule } = optionRule({ ...option, required: false })
  const told = [fallback, ...(type.kind === 'string' ? tags.examples : [])]
  for (const value of told.filter((each) => each !== undefined)) {
    const table = { [option.name]: 'object' in type ? { ...rule, options: {} } : rule }
    for (const problem of checkOptions(table, { [option.name]: value }).problems) {
      report(at, 'option-value', `a value in its tags does not pass: ${problem}`, 'correct the tag')
    }
  }
  if (option.required && fallback !== undefined) {
    report(at, 'option-relation', `${option.name} has a default but is not optional`, 'write a question mark')
  }
  if ((tags.minimum ?? 0) > (tags.maximum ?? 0) && type.kind === 'integer') {
    report(at, 'option-relation', `${option.name} has no possible value`, 'lower @minimum or raise @maximum')
  }
}

/** `@conflicts` and `@requires` must name options that can be there and that can be absent. */
function checkRelations(options: ReadonlyMap<OptionModel, Node>, report: Report): void {
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
          'option-relation',
          `${option.name} names ${name}, no option beside it`,
          `there are ${known}`,
        )
      } else if (isAlwaysThere(other) || (conflicts.includes(name) && isAlwaysThere(option))) {
        const always = isAlwaysThere(other) ? name : option.name
        const message = `${option.name} and ${name} cannot depend on each other, as ${always} is always there`
        report(at, 'option-relation', message, 'make it optional without a default, or drop the tag')
      }
    }
    // Told from both sides, a conflict would be reported twice.
    const later = conflicts.filter((name) => !names.get(name)?.tags.conflicts?.includes(option.name))
    if (later.length > 0) option.tags.conflicts = later
    else delete option.tags.conflicts
    if (lower.has(option.name.toLowerCase())) {
      report(at, 'option-name', `${option.name} differs from another only by case`, 'rename one')
    }
    lower.add(option.name.toLowerCase())
  }
}

function isAlwaysThere(option: OptionModel): boolean {
  return option.required || option.tags.default !== undefined
}
