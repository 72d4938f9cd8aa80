import { ancestorsOf } from '../checker'
import { ts } from '../typescript'
import { nodesIn } from './walk'
import { isFunctionNode } from './declarations'
import type { Statement } from './groovy/ast'
import { isNotNull, name } from './groovy/make'
import { asciiName, freeName, isKeyword } from './names'

/** A loop or `switch` of the Groovy that is being made; `break` and `continue` without a label mean the innermost one. */
interface Frame {
  readonly isLoop: boolean
  /** The statement of the source that `break` ends. */
  readonly breaks: ts.Node | undefined
  /** The loop of the source that `continue` goes on with. */
  readonly continues: ts.Node | undefined
  /** The loop of the source that `break` goes on with, since this is one round of it. */
  readonly rounds: ts.Node | undefined
  readonly wanted: string
  label: string | undefined
}

/** A `break` or `continue` of the source. */
export interface Jump {
  readonly kind: 'break' | 'continue'
  /** The statement that it ends or goes on with. */
  readonly target: ts.Node
  readonly label: string | undefined
}

export interface Labelled<T> {
  value: T
  /** To be spread into the statement; empty where no jump needs it. */
  label: { label?: string }
}

const nowhere = {
  breaks: undefined,
  continues: undefined,
  rounds: undefined,
  label: undefined,
}

/** Finds for each jump of the source what it is in Groovy, where there can be more loops to leave. */
export class Jumps {
  private readonly frames: Frame[] = []
  private taken: Set<string> | undefined
  /** The variables in which the aborts are that pass through `finally` blocks, by their `try`. */
  private readonly interruptions = new Map<ts.Node, string>()

  constructor(private readonly method: ts.Node) {}

  /** The inside of the Groovy loop that a loop becomes. */
  loop<T>(node: ts.Node, lower: () => T): Labelled<T> {
    return this.within({ ...nowhere, isLoop: true, breaks: node, continues: node, wanted: 'loop' }, lower)
  }

  /** A part of the loop's inside that `continue` leaves, where something is to be done behind it. */
  round(node: ts.Node, lower: () => Statement[]): Statement[] {
    return this.once({ ...nowhere, isLoop: true, rounds: node, wanted: 'round' }, lower)
  }

  /** Statements that `break` with a label leaves. */
  block(node: ts.Node, lower: () => Statement[]): Statement[] {
    return this.once({ ...nowhere, isLoop: true, breaks: node, wanted: 'block' }, lower)
  }

  /** The inside of a `switch`. Groovy gives it no label. */
  choice<T>(node: ts.Node, lower: () => T): T {
    return this.within({ ...nowhere, isLoop: false, breaks: node, wanted: '' }, lower).value
  }

  guard(node: ts.Node, interruption: string): void {
    this.interruptions.set(node, interruption)
  }

  /** Before a jump that ends the `finally` blocks of these: an abort goes on instead. */
  guardsOf(nodes: readonly ts.Node[]): Statement[] {
    return nodes.flatMap((node) => {
      const interruption = this.interruptions.get(node)
      if (interruption === undefined) return []
      const value = name(interruption)
      return [{ kind: 'if', condition: isNotNull(value), then: [{ kind: 'throw', value }], otherwise: [] }]
    })
  }

  to({ kind, target, label }: Jump): Statement {
    const frame = this.frameOf(kind, target)
    return frame.rounds === target
      ? this.leaving('break', frame, undefined)
      : this.leaving(kind, frame, label)
  }

  private frameOf(kind: Jump['kind'], target: ts.Node): Frame {
    const frames = this.frames.filter((one) =>
      kind === 'break' ? one.breaks === target : one.continues === target || one.rounds === target,
    )
    // A `switch` has no label, and the loop around it may have been made for that.
    const found =
      frames.at(-1) === this.frames.at(-1) ? frames.at(-1) : frames.filter((one) => one.isLoop).at(-1)
    if (found === undefined) throw new Error('a jump that leads nowhere')
    return found
  }

  /** The label of a frame is made with the first jump that needs it. */
  private leaving(kind: 'break' | 'continue', frame: Frame, label: string | undefined): Statement {
    const frames = kind === 'break' ? this.frames : this.frames.filter((one) => one.isLoop)
    if (frames.at(-1) === frame && (label === undefined || !frame.isLoop)) return { kind }
    frame.label ??= label !== undefined && isLabel(label) ? label : this.invent(label ?? frame.wanted)
    return { kind, label: frame.label }
  }

  /** Groovy has no block that could be left, but a loop that ends with its first round. */
  private once(frame: Frame, lower: () => Statement[]): Statement[] {
    const { value: inside, label } = this.within(frame, lower)
    const end: Statement[] = leaves(inside) ? [] : [{ kind: 'break' }]
    return [
      { ...label, kind: 'while', condition: { kind: 'boolean', value: true }, body: [...inside, ...end] },
    ]
  }

  private within<T>(frame: Frame, lower: () => T): Labelled<T> {
    this.frames.push(frame)
    const value = lower()
    this.frames.pop()
    return { value, label: frame.label === undefined ? {} : { label: frame.label } }
  }

  private invent(wanted: string): string {
    this.taken ??= new Set(nodesIn(this.method, ts.isLabeledStatement).map((one) => one.label.getText()))
    const { taken } = this
    const name = freeName(wanted, (one) => taken.has(one) || isKeyword(one))
    taken.add(name)
    return name
  }
}

/** Whether it can be a label in Groovy, too. */
function isLabel(name: string): boolean {
  return !isKeyword(name) && name === asciiName(name)
}

/** Whether what is written behind these statements is never reached. */
export function leaves(statements: Statement[]): boolean {
  const last = statements.at(-1)
  return last !== undefined && jumps.has(last.kind)
}

const jumps: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'break',
  'continue',
  'return',
  'throw',
])

/** The statement that a `break` or `continue` of the source ends or goes on with. */
export function targetOf(jump: ts.Node): ts.Node | undefined {
  if (!ts.isBreakStatement(jump) && !ts.isContinueStatement(jump)) return undefined
  const label = jump.label?.getText()
  return ancestorsOf(jump).find((outer, i, ancestors) => {
    if (label !== undefined) return labelsOf(outer).includes(label)
    if (ancestors.slice(0, i).some(isFunctionNode)) return false
    return isLoop(outer) || (ts.isBreakStatement(jump) && ts.isSwitchStatement(outer))
  })
}

/** The labels of a statement, which may be several. */
function labelsOf(node: ts.Node): string[] {
  const parent = node.parent
  return ts.isLabeledStatement(parent) ? [parent.label.getText(), ...labelsOf(parent)] : []
}

export function isLoop(node: ts.Node): boolean {
  return (
    ts.isForOfStatement(node) ||
    ts.isForStatement(node) ||
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node)
  )
}

/** The statement behind the labels. */
export function labelledStatement(node: ts.LabeledStatement): ts.Node {
  const inner = node.statement
  return ts.isLabeledStatement(inner) ? labelledStatement(inner) : inner
}

export function isContinued(loop: ts.Node): boolean {
  return nodesIn(loop, ts.isContinueStatement).some((one) => targetOf(one) === loop)
}
