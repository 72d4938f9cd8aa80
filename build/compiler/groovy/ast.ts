/** The subset of Groovy that the compiler writes: what groovy-cps 1.24, 1.31 and the current one all run alike. */

export type Expression =
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  /** An integer. Groovy reads digits as an Integer, or as a Long where they do not fit; `long` asks for a Long. */
  | { kind: 'number'; value: number; long: boolean }
  | { kind: 'string'; value: string }
  /** A GString. Strings among the parts are text, the rest is interpolated. */
  | { kind: 'template'; parts: (string | Expression)[] }
  | { kind: 'name'; name: string }
  | { kind: 'property'; object: Expression; name: string; safe: boolean }
  | { kind: 'index'; object: Expression; index: Expression }
  | Call
  | { kind: 'new'; type: string; arguments: Expression[] }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'instanceof'; value: Expression; type: string }
  | { kind: 'not'; operand: Expression }
  | { kind: 'conditional'; condition: Expression; whenTrue: Expression; whenFalse: Expression }
  /** `lines` puts each element on a line of its own; `comments` stand before the element of the same index. */
  | { kind: 'list'; items: Expression[]; lines?: boolean; comments?: string[][] }
  | { kind: 'map'; entries: MapEntry[] }
  | Closure

export type BinaryOperator =
  '||' | '&&' | '==' | '!=' | '==~' | '=~' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '%' | '?:'

/** A method, a step, or, when the name is that of a variable in scope, a closure. */
export interface Call {
  kind: 'call'
  receiver?: Expression
  safe?: true
  name: string
  /** Printed first: `sh(script: …)`. */
  named?: MapEntry[]
  arguments: Expression[]
  /** Printed behind the parentheses: `container('x') { … }`. */
  body?: Closure
  origin?: OriginId
}

export interface Closure {
  kind: 'closure'
  parameters: string[]
  body: Statement[]
  /** A body of a step: `{ … }` says less than `{ -> … }` and takes no argument either. */
  bare?: true
}

/** A string is a constant key. */
export interface MapEntry {
  key: string | Expression
  value: Expression
  comments?: string[]
}

export type Statement = (
  | { kind: 'expression'; expression: Expression }
  /** Without a type it is `def`. */
  | { kind: 'variable'; type?: 'int'; name: string; value?: Expression }
  | { kind: 'assignment'; target: Expression; operator: '=' | '+=' | '-='; value: Expression }
  | { kind: 'step'; target: Expression; operator: '++' | '--' }
  | { kind: 'if'; condition: Expression; then: Statement[]; otherwise: Statement[] }
  | { kind: 'while'; label?: string; condition: Expression; body: Statement[] }
  | {
      kind: 'for'
      label?: string
      /** Without a type it is `def`. */
      type?: 'int'
      variable: string
      start: Expression
      condition: Expression
      update: Statement
      body: Statement[]
    }
  | { kind: 'forIn'; label?: string; variable: string; iterable: Expression; body: Statement[] }
  | { kind: 'switch'; value: Expression; cases: SwitchCase[] }
  | { kind: 'return'; value?: Expression }
  | { kind: 'throw'; value: Expression }
  | { kind: 'try'; body: Statement[]; catches: Catch[]; finally?: Statement[] }
  | { kind: 'break' | 'continue'; label?: string }
) & { leading?: Leading; origin?: OriginId }

/** `tests` is empty for the default. Falls through unless its last statement leaves. */
export interface SwitchCase {
  tests: Expression[]
  isDefault: boolean
  body: Statement[]
  leading?: Leading
}

export interface Catch {
  type: string
  variable: string
  body: Statement[]
}

/** What stands before a statement in the source. */
export interface Leading {
  blankLine: boolean
  /** Each with its own comment marks. */
  comments: string[]
}

export interface Parameter {
  type: string
  name: string
  defaultsToNull: boolean
}

export interface Method {
  /** Text of the doc comment, without its marks. */
  doc: string
  nonCps: boolean
  isPrivate: boolean
  returnType: string
  name: string
  parameters: Parameter[]
  body: Statement[]
  /** Absent where the compiler made the method itself. */
  origin?: OriginId
}

export interface File {
  header: string
  methods: Method[]
  origins: readonly Origin[]
}

/** A line of the source that something comes from, so that an error can be traced to it. */
export interface Origin {
  /** Relative to the library's root, with forward slashes. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Its index in the file's `origins`. */
export type OriginId = number
