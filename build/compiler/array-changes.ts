import { Node, ts, type Type } from 'ts-morph'
import type { Sources } from '../sources'
import { mayAssign, targetsOf } from './assignments'
import { type FunctionNode, isFunctionNode, rootOf, unwrap, usesOf } from './declarations'
import { isImmediateCallback } from './library/immediate'
import { isMade } from './library/makers'
import { arrayMutators } from './library/mutators'
import { isOwnList } from './own-lists'
import { isUse, knownFunction } from './reach'
import { isUnknownCallee, isUnknownFunction } from './suspends'
import { elementOf, isKind, type Kind, shapeOf } from './types'
import { ownerOf } from './variables'
import { wantedIn } from './walk'

/** Finds whether code that runs while an array is gone through could change that array. It errs on the side of yes. */
export class ArrayChanges {
  constructor(private readonly sources: Sources) {}

  /** `iterated` is the expression for the array, `code` may be a callback that gets the array. */
  mayChange(iterated: Node, code: Node): boolean {
    const array = unwrap(iterated)
    if (isMade(array) && !takesArray(code)) return false
    const root = Node.isIdentifier(array) ? rootOf(array) : undefined
    const isOwn = root !== undefined && this.isOwn(root)
    return this.reached(code).some(({ changed, callsUnknown }) => {
      if (callsUnknown && !(isOwn && isHidden(root))) return true
      return changed.some((one) => this.mayBeSame(one, array, isOwn))
    })
  }

  private mayBeSame(changed: Node, array: Node, isOwn: boolean): boolean {
    if (!haveCommonType(changed.getType(), array.getType())) return false
    const [a, b] = [rootOf(changed), rootOf(array)]
    if (a === b || a === undefined) return a === b || !isOwn
    return !isOwn && !(Node.isIdentifier(unwrap(changed)) && this.isOwn(a))
  }

  private isOwn(declaration: Node): boolean {
    const all = this.sources.ofNodes<boolean>('own arrays', declaration)
    const isOwn = all.get(declaration) ?? isOwnList(declaration)
    all.set(declaration, isOwn)
    return isOwn
  }

  /** The code with all functions that it may call. */
  private reached(code: Node): Facts[] {
    const seen = new Map<Node, Facts>()
    const open = [code]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      const all = this.sources.ofNodes<Facts>('changed arrays', next)
      const facts = all.get(next) ?? readFacts(next)
      all.set(next, facts)
      seen.set(next, facts)
      open.push(...facts.callees)
    }
    return [...seen.values()]
  }
}

interface Facts {
  /** The arrays that the code changes itself. */
  readonly changed: Node[]
  readonly callees: Set<FunctionNode>
  readonly callsUnknown: boolean
}

function readFacts(code: Node): Facts {
  const all = wantedIn(code, isTelling)
  return {
    changed: all.flatMap(changedBy),
    callees: new Set(all.flatMap((one) => calleeOf(one) ?? [])),
    callsUnknown: isCallback(code) ? isUnknownFunction(unwrap(code)) : all.some(callsUnknown),
  }
}

function isTelling(node: ts.Node): boolean {
  return isUse(node) || ts.isCallExpression(node) || mayAssign(node)
}

function calleeOf(node: Node): FunctionNode | undefined {
  return Node.isIdentifier(node) ? knownFunction(node) : undefined
}

/** Whether the code is itself what is called: a name or property, not the body of a loop. */
function isCallback(code: Node): boolean {
  return Node.isIdentifier(unwrap(code)) || Node.isPropertyAccessExpression(unwrap(code))
}

function callsUnknown(node: Node): boolean {
  if (!Node.isCallExpression(node)) return false
  return isUnknownCallee(node) || node.getArguments().some((one) => isUnknownFunction(unwrap(one)))
}

function changedBy(node: Node): Node[] {
  if (Node.isCallExpression(node)) {
    const callee = unwrap(node.getExpression())
    return Node.isPropertyAccessExpression(callee) && arrayMutators.has(callee.getName())
      ? [callee.getExpression()]
      : []
  }
  return targetsOf(node).flatMap((target) =>
    Node.isElementAccessExpression(target) ? [target.getExpression()] : [],
  )
}

/** Whether the two can be views of one array. */
function haveCommonType(a: Type, b: Type): boolean {
  if (!isKind(a, 'list') || !isKind(b, 'list')) return mayBeList(a) && mayBeList(b)
  const [one, other] = [a, b].map((type) => {
    const element = elementOf(type)
    return element === undefined ? [] : element.isUnion() ? element.getUnionTypes() : [element]
  })
  return one!.some((x) => other!.some((y) => x.isAssignableTo(y) || y.isAssignableTo(x)))
}

function mayBeList(type: Type): boolean {
  const { kinds } = shapeOf(type)
  return ['list', 'unknown', 'some', 'any'].some((kind) => kinds.has(kind as Kind))
}

/** Whether no closure that is kept sees the variable. */
function isHidden(declaration: Node): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).every((use) => {
    const around = use.getAncestors()
    const inside = around.slice(0, around.indexOf(owner))
    return inside.every((one) => !isFunctionNode(one) || isImmediateCallback(one))
  })
}

/** Whether the code is a callback that looks at its array. */
function takesArray(code: Node): boolean {
  if (!Node.isExpression(code)) return false
  const callback = Node.isArrowFunction(code) ? code : knownFunction(code)
  return callback === undefined || callback.getParameters().length > 2
}
