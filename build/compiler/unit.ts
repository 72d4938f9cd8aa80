import { basename } from 'node:path'
import { typeOf } from '../checker'
import { ts } from '../typescript'
import { type FunctionNode, isFunctionNode } from './declarations'
import { Integers } from './integers'
import { helperNames } from './library/helpers'
import { asciiName, freeName, isReservedMethod, tableName } from './names'
import { isOwnFunction, mayHoldClosure } from './outside'
import type { Range } from './ranges'
import type { Shared } from './shared'
import { changeElsewhere } from './tables'
import type { Use } from './uses'
import { isNeverAssigned } from './variables'

/** What becomes a method of the step's file. */
export interface Member {
  /** The function, or the constant that a table method returns. */
  readonly node: FunctionNode | ts.VariableDeclaration
  name: string
  readonly suspends: boolean
  /** The steps and members that its code calls. */
  readonly steps: Set<string>
  readonly callees: Set<ts.Node>
}

/** The method that a function is to be instead of the one of its own name, which nothing of it can suspend. */
export type NonCpsName = (name: string, node: FunctionNode) => string

/** One step: its `call` and everything that it reaches, in the order of first use. Or the functions of the runtime. */
export class Unit {
  readonly members = new Map<ts.Node, Member>()
  /** Where each function is called, to know what its parameters can be. */
  private readonly callSites = new Map<ts.Node, ts.CallExpression[]>()
  /** Functions that are also used as values, so that not all their calls are known. */
  private readonly usedAsValue = new Set<ts.Node>()
  /** Names in the emitted file that the source does not have. */
  readonly invented: string[] = []
  readonly helpers = new Set<string>()
  /** What the steps that are called return, and where. */
  private readonly stepTypes: [ts.Type, ts.Node][] = []
  private closures: boolean | undefined
  private changedParts: readonly ts.Node[] | undefined
  private readonly asked = new Set<ts.Node>()
  /** Properties that some code assigns to. */
  private readonly assignedProperties = new Set<string>()
  private readonly integers: Integers = new Integers((parameter) =>
    this.integers.ofCalls(parameter, this.callsOf(parameter.parent)),
  )

  /** `nonCpsName` is for code of which nothing suspends, since no callback that it is given does. */
  constructor(
    private readonly entries: readonly FunctionNode[],
    private readonly shared: Shared,
    private readonly nonCpsName?: NonCpsName,
  ) {
    for (const entry of entries) {
      this.usedAsValue.add(entry)
      this.reach(entry)
    }
    this.nameMembers()
  }

  /** What a member's code calls by name; a local of such a name would hide it. */
  calledNames(node: ts.Node): string[] {
    const member = this.members.get(node)!
    return [...member.steps, ...[...member.callees].map((callee) => this.members.get(callee)!.name)]
  }

  isAssigned(property: string): boolean {
    return this.assignedProperties.has(property)
  }

  nameOf(node: ts.Node): string | undefined {
    return this.members.get(node)?.name
  }

  /** Whether Jenkins calls this function of the step, with what its Jenkinsfile gives. */
  isEntry(node: ts.Node): boolean {
    return this.members.get(node)?.name === 'call'
  }

  /** Whether a closure can come from outside: with what `call` is given, or from a step. */
  getsClosures(): boolean {
    this.closures ??= this.findClosures()
    return this.closures
  }

  private findClosures(): boolean {
    const given = this.entries.filter((entry) => this.isEntry(entry)).flatMap((entry) => entry.parameters)
    return (
      this.stepTypes.some(([type, at]) => mayHoldClosure(type, false, at)) ||
      given.some((parameter) => mayHoldClosure(typeOf(parameter), true, parameter))
    )
  }

