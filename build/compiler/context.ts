import { SyntaxKind, ts } from '../typescript'
import type { Answers } from './answers'
import type { Expression, Statement } from './groovy/ast'
import { call, define, name as groovyName, nothing } from './groovy/make'
import { referentOf, unwrap } from './declarations'
import type { Refusal } from './diagnostics'
import { Integers } from './integers'
import { Jumps } from './jumps'
import { helperNames, type HelperName } from './library/helpers'
import { freeName, isKeyword } from './names'
import { runsCode } from './runs-code'
import { Scopes } from './scopes'
import type { Shared } from './shared'
import type { Member } from './unit'
import { mayChange } from './variables'

/** What the syntax files need of each other; the table gives it, so that they need not import one another. */
export interface Lowering {
  expression(node: ts.Node, context: Context): Expression
  /** For a place where the value does not count. */
  effect(node: ts.Node, context: Context): Expression
  /** For a place where only truth counts. */
  condition(node: ts.Node, context: Context): Expression
  statement(node: ts.Node, context: Context): Statement[]
}

export interface Problem {
  node: ts.Node
  refusal: Refusal
}

/** What lowering leaves besides the method itself. */
export interface Lowered {
  /** Names that the source does not have. */
  readonly invented: string[]
  readonly helpers: Set<string>
  readonly problems: Problem[]
}

/** The state of lowering one method. */
export class Context {
  private readonly scopes = new Scopes()
  private readonly localNames = new Map<ts.Node, string>()
  private readonly early = new Set<ts.Node>()
  private before: Statement[] = []
  /** Variables that hold a value of the source for good. */
  private readonly kept = new WeakSet<Expression>()
  /** The name under which the value of an initialiser will be known, where a loop can fill it directly. */
  private readonly destinations = new Map<ts.Node, string>()
  /** Expressions whose value is known by another one while what stands around them is lowered. */
  private readonly given = new Map<ts.Node, Expression>()
  private readonly hidden: Set<string>
  /** The method's own name. */
  readonly name: string
  readonly lowered: Lowered = { invented: [], helpers: new Set(), problems: [] }
  readonly integers: Integers
  readonly jumps: Jumps

  constructor(
    readonly member: Pick<Member, 'node' | 'suspends'>,
    private readonly step: Answers,
    readonly shared: Shared,
    private readonly lowering: Lowering,
  ) {
    this.hidden = new Set(step.ask((unit) => unit.calledNames(member.node).join(' ')).split(' '))
    this.name = this.methodName(member.node)!
    this.jumps = new Jumps(member.node)
    this.integers = new Integers((parameter) => ({
      low: step.ask((unit) => unit.rangeOf(parameter).low),
      high: step.ask((unit) => unit.rangeOf(parameter).high),
    }))
  }

  /** The name of the method that a function or table becomes. */
  methodName(node: ts.Node): string | undefined {
    return this.step.ask((unit) => unit.nameOf(node))
  }

  /** Whether this is what Jenkins calls. */
  isEntry(): boolean {
    return this.step.ask((unit) => unit.isEntry(this.member.node))
  }

  getsOwnFunction(parameter: ts.ParameterDeclaration): boolean {
    return this.step.ask((unit) => unit.getsOwnFunction(parameter))
  }

  getsClosures(): boolean {
    return this.step.ask((unit) => unit.getsClosures())
  }

  /** Whether anything in the step assigns to a property of this name. */
  isAssigned(property: string): boolean {
    return this.step.ask((unit) => unit.isAssigned(property))
  }

  /** Where code of the step could change what a table of a module hands on at this use. */
  changeOfTable(use: ts.Node): string | undefined {
    return this.step.ask((unit) => unit.changeOfTable(use))
  }

  refuse(node: ts.Node, refusal: Refusal): Expression {
    this.lowered.problems.push({ node, refusal })
    return nothing
  }

  expression(node: ts.Node): Expression {
    return this.lowering.expression(node, this)
  }

  effect(node: ts.Node): Expression {
    return this.lowering.effect(node, this)
  }

  condition(node: ts.Node): Expression {
    return this.lowering.condition(node, this)
  }

  statement(node: ts.Node): Statement[] {
    return this.scopes.statement(() => this.lowering.statement(node, this))
  }

