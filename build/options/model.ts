import type { OptionRule } from '../../src/options/check'

/** The options of a step, as read from their interface. */
export interface OptionsModel {
  readonly step: string
  /** The file of the option interface, relative to the project's root. */
  readonly source: string
  readonly options: ObjectModel
  /** The nested interfaces, each after those that it uses. */
  readonly nested: readonly ObjectModel[]
}

/** With the step's own documentation: everything that is generated for the step comes from this. */
export interface StepModel extends OptionsModel {
  readonly description: string
  readonly returns: string | undefined
  readonly examples: readonly string[]
}

/** One interface. */
export interface ObjectModel {
  readonly name: string
  readonly options: readonly OptionModel[]
  /** Options of which exactly one must be given; none where the interface does not say. */
  readonly oneOf: readonly string[]
  /** The option that a text stands for which is given in place of the whole; none where the interface does not say. */
  readonly shorthand?: string
  /** The names of options whose type is refused. */
  readonly refused: readonly string[]
}

export type OptionType =
  | { readonly kind: 'text'; readonly choices?: readonly string[] }
  | { readonly kind: 'whole number' | 'boolean' | 'list of text' | 'map of text' | 'map of values' }
  | { readonly kind: 'map of options' | 'list of maps'; readonly object: ObjectModel }

export type DefaultValue = NonNullable<OptionRule['default']>

export interface OptionModel {
  readonly name: string
  readonly description: string
  readonly type: OptionType
  readonly required: boolean
  readonly tags: OptionTags
}

/** What the doc tags say of one option. */
export interface OptionTags {
  default?: DefaultValue
  minimum?: number
  maximum?: number
  /** For the whole value. */
  pattern?: string
  meaning?: string
  /** For each value of a map. */
  values?: NonNullable<OptionRule['values']>
  conflicts?: string[]
  requires?: string[]
  deprecated?: string
  sensitive?: true
  examples: string[]
}
