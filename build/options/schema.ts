import { generatedNote } from '../generated'
import type { ObjectModel, OptionModel, OptionTags, StepModel } from './model'

type Schema = { readonly [keyword: string]: unknown }

/** A step's options as closed JSON Schema, draft 2020-12. It accepts what `checkOptions` accepts, null aside. */
export function jsonSchema(model: StepModel): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: generatedNote(model.source),
    title: `Options of ${model.step}`,
    description: model.description,
    ...objectSchema(model.options),
    $defs: { text, ...Object.fromEntries(model.nested.map((object) => [object.name, objectSchema(object)])) },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

function objectSchema({ options, oneOf }: ObjectModel): Schema {
  const required = options.filter((option) => option.required).map(({ name }) => name)
  const dependent = options.filter(({ tags }) => tags.requires).map(({ name, tags }) => [name, tags.requires])
  const exclusive = options.flatMap(({ name, tags }) => (tags.conflicts ?? []).map((other) => [name, other]))
  return {
    type: 'object',
    properties: Object.fromEntries(options.map((option) => [option.name, optionSchema(option)])),
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    ...(dependent.length > 0 && { dependentRequired: Object.fromEntries(dependent) }),
    ...(oneOf.length > 0 && { oneOf: oneOf.map((name) => ({ required: [name] })) }),
    ...(exclusive.length > 0 && { allOf: exclusive.map((pair) => ({ not: { required: pair } })) }),
  }
}

function optionSchema(option: OptionModel): Schema {
  const { description, tags } = option
  return {
    description,
    ...(tags.deprecated !== undefined && { deprecated: true }),
    ...typeSchema(option),
    ...(tags.default !== undefined && { default: tags.default }),
    ...(tags.examples.length > 0 && option.type.kind === 'text' && { examples: tags.examples }),
  }
}

/** Without control characters, as in `isPlain` of src/options/check.ts. */
const text = {
  type: 'string',
  pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff]*$',
}

const refToText = { $ref: '#/$defs/text' }

/** With numbers that both languages hold exactly. */
const scalar = {
  type: ['string', 'integer', 'boolean'],
  pattern: text.pattern,
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
}

function typeSchema({ type, tags }: OptionModel): Schema {
  const patternText = {
    ...refToText,
    ...(tags.pattern !== undefined && { type: 'string', pattern: `^${tags.pattern}$` }),
  }
  switch (type.kind) {
    case 'text':
      return type.choices ? { type: 'string', enum: type.choices } : patternText
    case 'whole number':
      return { type: 'integer', minimum: tags.minimum, maximum: tags.maximum }
    case 'boolean':
      return { type: 'boolean' }
    case 'list of text':
      return { type: 'array', items: patternText }
    case 'map of text':
      return {
        type: 'object',
        additionalProperties: valueSchema(tags, refToText),
        propertyNames: patternText,
      }
    case 'map of values':
      return { type: 'object', additionalProperties: valueSchema(tags, scalar), propertyNames: patternText }
    case 'map of options':
      return nested(type.object)
    case 'list of maps':
      return { type: 'array', items: nested(type.object) }
  }
}

/** Of a map. Numbers and booleans count as their text. */
function valueSchema({ values }: OptionTags, free: Schema): Schema {
  if (values === undefined) return free
  const pattern = `^${values.pattern}$`
  if (free !== scalar) return { ...free, type: 'string', pattern }
  const fits = (...texts: string[]): boolean => texts.every((text) => new RegExp(pattern).test(text))
  return {
    ...scalar,
    type: ['string', ...(fits('0') ? ['integer'] : []), ...(fits('true', 'false') ? ['boolean'] : [])],
    allOf: [{ pattern }],
    ...(!fits('-1') && { minimum: 0 }),
  }
}

function nested({ name, options, shorthand }: ObjectModel): Schema {
  const map = { $ref: `#/$defs/${name}` }
  const short = options.find((option) => option.name === shorthand)
  return short === undefined ? map : { anyOf: [typeSchema(short), map] }
}
