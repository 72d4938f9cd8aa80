/**
 * The check of a step's options, made before anything starts.
 *
 * A step's option table is generated from its option interface (see build/options); this module holds a call's options
 * against it. It is pure and reports every problem of a call at once.
 */

/** One option, as far as the check needs to know it. */
export interface OptionRule {
  /**
   * `integer` is a whole number, `list` a list of text, `map` a map to text, `scalars` a map to text, whole numbers or
   * booleans (they become text), `object` a map of further options, `objects` a list of such maps.
   */
  readonly type: 'string' | 'integer' | 'boolean' | 'list' | 'map' | 'scalars' | 'object' | 'objects'
  readonly required?: boolean
  /** Taken when the option is absent. */
  readonly default?:
    string | number | boolean | readonly string[] | Readonly<Record<string, string | number | boolean>>
  /** The only values that a `string` may have. */
  readonly choices?: readonly string[]
  /** Inclusive, of an `integer`. */
  readonly minimum?: number
  /** Inclusive, of an `integer`. */
  readonly maximum?: number
  /** A regular expression for the whole of a `string`, of each element of a `list`, or of each key of a map. */
  readonly pattern?: string
  /** The pattern in words, so that "must be …" reads well. */
  readonly meaning?: string
  /** Options beside this one that must be absent where this one is given. */
  readonly conflicts?: readonly string[]
  /** Options beside this one that must be given where this one is given. */
  readonly requires?: readonly string[]
  /** What to use instead. */
  readonly deprecated?: string
  /** Could hold a secret: no message shows its value. */
  readonly sensitive?: boolean
  /** The options of an `object`, or of each element of `objects`. */
  readonly options?: OptionTable
}

/** The options of a step, or of one nested object, by name. */
export type OptionTable = Readonly<Record<string, OptionRule>>

/** A call's options after the check. */
export interface Checked {
  /** Normalised (text is String, null is absent, numbers and booleans in `scalars` are text), with defaults. */
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
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  return `${step}: nothing was started, because its options have ${count}:\n- ${problems.join('\n- ')}`
}

function checkTable(
  table: OptionTable,
  given: Record<string, unknown>,
  path: string,
  hidden: boolean,
  into: Checked,
): Record<string, unknown> {
  const names = Object.keys(table)
  const present: Record<string, unknown> = {}
  for (const key of Object.keys(given)) {
    const name = `${key}`
    const value = given[key]
    if (!names.includes(name)) {
      into.problems.push(`unknown option '${path}${name}': ${suggestion(names, name, path)}`)
    } else if (value !== null && value !== undefined) {
      present[name] = value
    }
  }
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const rule = table[name]
    if (rule !== undefined) {
      const value = checkPresence(rule, present, name, path, into)
      if (value !== null && value !== undefined) {
        values[name] = checkValue(rule, value, `${path}${name}`, hidden || rule.sensitive === true, into)
      }
    }
  }
  return values
}

/** The given value or the default; reports what depends on which options are given. */
function checkPresence(
  rule: OptionRule,
  present: Record<string, unknown>,
  name: string,
  path: string,
  into: Checked,
): unknown {
  const names = Object.keys(present)
  if (!names.includes(name)) {
    if (rule.required === true) {
      into.problems.push(`option '${path}${name}' is missing: give ${expectation(rule)}`)
    }
    return rule.default
  }
  for (const other of rule.conflicts ?? []) {
    if (names.includes(other)) {
      into.problems.push(
        `options '${path}${name}' and '${path}${other}' exclude each other: give only one of them`,
      )
    }
  }
  for (const other of rule.requires ?? []) {
    if (!names.includes(other)) {
      into.problems.push(`option '${path}${name}' needs option '${path}${other}': give both or neither`)
    }
  }
  if (rule.deprecated !== undefined) {
    into.warnings.push(`option '${path}${name}' is deprecated: ${rule.deprecated}`)
  }
  return present[name]
}

