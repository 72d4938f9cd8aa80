import { type CallExpression, Node, type ParameterDeclaration, type Type } from 'ts-morph'
import type { Context } from './context'
import {
  type FunctionNode,
  isFunctionNode,
  isLibraryType,
  isPartOfGlobal,
  referentOf,
  unwrap,
} from './declarations'
import type { Expression, Statement } from './groovy/ast'
import { assign, isNotNull, name } from './groovy/make'
import type { HelperName } from './library/helpers'
import { knownFunction } from './reach'
import { callsValue } from './suspends'
import { brandOf, deepest, isExactly, isKind, isNullable, shapeOf } from './types'
import { SyntaxKind, ts } from '../typescript'

/**
 * What a Jenkinsfile passes, and what steps and its closures return, may hold GStrings, Longs, arrays of Java, or maps that
 * cannot be saved. They become values of the language where they enter, so that nothing behind that has to ask.
 */

/** A parameter of the step's own `call`. One of type String makes a String of a GString itself. */
export function enteredParameter(
  parameter: ParameterDeclaration,
  variable: string,
  context: Context,
): Statement[] {
  const type = parameter.getType()
  if (isKind(type, 'text')) return []
  const value = name(variable)
  if (!isKind(type, 'number')) return assigned(entryOf(type), value, context)
  const entered = assigned('integer', value, context)
  const mayBeAbsent = parameter.isOptional() || isNullable(shapeOf(type))
  return mayBeAbsent ? [{ kind: 'if', condition: isNotNull(value), then: entered, otherwise: [] }] : entered
}

function assigned(entry: HelperName | undefined, value: Expression, context: Context): Statement[] {
  return entry === undefined ? [] : [assign(value, context.helper(entry, value))]
}

/** An argument of a closure that is called from outside. */
export function enteredArgument(type: Type, value: Expression, context: Context): Expression {
  const entry = entryOf(type)
  return entry === undefined ? value : context.helper(entry, value)
}

/** The value of a call of a step or of a closure from outside, or of a property of a variable of the Pipeline. */
export function enteredValue(node: Node, value: Expression, context: Context): Expression {
  const origin = originOf(node, context)
  if (origin === undefined) return value
  const type = node.getType()
  const entry = isKind(type, 'text') && givesString(node, origin) ? undefined : entryOf(type)
  return entry === undefined || !showsForm(node) ? value : context.helper(entry, value)
}

/** Steps of Jenkins' plugins are written in Java; one of another library may give a GString. */
function givesString(node: Node, origin: Origin): boolean {
  if (origin !== 'step') return origin === 'global'
  const callee = Node.isCallExpression(node) ? unwrap(node.getExpression()) : node
  return javaSteps.has(callee.getText())
}

const javaSteps: ReadonlySet<string> = new Set([
  'bat',
  'input',
  'libraryResource',
  'powershell',
  'pwd',
  'pwsh',
  'readFile',
  'sh',
  'tool',
])

/** What a closure from outside returns, of this type. */
export function enteredResult(type: Type, value: Expression, context: Context): Expression {
  const entry = context.getsClosures() ? entryOf(type) : undefined
  return entry === undefined ? value : context.helper(entry, value)
}

export function mayNeedEntry(type: Type): boolean {
  return entryOf(type) !== undefined
}

/** The helper that makes a value of this type one of the language, where it may need one. */
function entryOf(type: Type): HelperName | undefined {
  const kinds = [...shapeOf(type).kinds]
  if (kinds.every((kind) => kind === 'boolean' || kind === 'function' || kind === 'error')) return undefined
  // A Map has keys of any kind, and a Set is no list: they only come from the program itself.
  if (kinds.some((kind) => kind === 'map' || kind === 'set')) return undefined
  if (kinds.every((kind) => kind === 'object') && partsOf(type).every(isOfJenkins)) return undefined
  return isExactly(type, 'number') ? 'integer' : 'fromOutside'
}

/** An object of Jenkins, which is passed on as it is. */
function isOfJenkins(type: Type): boolean {
  return shapeOf(type).kinds.size === 0 || brandOf(type) !== undefined
}

function partsOf(type: Type): Type[] {
  return type.isUnion() ? type.getUnionTypes() : [type]
}

type Origin = 'step' | 'closure' | 'global'

function originOf(node: Node, context: Context): Origin | undefined {
  if (Node.isCallExpression(node)) return originOfCall(node, context)
  const isPart = Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node)
  if (!isPart || isReceiver(node)) return undefined
  return isPartOfGlobal(node) ? 'global' : undefined
}

