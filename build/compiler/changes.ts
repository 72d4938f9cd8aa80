import { typeOf, ancestorsOf } from '../checker'
import { ts } from '../typescript'
import type { Sources } from '../sources'
import { isFunctionNode, referentOf, rootOf, unwrap, usesOf } from './declarations'
import { AllEffects, changedPartsIn } from './effects'
import { isImmediateCallback } from './library/immediate'
import { isMade } from './library/makers'
import { isMadeHere, isOwnValue } from './own-values'
import { knownFunction } from './reach'
import { haveCommonType } from './types-in-common'
import { isNeverAssigned, isWithin, ownerOf } from './variables'

/** Finds what running some code could change. It errs on the side of yes: a function that is not known can change anything. */
export class Changes {
  private readonly effects: AllEffects

  constructor(private readonly sources: Sources) {
    this.effects = new AllEffects(sources)
  }

  /** What the code of a function changes itself that may be a part of a module's table under another name. */
  changedPartsIn(code: ts.Node): readonly ts.Node[] {
    const all = this.sources.ofNodes<readonly ts.Node[]>('changed parts', code)
    const changed = all.get(code) ?? changedPartsIn(code)
    all.set(code, changed)
    return changed
  }

  /** Whether it can change the content of an array or object, or a variable, that lives longer than the code itself. */
  changes(code: ts.Node): boolean {
    const all = this.sources.ofNodes<boolean>('changes', code)
    const known = all.get(code) ?? this.changesAny(code)
    all.set(code, known)
    return known
  }

  private changesAny(root: ts.Node): boolean {
    for (const { code, changed, assigned, callsUnknown } of this.effects.ofAll([root])) {
      if (callsUnknown || changed.some((one) => !isMadeIn(one, code))) return true
      if (assigned.some((one) => declarationIn(one, code) === undefined)) return true
    }
    return false
  }

  /**
   * Whether it can change the array, object, Map or Set that is visited meanwhile; `code` may be a callback that gets it.
   */
  mayChange(visited: ts.Node, code: ts.Node): boolean {
    const value = unwrap(visited)
    if (isMade(value) && !takesVisited(code)) return false
    const root = ts.isIdentifier(value) ? rootOf(value) : undefined
    const isOwn = root !== undefined && this.isOwn(root)
    for (const { changed, callsUnknown } of this.effects.ofAll([code])) {
      if (callsUnknown && !(isOwn && isHidden(root))) return true
      if (changed.some((one) => this.mayBeSame(unwrap(one), value, isOwn))) return true
    }
    return false
  }

  private mayBeSame(changed: ts.Node, visited: ts.Node, isOwn: boolean): boolean {
    if (!haveCommonType(typeOf(changed), typeOf(visited))) return false
    const [a, b] = [rootOf(changed), rootOf(visited)]
    if (a === b || a === undefined) return a === b || !isOwn
    if (isOwn || areApart(changed, visited)) return false
    return !(ts.isIdentifier(changed) && this.isOwn(a))
  }

  private isOwn(declaration: ts.Node): boolean {
    const all = this.sources.ofNodes<boolean>('own values', declaration)
    const isOwn = all.get(declaration) ?? isOwnValue(declaration)
    all.set(declaration, isOwn)
    return isOwn
  }
}

/** Whether it is a part of what the code made for itself. */
function isMadeIn(node: ts.Node, code: ts.Node): boolean {
  const declaration = declarationIn(unwrap(node), code)
  return declaration !== undefined && isMadeHere(declaration)
}

function declarationIn(name: ts.Node, code: ts.Node): ts.Node | undefined {
  const referent = ts.isIdentifier(name) ? referentOf(name) : undefined
  return referent?.kind === 'local' && isWithin(referent.node, code) ? referent.node : undefined
}

/** Whether of two names one is for a value that was made when the other one had its value already. */
function areApart(one: ts.Node, other: ts.Node): boolean {
  const [a, b] = [one, other].map((node) => (ts.isIdentifier(node) ? rootOf(node) : undefined))
  if (a === undefined || b === undefined) return false
  if (isMadeHere(a) && isMadeHere(b)) return true
  const isAfter = (made: ts.Node, given: ts.Node): boolean =>
    isMadeHere(made) &&
    ts.isParameter(given) &&
    isNeverAssigned(given) &&
    (ownerOf(made) === ownerOf(given) || isWithin(ownerOf(made), ownerOf(given)))
  return isAfter(a, b) || isAfter(b, a)
}

/** Whether no closure that is kept sees the variable. */
function isHidden(declaration: ts.Node): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).every((use) => {
    const around = ancestorsOf(use)
    const inside = around.slice(0, around.indexOf(owner))
    return inside.every((one) => !isFunctionNode(one) || isImmediateCallback(one))
  })
}

/** Whether the code is a callback that looks at what it is called for. */
function takesVisited(code: ts.Node): boolean {
  if (!ts.isExpression(code)) return false
  const callback = ts.isArrowFunction(code) ? code : knownFunction(code)
  return callback === undefined || callback.parameters.length > 2
}
