import type { Sources } from '../sources'
import type { FunctionNode } from './declarations'
import { functionsOf } from './modules'
import type { Method } from './groovy/ast'
import { helperNeeds, helpers } from './library/helpers'
import type { Shared } from './shared'
import { Unit } from './unit'

/**
 * The functions of `runtime/`, which are written in the language itself and compiled into the steps that need them. One
 * that takes a callback exists twice: under its own name for callers that can reach a step, and for the others.
 */
export class Runtime {
  /** No function or variable of a step may have one of these names. */
  readonly names: ReadonlySet<string>
  private readonly functions: ReadonlyMap<string, FunctionNode>
  private units: readonly Unit[] | undefined
  private readonly known = new Map<string, RuntimeMethod>()

  constructor(
    private readonly shared: Shared,
    sources: Sources,
  ) {
    const all = sources.runtime().flatMap(functionsOf)
    this.functions = new Map(all.map((one) => [one.name!.text, one]))
    this.names = new Set([...this.functions.keys()].flatMap((name) => [name, withoutCps(name)]))
  }

  /** The name of the method that a function is for a caller that can, or cannot, reach a step. */
  methodName(name: string, callerSuspends: boolean): string {
    const node = this.functions.get(name)
    if (node === undefined) throw new Error(`the runtime has no ${name}`)
    return callerSuspends ? name : this.nonCpsName(name, node)
  }

  /** The methods of these names, with all that they need themselves. */
  methods(wanted: Iterable<string>): Method[] {
    const found = new Map<string, Method>()
    const open = [...wanted]
    for (const name of open) {
      if (found.has(name)) continue
      const { method, needs } = this.of(name)
      found.set(name, method)
      open.push(...needs)
    }
    return [...found.values()]
  }

  private of(name: string): RuntimeMethod {
    const known =
      this.known.get(name) ??
      (isHelper(name) ? { method: helpers[name](), needs: helperNeeds[name] ?? [] } : this.lower(name))
    this.known.set(name, known)
    return known
  }

  private lower(name: string): RuntimeMethod {
    this.units ??= this.makeUnits()
    for (const unit of this.units) {
      const member = [...unit.members.values()].find((one) => one.name === name)
      if (member === undefined) continue
      const { method, helpers: needed, problems } = this.shared.methods.of(member, unit)
      const [problem] = problems
      if (problem !== undefined) throw new Error(`${problem.node.getText()}: ${problem.refusal.message}`)
      return { method, needs: [...needed, ...unit.calledNames(member.node)] }
    }
    throw new Error(`the runtime has no ${name}`)
  }

  private makeUnits(): Unit[] {
    const entries = [...this.functions.values()]
    return [
      new Unit(entries, this.shared),
      new Unit(entries, this.shared, (name, node) => this.nonCpsName(name, node)),
    ]
  }

  private nonCpsName(name: string, node: FunctionNode): string {
    return this.shared.suspension.suspends(node) ? withoutCps(name) : name
  }
}

function withoutCps(name: string): string {
  return `${name}NonCps`
}

interface RuntimeMethod {
  readonly method: Method
  /** The names of the methods that it calls. */
  readonly needs: readonly string[]
}

function isHelper(name: string): name is keyof typeof helpers {
  return Object.hasOwn(helpers, name)
}
