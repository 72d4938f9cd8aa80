import { Node, type Signature, type Type } from 'ts-morph'
import type { FunctionNode } from '../declarations'
import { isImmediateCallback } from '../library/immediate'
import { propertyOf } from '../types'

/** How a function takes its arguments in Groovy: so many one by one, and, where it has a rest parameter, the others as a list. */
export interface Takes {
  count: number
  hasRest: boolean
  /** How many it may be called without. */
  optional: number
}

/** As its own parameters say. */
export function takesOf(node: FunctionNode): Takes {
  const parameters = node.getParameters()
  const hasRest = parameters.at(-1)?.isRestParameter() === true
  const fixed = hasRest ? parameters.slice(0, -1) : parameters
  return {
    count: fixed.length,
    hasRest,
    optional: fixed.filter((one) => one.isOptional()).length,
  }
}

/** As the type of a value says, for whoever calls it; undefined where its rest is a type that is not known. */
export function takesOfType(type: Type, at: Node): Takes | undefined {
  const signature = signatureOf(type)
  return signature === undefined ? undefined : takesOfSignature(signature, at)
}

export function signatureOf(type: Type): Signature | undefined {
  return type.getNonNullableType().getApparentType().getCallSignatures()[0]
}

function takesOfSignature(signature: Signature, at: Node): Takes | undefined {
  const parameters = signature.getParameters()
  const declared = parameters.map((one) => one.getValueDeclaration())
  const last = declared.at(-1)
  const optional = declared.filter((one) => Node.isParameterDeclaration(one) && one.isOptional()).length
  if (!Node.isParameterDeclaration(last) || !last.isRestParameter())
    return { count: parameters.length, hasRest: false, optional }
  const rest = parameters.at(-1)!.getTypeAtLocation(at)
  const count = parameters.length - 1
  if (rest.isTuple())
    return { count: count + rest.getTupleElements().length, hasRest: false, optional: optional - 1 }
  return rest.isArray() || rest.isReadonlyArray()
    ? { count, hasRest: true, optional: optional - 1 }
    : undefined
}

/** As the closure does that a function becomes: like the type that is asked for where it stands, else like its own. */
export function takesOfClosure(node: FunctionNode): Takes {
  const own = takesOf(node)
  const wanted = isImmediateCallback(node) ? undefined : wantedOf(node)
  return wanted === undefined || isSame(own, wanted) ? own : wanted
}

export function wantedOf(node: Node): Takes | undefined {
  const type = wantedType(node)
  return type === undefined ? undefined : takesOfType(type, node)
}

/** The type that is asked for where a function stands. */
function wantedType(node: Node): Type | undefined {
  if (Node.isExpression(node)) return node.getContextualType()
  const object = Node.isMethodDeclaration(node) ? node.getParent() : undefined
  if (!Node.isObjectLiteralExpression(object) || !Node.isMethodDeclaration(node)) return undefined
  const wanted = object.getContextualType()?.getNonNullableType()
  if (wanted === undefined) return undefined
  return propertyOf(wanted, node.getName())?.getTypeAtLocation(node) ?? wanted.getStringIndexType()
}

/** Whether a closure that takes its arguments in one of these ways can be called in the other. */
export function isSame(one: Takes, other: Takes): boolean {
  return one.hasRest === other.hasRest && (!one.hasRest || one.count === other.count)
}
