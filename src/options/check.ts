/**
 * The check of a step's options, made before anything starts.
 *
 * A step's option table is generated from its option interface (see build/options); this module holds a call's options
 * against it. It is pure and reports every problem of a call at once.
 */

/** One option, as far as the check needs to know it. */
export interface OptionRule {
  /** As it stands in messages. Numbers and booleans in a `map of values` become text. */
  readonly type:
    | 'text'
    | 'whole number'
    | 'boolean'
    | 'list of text'
    | 'map of text'
    | 'map of values'
    | 'map of options'
    | 'list of maps'
  readonly required?: boolean
  /** Taken when the option is absent. */
  readonly default?:
    string | number | boolean | readonly string[] | Readonly<Record<string, string | number | boolean>>
  /** The only values that a `text` may have. */
  readonly choices?: readonly string[]
  /** Inclusive; every `whole number` has it. */
  readonly minimum?: number
  /** Inclusive; every `whole number` has it. */
  readonly maximum?: number
  /** A regular expression for the whole of a text, of each text in a list, or of each name in a map. */
  readonly pattern?: string
  /** The pattern in words, so that "must be …" reads well; every pattern has it. */
  readonly meaning?: string
  /** What each value of a map is; free text where it says nothing. */
  readonly values?: { readonly pattern: string; readonly meaning: string }
  /** Options beside this one that must be absent where this one is given. */
  readonly conflicts?: readonly string[]
  /** Options beside this one that must be given where this one is given. */
  readonly requires?: readonly string[]
  /** What to use instead. */
  readonly deprecated?: string
  /** Could hold a secret: no message shows its value. */
  readonly sensitive?: boolean
  /** The options in a `map of options`, or in each map of a `list of maps`. */
  readonly options?: OptionTable
  /** Of these nested options exactly one must be given. */
  readonly oneOf?: readonly string[]
  /** The nested option that a text stands for, which is given in place of the map. */
  readonly shorthand?: string
}

/** The options of a step, or of one nested object, by name. */
export type OptionTable = Readonly<Record<string, OptionRule>>

/** A call's options after the check. */
export interface Checked {
  /** Normalised (text is String, null is absent, numbers and booleans in a map are text), with defaults. */
  options: Record<string, unknown>
  /** Empty when the call may go on. */
  problems: string[]
  /** The deprecated options that were given. */
  warnings: string[]
}

/** Checks and normalises the options of a call; throws nothing. */
export function checkOptions(table: OptionTable, given: Record<string, unknown>): Checked {
  const checked: Checked = { options: {}, problems: [], warnings: [] }
  checked.options = checkTable(table, given, '', false, checked)
  return checked
}

/** The whole error message for a call whose options have these problems. */
export function rejection(step: string, problems: string[]): string {
  return `${step}: nothing was started, because its options are wrong:\n- ${problems.join('\n- ')}`
}

function checkTable(
  table: OptionTable,
  given: Record<string, unknown>,
  path: string,
  hidden: boolean,
  into: Checked,
): Record<string, unknown> {
  const names = Object.keys(table)
  const present = new Map<string, unknown>()
  for (const [key, value] of Object.entries(given)) {
    const name = `${key}`
    if (!names.includes(name)) {
      into.problems.push(`unknown option '${path}${name}': ${suggestion(names, name, path)}`)
    } else if (value != null) {
      present.set(name, value)
    }
  }
  const values = new Map<string, unknown>()
  for (const name of names) {
    const rule = table[name]!
    const value = present.get(name) ?? rule.default
    if (present.has(name)) {
      checkRelations(rule, [...present.keys()], path, name, into)
    }
    if (value != null) {
      values.set(name, checkValue(rule, value, `${path}${name}`, hidden || rule.sensitive === true, into))
    } else if (rule.required === true) {
      into.problems.push(`option '${path}${name}' is missing: give ${expectation(rule)}`)
    }
  }
  return Object.fromEntries(values)
}

/** What an option that is given demands of those beside it, and of its author. */
function checkRelations(
  rule: OptionRule,
  present: string[],
  path: string,
  name: string,
  into: Checked,
): void {
  for (const other of rule.conflicts ?? []) {
    if (present.includes(other)) {
      into.problems.push(`give only one of '${path}${name}' and '${path}${other}'`)
    }
  }
  for (const other of rule.requires ?? []) {
    if (!present.includes(other)) {
      into.problems.push(`option '${path}${name}' needs '${path}${other}' beside it`)
    }
  }
  if (rule.deprecated !== undefined) {
    into.warnings.push(`option '${path}${name}' is deprecated: ${rule.deprecated}`)
  }
}