  /** Lowers with `value` standing for the node. */
  give<T>(node: ts.Node, value: Expression, lower: () => T): T {
    const nodes = [node, unwrap(node)]
    for (const one of nodes) this.given.set(one, value)
    const result = lower()
    for (const one of nodes) this.given.delete(one)
    return result
  }

  valueGiven(node: ts.Node): Expression | undefined {
    return this.given.get(node)
  }

  isGiven(node: ts.Node): boolean {
    return this.given.has(node)
  }

  /** With the line of this node, where they have none yet. */
  traced(node: ts.Node, statements: Statement[]): Statement[] {
    const origin = this.shared.origins.of(node)
    return statements.map((one) => (one.origin === undefined ? { ...one, origin } : one))
  }

  suspends(node: ts.Node): boolean {
    return this.shared.suspension.suspends(node)
  }

  /** Whether the code could change the array, object, Map or Set that it runs for. */
  mayChange(visited: ts.Node, code: ts.Node): boolean {
    return this.shared.changes.mayChange(visited, code)
  }

  /** Whether running this code can change the content of an array or object. */
  changes(node: ts.Node): boolean {
    return this.shared.changes.changes(node)
  }

  /** Emits a statement that must run before the one whose expression is being lowered. */
  prerequisite(...statements: Statement[]): void {
    this.before.push(...statements)
  }

  /** The value of `lower`, and the prerequisites that it asked for. */
  capture<T>(lower: () => T): { value: T; before: Statement[] } {
    const outer = this.before
    this.before = []
    const value = lower()
    const before = this.before
    this.before = outer
    return { value, before }
  }

  /** Lowers in the order of evaluation: what comes before a prerequisite is kept in a variable, unless it cannot change. */
  expressions(nodes: readonly ts.Node[]): Expression[] {
    return this.inOrder(nodes.map((node) => ({ node, lower: () => this.expression(node) })))
  }

  inOrder(parts: { node: ts.Node; lower: () => Expression }[]): Expression[] {
    const lowered = parts.map(({ node, lower }) => ({ node, ...this.capture(lower) }))
    // What only looks at something must not do so before code that stands in front of it has run.
    const firstToRun = lowered.findIndex(({ value }) => runsCode(value))
    const isEarly = (i: number): boolean => firstToRun >= 0 && firstToRun < i
    const last = lowered.reduce(
      (found, { before }, i) =>
        before.every(isHarmless) && (before.length === 0 || !isEarly(i)) ? found : i,
      -1,
    )
    return lowered.map(({ node, value, before }, i) => {
      this.prerequisite(...before)
      const later = lowered.slice(i + 1).map((one) => one.node)
      return i < last && !this.isFixed(node, later, value) ? this.keep(value, 'value') : value
    })
  }

  /** Whether the value of `node` stays the same while the code of `later` runs. */
  isFixed(node: ts.Node, later: readonly ts.Node[], value?: Expression): boolean {
    return (value !== undefined && this.isKept(node, value)) || isUnchanged(unwrap(node), later)
  }

  /** Whether its value is in a variable of its own already, or is nothing. */
  private isKept(node: ts.Node, value: Expression): boolean {
    if (this.kept.has(value) || value.kind === 'null') return true
    const given = this.given.get(node)
    return given?.kind === 'name' && this.lowered.invented.includes(given.name)
  }

  /** A variable with this value, so that it is evaluated once. */
  keep(value: Expression, wanted: string): Expression {
    const variable = this.invent(wanted)
    this.prerequisite(define(variable, value))
    return this.held(variable)
  }

  /** The value of a variable that nothing gives another one from here on. */
  held(variable: string): Expression {
    const kept = groovyName(variable)
    this.kept.add(kept)
    return kept
  }

  /** The same, in the variable that the value of `node` is to be in where there is one. */
  keepFor(node: ts.Node, value: Expression, wanted: string): Expression {
    const variable = this.takeDestination(node, wanted)
    this.prerequisite(define(variable, value))
    return this.held(variable)
  }

  /** The expression, evaluated once however often the result is used. */
  once(node: ts.Node, wanted: string): Expression {
    const value = this.expression(node)
    return isSimple(value) ? value : this.keep(value, wanted)
  }

  /** A block with names of its own. */
  scope<T>(lower: () => T): T {
    return this.scopes.block(lower)
  }

  /** Of a scope that was left, what stays declared in the Groovy around it. */
  reserve(statements: Statement[]): void {
    for (const one of statements) if (one.kind === 'variable') this.scopes.add(one.name)
  }

