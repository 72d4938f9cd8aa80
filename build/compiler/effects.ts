import { ts } from '../typescript'
import type { Sources } from '../sources'
import { mayAssign, targetsOf } from './assignments'
import { isFunctionNode, referentOf, unwrap } from './declarations'
import { isMutator } from './library/mutators'
import { isMadeHere } from './own-values'
import { isUse, knownFunction } from './reach'
import { isUnknownCallee, isUnknownFunction } from './suspends'
import { declaredName } from './unit'
import { isTable } from './uses'
import { nodesIn } from './walk'

/** What some code changes itself, and what else it runs. */
export interface Effects {
  readonly code: ts.Node
  /** The arrays, objects, Maps and Sets that it changes the content of. */
  readonly changed: readonly ts.Node[]
  /** The variables that it gives another value. */
  readonly assigned: readonly ts.Node[]
  /** The functions that it may call, and the tables of the module that it makes. */
  readonly callees: ReadonlySet<ts.Node>
  /** Whether it calls a function that is known only when the program runs. */
  readonly callsUnknown: boolean
}

/** Finds the effects of code with all that it may call. */
export class AllEffects {
  constructor(private readonly sources: Sources) {}

  private of(code: ts.Node): Effects {
    const all = this.sources.ofNodes<Effects>('effects', code)
    const effects = all.get(code) ?? readEffects(code)
    all.set(code, effects)
    return effects
  }

  *ofAll(code: Iterable<ts.Node>): Iterable<Effects> {
    const seen = new Set<ts.Node>(code)
    for (const next of seen) {
      const effects = this.of(next)
      yield effects
      for (const callee of effects.callees) seen.add(callee)
    }
  }
}

function readEffects(code: ts.Node): Effects {
  const all = nodesIn(code, isTelling)
  const run = all.filter((one) => !ts.isIdentifier(one) && isRun(one, code))
  const targets = run.flatMap(targetsOf)
  return {
    code,
    changed: run.flatMap(changedBy),
    assigned: targets.filter(ts.isIdentifier),
    callees: new Set(all.flatMap((one) => calleeOf(one) ?? [])),
    callsUnknown: isCallback(code) ? isUnknownFunction(unwrap(code)) : run.some(callsUnknown),
  }
}

/** What the code changes that may be a part of a module's table under another name. */
export function changedPartsIn(code: ts.Node): ts.Node[] {
  return nodesIn(code, mayChangeContent)
    .flatMap(changedBy)
    .filter((node) => !isOther(node))
}

function mayChangeContent(node: ts.Node): boolean {
  return ts.isCallExpression(node) || ts.isDeleteExpression(node) || mayAssign(node)
}

function isTelling(node: ts.Node): boolean {
  return isUse(node) || mayChangeContent(node)
}

/** Whether it is no part of a function that the code only declares; its calls are looked at by themselves. */
function isRun(node: ts.Node, code: ts.Node): boolean {
  for (let one = node; one !== code; one = one.parent)
    if (isFunctionNode(one) && declaredName(one) !== undefined) return false
  return true
}

function calleeOf(name: ts.Node): ts.Node | undefined {
  if (!ts.isIdentifier(name)) return undefined
  const referent = referentOf(name)
  return referent?.kind === 'constant' && isTable(referent.node) ? referent.node : knownFunction(name)
}

/** Whether the code is itself what is called: a name or property, not the body of a loop. */
function isCallback(code: ts.Node): boolean {
  return ts.isIdentifier(unwrap(code)) || ts.isPropertyAccessExpression(unwrap(code))
}

function callsUnknown(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  return isUnknownCallee(node) || node.arguments.some((one) => isUnknownFunction(unwrap(one)))
}

function changedBy(node: ts.Node): ts.Node[] {
  if (ts.isDeleteExpression(node)) return [ownerIn(unwrap(node.expression)) ?? []].flat()
  if (!ts.isCallExpression(node)) return targetsOf(node).flatMap((target) => ownerIn(target) ?? [])
  const callee = unwrap(node.expression)
  if (!ts.isPropertyAccessExpression(callee)) return []
  // `Object.assign(target, source)` changes its first argument.
  if (callee.name.text === 'assign') return node.arguments.slice(0, 1)
  return isMutator(callee.name.text) ? [callee.expression] : []
}

/** Whether it is no table under another name: made where it is declared, or a table by its own name. */
function isOther(node: ts.Node): boolean {
  const referent = ts.isIdentifier(unwrap(node)) ? referentOf(unwrap(node)) : undefined
  return referent?.kind === 'constant' || (referent?.kind === 'local' && isMadeHere(referent.node))
}

/** What has the property or element that is assigned to. */
function ownerIn(target: ts.Node): ts.Node | undefined {
  return ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
    ? target.expression
    : undefined
}