/** The normalised value; what is returned for a wrong one does not matter, as its problem stops the call. */
function checkValue(rule: OptionRule, value: unknown, path: string, hidden: boolean, into: Checked): unknown {
  if (rule.type === 'text' && typeof value === 'string' && fits(rule, `${value}`)) {
    return `${value}`
  }
  if (rule.type === 'boolean' && typeof value === 'boolean') return value
  if (rule.type === 'whole number' && isWhole(value) && value >= rule.minimum! && value <= rule.maximum!) {
    return value
  }
  if (rule.type === 'list of text' && Array.isArray(value)) {
    return checkItems({ ...rule, type: 'text' }, value, path, hidden, into)
  }
  if (rule.type === 'list of maps' && Array.isArray(value)) {
    return checkItems({ ...rule, type: 'map of options' }, value, path, hidden, into)
  }
  if ((rule.type === 'map of text' || rule.type === 'map of values') && isMap(value)) {
    return checkMap({ ...rule, type: 'text' }, value, rule.type === 'map of values', path, hidden, into)
  }
  if (rule.type === 'map of options' && rule.shorthand !== undefined && typeof value === 'string') {
    return checkValue(rule, { [rule.shorthand]: value }, path, hidden, into)
  }
  if (rule.type === 'map of options' && isMap(value)) {
    checkChoice(rule.oneOf ?? [], value, path, into)
    return checkTable(rule.options!, value, `${path}.`, hidden, into)
  }
  const given = described(value, hidden)
  into.problems.push(`option '${path}' must be ${expectation(rule)}, not ${given}`)
  return undefined
}

function checkChoice(
  names: readonly string[],
  given: Record<string, unknown>,
  path: string,
  into: Checked,
): void {
  if (names.length === 0) return
  const filled = Object.keys(given).filter((name) => given[name] != null)
  const present = names.filter((name) => filled.includes(name))
  if (present.length === 0) into.problems.push(`option '${path}' needs one of '${names.join("', '")}'`)
  if (present.length > 1) into.problems.push(`option '${path}' takes only one of '${present.join("', '")}'`)
}

function checkItems(
  rule: OptionRule,
  items: unknown[],
  path: string,
  hidden: boolean,
  into: Checked,
): unknown[] {
  const values: unknown[] = []
  for (const item of items) {
    values.push(checkValue(rule, item, `${path}[${values.length}]`, hidden, into))
  }
  return values
}

/** The values of a map that are free text may hold a secret, so no message shows them. */
function checkMap(
  rule: OptionRule,
  map: Record<string, unknown>,
  converts: boolean,
  path: string,
  hidden: boolean,
  into: Checked,
): Record<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [key, value] of Object.entries(map)) {
    const name = `${key}`
    const text = converts && (typeof value === 'boolean' || isWhole(value)) ? `${value}` : value
    const isFree = rule.values === undefined
    values.set(
      name,
      checkValue({ type: 'text', ...rule.values }, text, `${path}.${name}`, hidden || isFree, into),
    )
    if (!fits(rule, name)) {
      const given = described(name, false)
      into.problems.push(`names in option '${path}' must be ${expectation(rule)}, not ${given}`)
    }
  }
  return Object.fromEntries(values)
}

/** Whether a value is what Groovy calls a map. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error)
}

/** No fraction, and exact in both languages. */
function isWhole(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -9007199254740991 &&
    value <= 9007199254740991
  )
}

function fits(rule: OptionRule, text: string): boolean {
  if (rule.choices !== undefined) return rule.choices.includes(text)
  // A `$` would let Java accept a trailing newline; that nothing follows means the same in both languages.
  const whole = `^(?:${rule.pattern ?? '[\\s\\S]*'})(?![\\s\\S])`
  return isPlain(text) && new RegExp(whole).test(text)
}

/** Line breaks and tabs aside, no control character passes a command line, a YAML document and a log unharmed. */
function isPlain(text: string): boolean {
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(text)
}

function expectation(rule: OptionRule): string {
  if (rule.choices !== undefined) return `one of '${rule.choices.join("', '")}'`
  if (rule.type === 'whole number') return `a whole number from ${rule.minimum!} to ${rule.maximum!}`
  return rule.type === 'text' ? (rule.meaning ?? 'text') : `a ${rule.type}`
}

/** A value's type and, where nobody could have hidden a secret in it, the value. */
function described(value: unknown, hidden: boolean): string {
  if (typeof value === 'string') {
    if (!isPlain(value)) return 'text with control characters'
    if (hidden) return 'this text'
    return value.length > 100 ? `'${value.slice(0, 100)}…'` : `'${value}'`
  }
  if (typeof value === 'boolean' || isWhole(value)) return hidden ? 'a number or boolean' : `${value}`
  if (isMap(value)) return 'a map'
  const other = value == null ? 'null' : 'a value of another type'
  return Array.isArray(value) ? 'a list' : other
}

/** Names every option within one edit, so that the one that was meant is always among them. */
function suggestion(names: string[], unknown: string, path: string): string {
  // Two edits turn any short word into any other.
  const near = names.filter((name) =>
    isWithin(name.length > 4 ? 2 : 1, unknown.toLowerCase(), name.toLowerCase()),
  )
  return near.length > 0
    ? `did you mean ${near.map((name) => `'${path}${name}'`).join(' or ')}?`
    : `the options are '${names.join("', '")}'`
}

/** Whether so many edits (add, drop or replace a character, swap two neighbours) turn one text into the other. */
function isWithin(edits: number, a: string, b: string): boolean {
  if (a === '' || b === '') return a.length <= edits && b.length <= edits
  if (a.charAt(0) === b.charAt(0)) return isWithin(edits, a.slice(1), b.slice(1))
  if (edits === 0) return false
  const isSwap = a.slice(0, 2) === b.charAt(1) + b.charAt(0)
  return (
    isWithin(edits - 1, a.slice(1), b) ||
    isWithin(edits - 1, a, b.slice(1)) ||
    isWithin(edits - 1, a.slice(1), b.slice(1)) ||
    (isSwap && isWithin(edits - 1, a.slice(2), b.slice(2)))
  )
}
