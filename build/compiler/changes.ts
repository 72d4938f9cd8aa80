import { Node, ts } from 'ts-morph'
import type { Sources } from '../sources'
import { mayAssign, targetsOf } from './assignments'
import { isFunctionNode, referentOf, unwrap } from './declarations'
import { arrayMutators, collectionMutators, makers } from './library/mutators'
import { Reach } from './reach'
import { isUnknownCallee } from './suspends'
import { declaredName } from './unit'
import { isNeverAssigned, isWithin } from './variables'

/**
 * Finds what can change the content of an array or object, or a variable, that lives longer than the code itself. A call of
 * a function that is not known can.
 */
export class Changes {
  private readonly places: Reach

  constructor(sources: Sources) {
    this.places = new Reach('changes', mayChange, changesContent, sources)
  }

  changes(node: Node): boolean {
    return this.places.reaches(node)
  }
}

function mayChange(node: ts.Node): boolean {
  return ts.isCallExpression(node) || ts.isDeleteExpression(node) || mayAssign(node)
}

function changesContent(node: Node, code: Node): boolean {
  if (!isRun(node, code)) return false
  if (Node.isDeleteExpression(node)) return !isOwn(node.getExpression(), code)
  if (!Node.isCallExpression(node)) return targetsOf(node).some((target) => !isOwn(target, code))
  if (isUnknownCallee(node)) return true
  const callee = node.getExpression()
  if (!Node.isPropertyAccessExpression(callee)) return false
  const isMutator = arrayMutators.has(callee.getName()) || collectionMutators.has(callee.getName())
  return isMutator && !isMade(callee.getExpression(), code)
}

/** Whether it is no part of a function that the code only declares; its calls are looked at by themselves. */
function isRun(node: Node, code: Node): boolean {
  return !node
    .getAncestors()
    .some((one) => isFunctionNode(one) && isWithin(one, code) && declaredName(one) !== undefined)
}

/** Whether it is a variable of the code, or a place in what the code made. */
function isOwn(target: Node, code: Node): boolean {
  if (Node.isPropertyAccessExpression(target) || Node.isElementAccessExpression(target))
    return isMade(target.getExpression(), code)
  return declarationIn(target, code) !== undefined
}

function isMade(node: Node, code: Node): boolean {
  const declaration = declarationIn(unwrap(node), code)
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return value !== undefined && makes(unwrap(value)) && isNeverAssigned(declaration!)
}

/** Whether the value is an array or object that nothing else has. */
function makes(value: Node): boolean {
  if (Node.isArrayLiteralExpression(value) || Node.isObjectLiteralExpression(value)) return true
  if (Node.isNewExpression(value)) return true
  const callee = Node.isCallExpression(value) ? value.getExpression() : undefined
  return (
    Node.isPropertyAccessExpression(callee) &&
    makers.has(callee.getName()) &&
    referentOf(callee.getNameNode())?.kind === 'builtin'
  )
}

function declarationIn(name: Node, code: Node): Node | undefined {
  const referent = Node.isIdentifier(name) ? referentOf(name) : undefined
  return referent?.kind === 'local' && isWithin(referent.node, code) ? referent.node : undefined
}
