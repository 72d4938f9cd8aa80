import type { Doc } from 'prettier'
import type { OptionRule } from '../../src/options/check'
import { generatedNote } from '../generated'
import type { ObjectModel, OptionModel, OptionsModel } from './model'
import { choice, constant, interfaceOf, Name, print, typeName } from './print-table'

/** What the check needs to know of an option, without its nested table. */
export function optionRule({ type, required, tags }: OptionModel): OptionRule {
  return {
    type: type.kind,
    ...(required && { required }),
    ...(tags.default !== undefined && { default: tags.default }),
    ...(type.kind === 'text' && type.choices && { choices: [...type.choices] }),
    ...(tags.minimum !== undefined && { minimum: tags.minimum }),
    ...(tags.maximum !== undefined && { maximum: tags.maximum }),
    ...(tags.pattern !== undefined && { pattern: tags.pattern }),
    ...(tags.pattern !== undefined && { meaning: tags.meaning ?? `text that matches ${tags.pattern}` }),
    ...(tags.values && { values: tags.values }),
    ...(tags.conflicts && { conflicts: tags.conflicts }),
    ...(tags.requires && { requires: tags.requires }),
    ...(tags.deprecated !== undefined && { deprecated: tags.deprecated }),
    ...(tags.sensitive && { sensitive: tags.sensitive }),
  }
}

/** The module with a step's option tables and the types of the checked options. */
export function tableModule(model: OptionsModel): string {
  const objects = [...model.nested, model.options]
  return print([
    `// ${generatedNote(model.source)}\n`,
    "import type { OptionTable } from '../check'\n",
    ...objects.map((object) => {
      const name = object === model.options ? `export const ${model.step}Table` : `const ${tableName(object)}`
      return ['\n', constant(`${name}: OptionTable`, tableOf(object))]
    }),
    ...objects.map((object) => {
      const doc = `\n/** \`${object.name}\` after the check: normalised, with defaults. */\n`
      return [
        doc,
        interfaceOf(`Checked${object.name}`, [...object.options.map(member), ...object.refused.map(untyped)]),
      ]
    }),
  ])
}

function tableName(object: ObjectModel): string {
  return `${object.name.charAt(0).toLowerCase()}${object.name.slice(1)}Table`
}

function tableOf(object: ObjectModel): object {
  return Object.fromEntries(object.options.map((option) => [option.name, entry(option)]))
}

function entry(option: OptionModel): object {
  const rule = optionRule(option)
  if (!('object' in option.type)) return rule
  const { object } = option.type
  const options = new Name(tableName(object))
  return {
    ...rule,
    options,
    ...(object.oneOf.length > 0 && { oneOf: [...object.oneOf] }),
    ...(object.shorthand !== undefined && { shorthand: object.shorthand }),
  }
}

function member(option: OptionModel): [name: string, type: Doc] {
  const present = option.required || option.tags.default !== undefined
  return [`${option.name}${present ? '' : '?'}`, checkedType(option)]
}

/** So that a refused option leads to no other mistake where it is used. */
function untyped(name: string): [name: string, type: Doc] {
  return [name, typeName('any')]
}

function checkedType({ type }: OptionModel): Doc {
  switch (type.kind) {
    case 'text':
      return type.choices ? choice(type.choices) : typeName('string')
    case 'whole number':
      return typeName('number')
    case 'boolean':
      return typeName('boolean')
    case 'list of text':
      return typeName('string[]')
    case 'map of text':
    case 'map of values':
      return typeName('Record<string, string>')
    case 'map of options':
      return typeName(`Checked${type.object.name}`)
    case 'list of maps':
      return typeName(`Checked${type.object.name}[]`)
  }
}
