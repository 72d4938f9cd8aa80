import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import type { OptionRule } from '../../src/options/check'
import style from '../../.prettierrc.json'
import { generatedNote } from '../generated'
import type { ObjectModel, OptionModel, StepModel } from './model'

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
    ...(tags.conflicts && { conflicts: tags.conflicts }),
    ...(tags.requires && { requires: tags.requires }),
    ...(tags.deprecated !== undefined && { deprecated: tags.deprecated }),
    ...(tags.sensitive && { sensitive: tags.sensitive }),
  }
}

/** The module with a step's option tables and the types of the checked options. */
export function tableModule(model: StepModel): Promise<string> {
  const objects = [...model.nested, model.options]
  const text = [
    `// ${generatedNote(model.source)}`,
    "import type { OptionTable } from '../check'\n",
    ...objects.map((object) => {
      const name = object === model.options ? `export const ${model.step}Table` : `const ${tableName(object)}`
      return `${name}: OptionTable = {${object.options.map(entry).join('')}}\n`
    }),
    ...objects.map((object) => {
      const doc = `/** \`${object.name}\` after the check: normalised, with defaults. */`
      return `${doc}\nexport interface Checked${object.name} {${object.options.map(member).join('')}}\n`
    }),
  ].join('\n')
  return format(text, { ...style, parser: 'typescript', plugins: [estree, typescript] })
}

function tableName(object: ObjectModel): string {
  return `${object.name.charAt(0).toLowerCase()}${object.name.slice(1)}Table`
}

function entry(option: OptionModel): string {
  const rule = JSON.stringify(optionRule(option))
  const nested = 'object' in option.type ? `, options: ${tableName(option.type.object)}}` : '}'
  return `${option.name}: ${rule.slice(0, -1)}${nested},\n`
}

function member(option: OptionModel): string {
  const present = option.required || option.tags.default !== undefined
  return `${option.name}${present ? '' : '?'}: ${checkedType(option)}\n`
}

function checkedType({ type }: OptionModel): string {
  switch (type.kind) {
    case 'text':
      return type.choices?.map((choice) => JSON.stringify(choice)).join(' | ') ?? 'string'
    case 'whole number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'list of text':
      return 'string[]'
    case 'map of text':
    case 'map of values':
      return 'Record<string, string>'
    case 'map of options':
      return `Checked${type.object.name}`
    case 'list of maps':
      return `Checked${type.object.name}[]`
  }
}