/** The normalised value; what is returned for a wrong one does not matter, as its problem stops the call. */
function checkValue(rule: OptionRule, value: unknown, path: string, hidden: boolean, into: Checked): unknown {
  if (rule.type === 'string' && typeof value === 'string') {
    const text = `${value}`
    if (rule.choices === undefined) {
      checkText(rule, text, path, hidden, into)
    } else if (!rule.choices.includes(text)) {
      into.problems.push(mismatch(path, expectation(rule), value, hidden))
    }
    return text
  }
  if (rule.type === 'integer' && isWhole(value)) {
    checkRange(rule, value, path, hidden, into)
    return value
  }
  if (rule.type === 'boolean' && typeof value === 'boolean') {
    return value
  }
  if (rule.type === 'list' && Array.isArray(value)) {
    return checkList(rule, value, path, hidden, into)
  }
  if ((rule.type === 'map' || rule.type === 'scalars') && isMap(value)) {
    return checkMap(rule, value, path, into)
  }
  if (rule.type === 'object' && isMap(value)) {
    return checkTable(rule.options ?? {}, value, `${path}.`, hidden, into)
  }
  if (rule.type === 'objects' && Array.isArray(value)) {
    return checkObjects(rule, value, path, hidden, into)
  }
  into.problems.push(mismatch(path, expectation(rule), value, hidden))
  return undefined
}

function checkText(rule: OptionRule, text: string, path: string, hidden: boolean, into: Checked): void {
  if (!isPlain(text)) {
    into.problems.push(mismatch(path, 'text without control characters', text, true))
  } else if (!fits(rule, text)) {
    into.problems.push(mismatch(path, wording(rule), text, hidden))
  }
}

/** Line breaks and tabs aside, no control character passes a command line, a YAML document and a log unharmed. */
function isPlain(text: string): boolean {
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(text)
}

function fits(rule: OptionRule, text: string): boolean {
  // A `$` would let Java accept a trailing newline; that nothing follows means the same in both languages.
  return rule.pattern === undefined || new RegExp(`^(?:${rule.pattern})(?![\\s\\S])`).test(text)
}

function checkRange(rule: OptionRule, value: number, path: string, hidden: boolean, into: Checked): void {
  if (rule.minimum !== undefined && value < rule.minimum) {
    into.problems.push(mismatch(path, `${rule.minimum} or more`, value, hidden))
  }
  if (rule.maximum !== undefined && value > rule.maximum) {
    into.problems.push(mismatch(path, `${rule.maximum} or less`, value, hidden))
  }
}

function checkList(
  rule: OptionRule,
  items: unknown[],
  path: string,
  hidden: boolean,
  into: Checked,
): string[] {
  const texts: string[] = []
  let index = 0
  for (const item of items) {
    if (typeof item === 'string') {
      const text = `${item}`
      checkText(rule, text, `${path}[${index}]`, hidden, into)
      texts.push(text)
    } else {
      into.problems.push(mismatch(`${path}[${index}]`, 'text', item, hidden))
    }
    index += 1
  }
  return texts
}

/** The values of a map are free text that may hold a secret, so no message shows them. */
function checkMap(
  rule: OptionRule,
  map: Record<string, unknown>,
  path: string,
  into: Checked,
): Record<string, string> {
  const texts: Record<string, string> = {}
  const expected = rule.type === 'scalars' ? 'text, a whole number or a boolean' : 'text'
  for (const key of Object.keys(map)) {
    const name = `${key}`
    const value = map[key]
    if (!isPlain(name)) {
      into.problems.push(`each name in option '${path}' must be text without control characters`)
    } else if (!fits(rule, name)) {
      into.problems.push(`each name in option '${path}' must be ${wording(rule)}, not ${quoted(name)}`)
    } else if (typeof value === 'string') {
      texts[name] = `${value}`
      checkText({ type: 'string' }, `${value}`, `${path}.${name}`, true, into)
    } else if (rule.type === 'scalars' && typeof value === 'boolean') {
      texts[name] = value ? 'true' : 'false'
    } else if (rule.type === 'scalars' && isWhole(value)) {
      texts[name] = `${value}`
    } else {
      into.problems.push(mismatch(`${path}.${name}`, expected, value, true))
    }
  }
  return texts
}