  /** The name of a parameter or variable; renamed where Groovy would take it for something else. */
  declare(node: ts.Node, wanted: string): string {
    const chosen = this.take(wanted)
    if (chosen !== wanted) this.lowered.invented.push(chosen)
    this.localNames.set(node, chosen)
    return chosen
  }

  /** Declares a name before the statement that gives it its value. */
  declareEarly(node: ts.Node, wanted: string): string {
    this.early.add(node)
    return this.declare(node, wanted)
  }

  /** The variable of a name that was declared early; asked once, by what gives it its value. */
  takeEarly(node: ts.Node): string | undefined {
    return this.early.delete(node) ? this.localName(node) : undefined
  }

  /** A name that is not in the source. */
  invent(wanted: string): string {
    const chosen = this.take(wanted, (name) => this.scopes.isInside(name))
    this.lowered.invented.push(chosen)
    return chosen
  }

  /** Takes back a name that turned out not to be needed. */
  forget(invented: string): void {
    this.scopes.remove(invented)
    this.lowered.invented.splice(this.lowered.invented.lastIndexOf(invented), 1)
  }

  /** Gives a parameter the name of a variable that holds its value already. */
  bind(node: ts.Node, variable: string): void {
    this.localNames.set(node, variable)
  }

  /**
   * Keeps the name of a closure's parameter from what is declared later around it: in place of an argument that is missing,
   * groovy-cps takes a variable of that name which the closure sees.
   */
  avoidAround(parameter: string): void {
    this.scopes.avoidAround(parameter)
  }

  localName(declaration: ts.Node): string | undefined {
    return this.localNames.get(declaration)
  }

  helper(name: HelperName, ...args: Expression[]): Expression {
    this.lowered.helpers.add(name)
    return call(name, ...args)
  }

  /** A call of a function of build/compiler/runtime. */
  runtime(name: string, ...args: Expression[]): Expression {
    const method = this.shared.runtime.methodName(name, this.member.suspends)
    this.lowered.helpers.add(method)
    return call(method, ...args)
  }

  /** Says that the value of `initialiser` will be held by `variable`. */
  destine(initialiser: ts.Node, variable: string): void {
    this.destinations.set(unwrap(initialiser), variable)
  }

  /** The variable will not be filled directly. */
  forgetDestination(initialiser: ts.Node): void {
    this.destinations.delete(initialiser)
  }

  isDestined(node: ts.Node): boolean {
    return this.destinations.has(node)
  }

  /** The variable to fill with the value of `node`, at most once; the caller declares it. */
  takeDestination(node: ts.Node, wanted: string): string {
    const destined = this.destinations.get(node)
    this.destinations.delete(node)
    return destined ?? this.invent(wanted)
  }

  private take(wanted: string, isInside: (name: string) => boolean = () => false): string {
    const chosen = freeName(wanted, (name) => this.isTaken(name) || isInside(name))
    this.scopes.add(chosen)
    return chosen
  }

  private isTaken(name: string): boolean {
    if (isKeyword(name) || this.hidden.has(name)) return true
    if (helperNames.has(name) || this.shared.runtime.names.has(name)) return true
    return this.scopes.isTaken(name)
  }
}

/** Evaluating it again gives the same and costs nothing. */
export function isSimple(value: Expression): boolean {
  if (value.kind === 'property') return isSimple(value.object)
  if (value.kind === 'index') return isSimple(value.object) && isSimple(value.index)
  return (
    value.kind === 'name' ||
    value.kind === 'string' ||
    value.kind === 'number' ||
    value.kind === 'boolean' ||
    value.kind === 'null'
  )
}

/** A variable that only looks at something: what was looked at before it is still so after it. */
function isHarmless(statement: Statement): boolean {
  return statement.kind === 'variable' && (statement.value === undefined || !runsCode(statement.value))
}

function isUnchanged(value: ts.Node, later: readonly ts.Node[]): boolean {
  if (
    ts.isLiteralExpression(value) ||
    value.kind === SyntaxKind.TrueKeyword ||
    value.kind === SyntaxKind.FalseKeyword ||
    value.kind === SyntaxKind.NullKeyword
  )
    return true
  if (ts.isArrowFunction(value)) return true
  const referent = ts.isIdentifier(value) ? referentOf(value) : undefined
  return referent?.kind === 'local' ? !mayChange(referent.node, later) : referent !== undefined
}
