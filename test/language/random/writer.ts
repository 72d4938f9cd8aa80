import type { Chooser } from './choices'
import { type Code, narrow, operand, wide } from './code'
import { labels, variableNames } from './names'
import { Scope, type Variable } from './scope'
import { type Type, written } from './types'

/** A construct of the language, as it can be written in a random program. */
interface Row {
  readonly name: string
  /** How often it is chosen beside the others that fit. */
  readonly weight: number
  /** It has few parts, so that it ends what is nested. */
  readonly isLeaf?: boolean
}

export interface ExpressionRow extends Row {
  /** TypeScript could see whether it is true or absent, and refuses to have it asked. */
  readonly isKnown?: boolean
  /** Whether it can have a value of this type here. */
  fits(type: Type, writer: Writer): boolean
  write(writer: Writer, type: Type): Code
}

export interface StatementRow extends Row {
  fits?(writer: Writer): boolean
  write(writer: Writer): string
}

export interface Rows {
  readonly expressions: readonly ExpressionRow[]
  readonly statements: readonly StatementRow[]
}

/** The function that is being written. */
export interface Frame {
  /** Whether its code may call steps, or what could call one. */
  readonly maySuspend: boolean
  /** What it returns; undefined in a callback that is one expression, which cannot return early. */
  result: { type: Type | undefined } | undefined
  /** What can be left here, from the outside in; the label is empty where there is none. */
  jumps: { kind: 'loop' | 'switch' | 'block'; label: string }[]
  /** Found while it is written. */
  suspends: boolean
  readonly changes: Set<string>
}

/** What a block has before and behind its random statements. */
interface Ends {
  keep: string
  first(): string
  last: string | (() => string)
}

const deepest = 3
const mostNested = 3

/** Writes a program, choice by choice. */
export class Writer {
  readonly scope = new Scope()
  frame: Frame = frameOf(true, undefined)
  /** Arrays and objects of these types are being iterated, and must not change meanwhile. */
  private readonly frozen: string[] = []
  /** How many expressions and statements may still come. */
  private left = 0
  /** How deep it is in expressions, and in blocks. */
  private depth = 0
  private nesting = 0
  /** Names that were given somewhere in the program. */
  private readonly names = new Set<string>()
  /** Types that the program declares. */
  readonly types: Type[] = []
  readonly imports = new Set<string>()

  constructor(
    readonly choose: Chooser,
    private readonly rows: Rows,
  ) {}

  /** Code with so many expressions and statements, about. */
  sized<T>(size: number, write: () => T): T {
    this.left = size
    return write()
  }

  /** An expression that stands alone: between parentheses, commas or behind `=`. */
  expression(type: Type): Code {
    return this.choose.part(written(type), () => this.expressionOf(type, () => true))
  }

  /** An operand that is asked whether it is true, or there. */
  tested(type: Type): string {
    const code = this.choose.part(written(type), () => this.expressionOf(type, (row) => row.isKnown !== true))
    const isScalar = type.kind === 'text' || type.kind === 'number' || type.kind === 'boolean'
    return operand(wide(isScalar ? code : narrow(code), type))
  }

  private expressionOf(type: Type, isFit: (row: ExpressionRow) => boolean): Code {
    const all = this.rows.expressions.filter((row) => row.fits(type, this))
    const fitting = all.some(isFit) ? all.filter(isFit) : all
    this.left -= 1
    this.depth += 1
    const code = this.pick(fitting, this.depth > deepest || this.left <= 0).write(this, type)
    this.depth -= 1
    return code
  }

  text(type: Type): string {
    return this.expression(type).text
  }

  /** Fit to be called, added, compared: in parentheses where it needs them. */
  operand(type: Type): string {
    return operand(this.expression(type))
  }

  /** An operand whose type is not narrower than this one, as that of a literal would be. */
  wide(type: Type): string {
    return operand(wide(this.expression(type), type))
  }