  /** Whether every call of a function of the step passes it a function of the step as this parameter. */
  getsOwnFunction(parameter: ts.ParameterDeclaration): boolean {
    if (this.asked.has(parameter)) return true
    this.asked.add(parameter)
    const owner = parameter.parent
    const calls = this.callsOf(owner)
    const position = isFunctionNode(owner) ? owner.parameters.indexOf(parameter) : -1
    const isOwn =
      calls.length > 0 &&
      isNeverAssigned(parameter) &&
      calls.every((call) => {
        const args = call.arguments
        const given = args.slice(0, position + 1).some(ts.isSpreadElement) ? undefined : args[position]
        return given !== undefined && isOwnFunction(given, (other) => this.getsOwnFunction(other))
      })
    this.asked.delete(parameter)
    return isOwn
  }

  /** Where code of the step changes what a table of a module hands on at this use, such as `src/vars/build.ts:12`. */
  changeOfTable(use: ts.Node): string | undefined {
    const changed = () =>
      (this.changedParts ??= [...this.members.keys()].flatMap((one) =>
        this.shared.changes.changedPartsIn(one),
      ))
    const change = changeElsewhere(use, changed)
    return change && this.shared.origins.placeOf(change)
  }

  /** What a parameter can be, as far as the callers of its function tell. */
  rangeOf(parameter: ts.ParameterDeclaration): Range {
    return this.integers.ofDeclared(parameter)
  }

  /** None where not all are known. */
  private callsOf(node: ts.Node): readonly ts.CallExpression[] {
    return this.usedAsValue.has(node) ? [] : (this.callSites.get(node) ?? [])
  }

  private reach(node: FunctionNode | ts.VariableDeclaration): void {
    if (this.members.has(node)) return
    const member: Member = {
      node,
      name: '',
      suspends: this.nonCpsName === undefined && this.shared.suspension.suspends(node),
      steps: new Set(),
      callees: new Set(),
    }
    this.members.set(node, member)
    for (const use of this.shared.uses.of(node)) this.note(use, member)
  }

  private note(use: Use, member: Member): void {
    if (use.kind === 'step') {
      member.steps.add(use.name)
      this.stepTypes.push(...use.returned)
    } else if (use.kind === 'assignment') this.assignedProperties.add(use.property)
    else {
      if (use.kind === 'function') this.noteCall(use.node, use.call)
      this.use(use.node, member)
    }
  }

  private use(node: FunctionNode | ts.VariableDeclaration, member: Member): void {
    if (node !== member.node) member.callees.add(node)
    this.reach(node)
  }

  private noteCall(node: FunctionNode, call: ts.CallExpression | undefined): void {
    if (call === undefined) this.usedAsValue.add(node)
    else this.callSites.set(node, [...(this.callSites.get(node) ?? []), call])
  }

  /** A name that Groovy, a step or another module has already gets its own module's name behind it. */
  private nameMembers(): void {
    const steps = new Set([...this.members.values()].flatMap((member) => [...member.steps]))
    const taken = new Set(['call', ...helperNames, ...this.shared.runtime.names])
    for (const member of this.members.values()) {
      const wanted = wantedName(member)
      const hasParameters = isFunctionNode(member.node) && member.node.parameters.length > 0
      if (isFunctionNode(member.node) && this.entries.includes(member.node))
        member.name = this.nonCpsName?.(wanted, member.node) ?? wanted
      else if (taken.has(wanted) || steps.has(wanted) || isReservedMethod(wanted, hasParameters)) {
        const module = basename(member.node.getSourceFile().fileName, '.ts')
        member.name = freeName(wanted + module.charAt(0).toUpperCase() + module.slice(1), (name) =>
          taken.has(name),
        )
        this.invented.push(member.name)
      } else member.name = wanted
      taken.add(member.name)
    }
  }
}

/** The name of a function: its own, or that of the constant that it is the value of. */
export function declaredName(node: FunctionNode | ts.VariableDeclaration): ts.Node | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) return node.name
  const parent = node.parent
  return ts.isVariableDeclaration(parent) ? parent.name : undefined
}

function wantedName(member: Member): string {
  const text = asciiName(declaredName(member.node)?.getText() ?? 'closure')
  return ts.isVariableDeclaration(member.node) ? tableName(text) : text
}