function originOfCall(call: CallExpression, context: Context): Origin | undefined {
  const callee = unwrap(call.getExpression())
  const isOwn = (one: Node): boolean => isOwnFunction(one, (other) => context.getsOwnFunction(other))
  if (callsValue(call)) return context.getsClosures() && !isOwn(callee) ? 'closure' : undefined
  const isStep = Node.isIdentifier(callee) && referentOf(callee)?.kind === 'step'
  if (!isStep || isExitCode(call)) return undefined
  const body = call.getArguments().at(-1)
  // A step around code returns what that returns.
  if (body === undefined || !mayHoldClosure(body.getType(), false, body)) return 'step'
  return returnsOwn(body, isOwn) ? undefined : 'closure'
}

/** Whether the body of a step, or each of those of `parallel`, is a function of the step. */
function returnsOwn(node: Node, isOwn: (node: Node) => boolean): boolean {
  const body = unwrap(node)
  if (!Node.isObjectLiteralExpression(body)) return isOwn(body)
  const parts = body.getProperties()
  return (
    parts.length > 0 &&
    parts.every((part) => Node.isPropertyAssignment(part) && isOwn(part.getInitializerOrThrow()))
  )
}

/** Whether this is a function of the step, whose results are values of the language already. */
export function isOwnFunction(node: Node, getsOwn: (parameter: ParameterDeclaration) => boolean): boolean {
  const value = unwrap(node)
  if (isFunctionNode(value)) return true
  if (!Node.isIdentifier(value)) return false
  if (knownFunction(value) !== undefined) return true
  const referent = referentOf(value)
  return referent?.kind === 'local' && Node.isParameterDeclaration(referent.node) && getsOwn(referent.node)
}

/** `sh({ script, returnStatus: true })`: Jenkins' steps return it as an Integer. */
function isExitCode(call: CallExpression): boolean {
  const [options] = call.getArguments()
  return Node.isObjectLiteralExpression(options) && options.getProperty('returnStatus') !== undefined
}

function isReceiver(node: Node): boolean {
  const parent = node.getParent()
  const isPart = Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)
  return isPart && parent.getExpression() === node
}

/** Whether it makes a difference of which class the value is: in text, comparisons and arithmetic it makes none. */
function showsForm(node: Node): boolean {
  const parent = node.getParent()
  const isNumber = isExactly(node.getType(), 'number')
  const isScalar = isNumber || isExactly(node.getType(), 'text')
  if (!isScalar) return true
  if (Node.isTemplateSpan(parent)) return false
  if (!Node.isBinaryExpression(parent)) return true
  const operator = parent.getOperatorToken().getKind()
  return !comparisons.has(operator) && !(isNumber && calculations.has(operator))
}

const comparisons = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
])

const calculations = new Set([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.PercentToken,
])

/** Whether a closure that is written here is given to a step or to a closure from outside, which may call it. */
export function isCalledFromOutside(node: FunctionNode, context: Context): boolean {
  let given: Node = node
  for (const parent of node.getAncestors()) {
    if (Node.isCallExpression(parent)) {
      if (!parent.getArguments().includes(given)) return false
      const callee = unwrap(parent.getExpression())
      const isStep = Node.isIdentifier(callee) && referentOf(callee)?.kind === 'step'
      const isOwn = isOwnFunction(callee, (other) => context.getsOwnFunction(other))
      return isStep || (callsValue(parent) && context.getsClosures() && !isOwn)
    }
    const isPart =
      unwrap(parent) === unwrap(given) ||
      Node.isPropertyAssignment(parent) ||
      Node.isObjectLiteralExpression(parent) ||
      Node.isArrayLiteralExpression(parent)
    if (!isPart) return false
    given = parent
  }
  return false
}

/** Whether a value of this type may be a closure, or hold one. What says nothing may be one, where `open` says so. */
export function mayHoldClosure(
  type: Type,
  open: boolean,
  at: Node,
  seen = new Set<ts.Type>(),
  depth = 0,
): boolean {
  if (seen.has(type.compilerType) || depth > deepest) return false
  seen.add(type.compilerType)
  const inner = (one: Type | undefined): boolean =>
    one !== undefined && mayHoldClosure(one, open, at, seen, depth + 1)
  if (type.isUnion()) return type.getUnionTypes().some(inner)
  const { kinds } = shapeOf(type)
  if (kinds.has('function')) return true
  if (open && (kinds.has('unknown') || kinds.has('any') || kinds.has('some'))) return true
  if (kinds.has('list')) return [...type.getTupleElements(), type.getArrayElementType()].some(inner)
  if (!kinds.has('object')) return false
  if (isLibraryType(type)) return type.getTypeArguments().some(inner)
  return (
    inner(type.getStringIndexType()) ||
    type.getProperties().some((property) => inner(property.getTypeAtLocation(at)))
  )
}