  statements(most: number, usual = 1): string {
    const lines: string[] = []
    const { depth } = this
    this.nesting += 1
    const write = (): void => {
      if (lines.some(isJump)) return
      this.depth = this.nesting - 1
      this.left -= 1
      const fitting = this.rows.statements.filter((row) => row.fits?.(this) ?? true)
      const line = this.pick(fitting, this.nesting > mostNested || this.left <= 0).write(this)
      // Else it would be called, or be the index of what stands before it.
      lines.push(/^(?:[([`/]|[-+](?![-+]))/.test(line) ? `;${line}` : line)
    }
    this.choose.parts('statement', 0, most, write, usual)
    this.nesting -= 1
    this.depth = depth
    return lines.join('\n')
  }

  /** Statements, and this one behind them, unless it could not be reached. */
  ended(most: number, last: string | (() => string)): string {
    const statements = this.statements(most)
    const end = statements.slice(statements.lastIndexOf('\n') + 1)
    if (last === '' || isJump(end)) return statements
    return `${statements}\n${typeof last === 'string' ? last : last()}`
  }

  /** Statements in braces; some of the names around may be given anew in it, but not those that are kept. */
  block(most: number, { keep, first, last = '' }: Partial<Ends> = {}): string {
    return this.scope.within(this.shadowed(keep), () => `{\n${first?.() ?? ''}${this.ended(most, last)}\n}`)
  }

  shadowed(keep?: string): string[] {
    if (!this.choose.chance(12)) return []
    const names = this.scope.visible().map(({ name }) => name)
    const others = names.filter((name) => name !== keep)
    return others.length === 0 ? [] : [this.oneOf(others)]
  }

  private pick<R extends Row>(fitting: readonly R[], mustEnd: boolean): R {
    const leaves = fitting.filter((row) => row.isLeaf)
    const rows = mustEnd && leaves.length > 0 ? leaves : fitting
    const name = this.choose.name(new Map(rows.map((row) => [row.name, row.weight])))
    return rows.find((row) => row.name === name)!
  }

  oneOf<const Name extends string>(names: readonly Name[]): Name {
    return this.choose.name(new Map(names.map((name) => [name, 1])))
  }

  /** One of the variables, if there is any. */
  variable(variables: readonly Variable[]): Variable | undefined {
    const name = variables.length === 0 ? undefined : this.oneOf(variables.map((one) => one.name))
    return variables.find((one) => one.name === name)
  }

  /** A name that nothing in the program has, or one that this block takes from outside. */
  newName(names: ReadonlyMap<string, number> = variableNames): string {
    const [base, number] = [this.choose.name(names), this.choose.number(10)]
    const shadowing = names === variableNames ? this.scope.takeHidden() : undefined
    if (shadowing !== undefined) return shadowing
    let name = number < 5 ? base : `${base}${number}`
    for (let i = number; this.names.has(name); i++) name = `${base}${i}`
    this.names.add(name)
    return name
  }

  declare(variable: Variable): string {
    this.scope.declare(variable)
    return variable.name
  }

  /** A loop, with a label or not. */
  looping<T>(write: (label: string) => T): T {
    return this.leavable('loop', this.choose.chance(40) ? this.newName(labels) : '', write)
  }

  /** A block that is no loop, but can be left. */
  labelled<T>(write: (label: string) => T): T {
    return this.leavable('block', this.newName(labels), write)
  }

  inSwitch<T>(write: () => T): T {
    return this.leavable('switch', '', write)
  }

  private leavable<T>(kind: 'loop' | 'switch' | 'block', label: string, write: (label: string) => T): T {
    const { frame } = this
    const outer = frame.jumps
    frame.jumps = [...outer, { kind, label }]
    const result = write(label)
    frame.jumps = outer
    return result
  }

  /** Code of a function of its own; what it can do counts for the code around it, too. */
  function<T>(frame: Frame, write: () => T): T {
    const outer = this.frame
    this.frame = frame
    const result = write()
    this.frame = outer
    if (frame.suspends) outer.suspends = true
    for (const type of frame.changes) outer.changes.add(type)
    return result
  }

  /** Code in which nothing changes what it iterates. */
  freezing<T>(type: Type, write: () => T): T {
    this.frozen.push(written(type))
    const result = write()
    this.frozen.pop()
    return result
  }

  mayChange(type: Type): boolean {
    return !this.frozen.includes(written(type))
  }

  noteChange(type: Type): void {
    this.frame.changes.add(written(type))
  }

  mayCall(callee: Variable): boolean {
    const isCalm = callee.suspends === false || this.frame.maySuspend
    const changes = callee.changes
    return (
      isCalm &&
      (changes === undefined ? this.frozen.length === 0 : !this.frozen.some((one) => changes.has(one)))
    )
  }

  noteCall(callee: Variable): void {
    if (callee.suspends !== false) this.frame.suspends = true
    for (const type of callee.changes ?? []) this.frame.changes.add(type)
  }

  /** Whether the step can be called here by its name. */
  hasStep(name: string): boolean {
    return this.frame.maySuspend && !this.scope.has(name)
  }

  step(call: string): string {
    this.frame.suspends = true
    return call
  }
}

export function frameOf(maySuspend: boolean, result: Frame['result']): Frame {
  return { maySuspend, result, jumps: [], suspends: false, changes: new Set() }
}

function isJump(statement: string): boolean {
  return /^(return|throw|break|continue)\b/.test(statement)
}