function checkObjects(
  rule: OptionRule,
  items: unknown[],
  path: string,
  hidden: boolean,
  into: Checked,
): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = []
  let index = 0
  for (const item of items) {
    if (isMap(item)) {
      objects.push(checkTable(rule.options ?? {}, item, `${path}[${index}].`, hidden, into))
    } else {
      into.problems.push(mismatch(`${path}[${index}]`, 'a map of options', item, hidden))
    }
    index += 1
  }
  return objects
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

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mismatch(path: string, expected: string, value: unknown, hidden: boolean): string {
  return `option '${path}' must be ${expected}, not ${described(value, hidden)}`
}

function expectation(rule: OptionRule): string {
  if (rule.choices !== undefined) {
    return `one of '${rule.choices.join("', '")}'`
  }
  if (rule.type === 'string') {
    return rule.meaning ?? 'text'
  }
  if (rule.type === 'integer') {
    return 'a whole number'
  }
  if (rule.type === 'boolean') {
    return 'true or false'
  }
  if (rule.type === 'list') {
    return "a list of text, such as ['a', 'b']"
  }
  if (rule.type === 'map' || rule.type === 'scalars') {
    return "a map, such as [NAME: 'value']"
  }
  return rule.type === 'object' ? 'a map of options' : 'a list of maps of options'
}

function wording(rule: OptionRule): string {
  return rule.meaning ?? `text that matches ${rule.pattern ?? ''}`
}

/** A value's type and, where nobody could have hidden a secret in it, the value. */
function described(value: unknown, hidden: boolean): string {
  if (typeof value === 'string') {
    return hidden ? 'the text given' : quoted(`${value}`)
  }
  if (typeof value === 'boolean') {
    return hidden ? 'the boolean given' : `the boolean ${value ? 'true' : 'false'}`
  }
  if (typeof value === 'number') {
    return hidden || !isWhole(value) ? 'the number given' : `the number ${value}`
  }
  if (typeof value === 'function') {
    return 'a closure'
  }
  if (Array.isArray(value)) {
    return 'a list'
  }
  if (isMap(value)) {
    return 'a map'
  }
  return value === null || value === undefined ? 'null' : 'a value of another type'
}

/** On one line and cut short: enough to recognise the value in the Jenkinsfile. */
function quoted(text: string): string {
  if (!isPlain(text)) {
    return 'the text given'
  }
  const line = text.replaceAll('\n', ' ')
  return line.length > 100 ? `the text '${line.slice(0, 100)}…'` : `the text '${line}'`
}

/** Names every option within one edit, so that the one that was meant is always among them. */
function suggestion(names: string[], unknown: string, path: string): string {
  for (const edits of [1, 2]) {
    const near: string[] = []
    for (const name of names) {
      // Two edits turn any short word into any other.
      if ((edits === 1 || name.length > 4) && isWithin(edits, unknown.toLowerCase(), name.toLowerCase())) {
        near.push(`'${path}${name}'`)
      }
    }
    if (near.length > 0) {
      return `did you mean ${near.join(' or ')}?`
    }
  }
  return `the options are '${names.join("', '")}'`
}

/** Whether so many edits (add, drop or replace a character, swap two neighbours) turn one text into the other. */
function isWithin(edits: number, left: string, right: string): boolean {
  let same = 0
  while (same < left.length && same < right.length && left.charAt(same) === right.charAt(same)) {
    same += 1
  }
  const a = left.slice(same)
  const b = right.slice(same)
  if (a === '' || b === '') {
    return a.length + b.length <= edits
  }
  if (edits === 0) {
    return false
  }
  return (
    isWithin(edits - 1, a.slice(1), b) ||
    isWithin(edits - 1, a, b.slice(1)) ||
    isWithin(edits - 1, a.slice(1), b.slice(1)) ||
    (a.charAt(0) === b.charAt(1) &&
      a.charAt(1) === b.charAt(0) &&
      isWithin(edits - 1, a.slice(2), b.slice(2)))
  )
}
