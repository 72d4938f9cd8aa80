import { typeOfProperty } from '../types'
import {
  isOptional,
  apparentType,
  typeOfSymbol,
  isTuple,
  tupleElements,
  isArray,
  contextualTypeOf,
} from '../../checker'
import { ts } from '../../typescript'
import type { FunctionNode } from '../declarations'
import { isImmediateCallback } from '../library/immediate'

/** How a function takes its arguments in Groovy: so many one by one, and, where it has a rest parameter, the others as a list. */
export interface Takes {
  count: number
  hasRest: boolean
  /** How many it may be called without. */
  optional: number
}

/** As its own parameters say. */
export function takesOf(node: FunctionNode): Takes {
  const parameters = node.parameters
  const hasRest = parameters.at(-1)?.dotDotDotToken !== undefined
  const fixed = hasRest ? parameters.slice(0, -1) : parameters
  return {
    count: fixed.length,
    hasRest,
    optional: fixed.filter((one) => isOptional(one)).length,
  }
}

/** As the type of a value says, for whoever calls it; undefined where its rest is a type that is not known. */
export function takesOfType(type: ts.Type, at: ts.Node): Takes | undefined {
  const signature = signatureOf(type)
  return signature === undefined ? undefined : takesOfSignature(signature, at)
}

export function signatureOf(type: ts.Type): ts.Signature | undefined {
  return apparentType(type.getNonNullableType()).getCallSignatures()[0]
}

function takesOfSignature(signature: ts.Signature, at: ts.Node): Takes | undefined {
  const parameters = signature.getParameters()
  const declared = parameters.map((one) => one.valueDeclaration)
  const last = declared.at(-1)
  const optional = declared.filter((one) => one && ts.isParameter(one) && isOptional(one)).length
  if (!(last && ts.isParameter(last)) || last.dotDotDotToken === undefined)
    return { count: parameters.length, hasRest: false, optional }
  const rest = typeOfSymbol(parameters.at(-1)!, at)
  const count = parameters.length - 1
  if (isTuple(rest))
    return { count: count + tupleElements(rest).length, hasRest: false, optional: optional - 1 }
  return isArray(rest) ? { count, hasRest: true, optional: optional - 1 } : undefined
}

/** As the closure does that a function becomes: like the type that is asked for where it stands, else like its own. */
export function takesOfClosure(node: FunctionNode): Takes {
  const own = takesOf(node)
  const wanted = isImmediateCallback(node) ? undefined : wantedOf(node)
  return wanted === undefined || isSame(own, wanted) ? own : wanted
}

export function wantedOf(node: ts.Node): Takes | undefined {
  const type = wantedType(node)
  return type === undefined ? undefined : takesOfType(type, node)
}

/** The type that is asked for where a function stands. */
function wantedType(node: ts.Node): ts.Type | undefined {
  if (ts.isExpression(node)) return contextualTypeOf(node)
  const object = ts.isMethodDeclaration(node) ? node.parent : undefined
  if (!(object && ts.isObjectLiteralExpression(object)) || !ts.isMethodDeclaration(node)) return undefined
  const wanted = contextualTypeOf(object)?.getNonNullableType()
  if (wanted === undefined) return undefined
  return typeOfProperty(wanted, node.name.getText(), node) ?? wanted.getStringIndexType()
}

/** Whether a closure that takes its arguments in one of these ways can be called in the other. */
export function isSame(one: Takes, other: Takes): boolean {
  return one.hasRest === other.hasRest && (!one.hasRest || one.count === other.count)
}
