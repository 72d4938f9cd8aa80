import {
  typeOf,
  isOptional,
  ancestorsOf,
  tupleElements,
  typeArguments,
  typeOfSymbol,
  arrayElement,
} from '../checker'
import { SyntaxKind, ts } from '../typescript'
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

/**
 * What a Jenkinsfile passes, and what steps and its closures return, may hold GStrings, Longs, arrays of Java, or maps that
 * cannot be saved. They become values of the language where they enter, so that nothing behind that has to ask.
 */

/** A parameter of the step's own `call`. One of type String makes a String of a GString itself. */
export function enteredParameter(
  parameter: ts.ParameterDeclaration,
  variable: string,
  context: Context,
): Statement[] {
  const type = typeOf(parameter)
  if (isKind(type, 'text')) return []
  const value = name(variable)
  if (!isKind(type, 'number')) return assigned(entryOf(type), value, context)
  const entered = assigned('integer', value, context)
  const mayBeAbsent = isOptional(parameter) || isNullable(shapeOf(type))
  return mayBeAbsent ? [{ kind: 'if', condition: isNotNull(value), then: entered, otherwise: [] }] : entered
}

function assigned(entry: HelperName | undefined, value: Expression, context: Context): Statement[] {
  return entry === undefined ? [] : [assign(value, context.helper(entry, value))]
}

/** An argument of a closure that is called from outside. */
export function enteredArgument(type: ts.Type, value: Expression, context: Context): Expression {
  const entry = entryOf(type)
  return entry === undefined ? value : context.helper(entry, value)
}

/** The value of a call of a step or of a closure from outside, or of a property of a variable of the Pipeline. */
export function enteredValue(node: ts.Node, value: Expression, context: Context): Expression {
  const origin = originOf(node, context)
  if (origin === undefined) return value
  const type = typeOf(node)
  const entry = isKind(type, 'text') && givesString(node, origin) ? undefined : entryOf(type)
  return entry === undefined || !showsForm(node) ? value : context.helper(entry, value)
}

/** Steps of Jenkins' plugins are written in Java; one of another library may give a GString. */
function givesString(node: ts.Node, origin: Origin): boolean {
  if (origin !== 'step') return origin === 'global'
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : node
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
export function enteredResult(type: ts.Type, value: Expression, context: Context): Expression {
  const entry = context.getsClosures() ? entryOf(type) : undefined
  return entry === undefined ? value : context.helper(entry, value)
}

export function mayNeedEntry(type: ts.Type): boolean {
  return entryOf(type) !== undefined
}

/** The helper that makes a value of this type one of the language, where it may need one. */
function entryOf(type: ts.Type): HelperName | undefined {
  const kinds = [...shapeOf(type).kinds]
  if (kinds.every((kind) => kind === 'boolean' || kind === 'function' || kind === 'error')) return undefined
  // A Map has keys of any kind, and a Set is no list: they only come from the program itself.
  if (kinds.some((kind) => kind === 'map' || kind === 'set')) return undefined
  if (kinds.every((kind) => kind === 'object') && partsOf(type).every(isOfJenkins)) return undefined
  return isExactly(type, 'number') ? 'integer' : 'fromOutside'
}

/** An object of Jenkins, which is passed on as it is. */
function isOfJenkins(type: ts.Type): boolean {
  return shapeOf(type).kinds.size === 0 || brandOf(type) !== undefined
}

function partsOf(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type]
}

type Origin = 'step' | 'closure' | 'global'

function originOf(node: ts.Node, context: Context): Origin | undefined {
  if (ts.isCallExpression(node)) return originOfCall(node, context)
  const isPart = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  if (!isPart || isReceiver(node)) return undefined
  return isPartOfGlobal(node) ? 'global' : undefined
}

function originOfCall(call: ts.CallExpression, context: Context): Origin | undefined {
  const callee = unwrap(call.expression)
  const isOwn = (one: ts.Node): boolean => isOwnFunction(one, (other) => context.getsOwnFunction(other))
  if (callsValue(call)) return context.getsClosures() && !isOwn(callee) ? 'closure' : undefined
  const isStep = ts.isIdentifier(callee) && referentOf(callee)?.kind === 'step'
  if (!isStep || isExitCode(call)) return undefined
  const body = call.arguments.at(-1)
  // A step around code returns what that returns.
  if (body === undefined || !mayHoldClosure(typeOf(body), false, body)) return 'step'
  return returnsOwn(body, isOwn) ? undefined : 'closure'
}

/** Whether the body of a step, or each of those of `parallel`, is a function of the step. */
function returnsOwn(node: ts.Node, isOwn: (node: ts.Node) => boolean): boolean {
  const body = unwrap(node)
  if (!ts.isObjectLiteralExpression(body)) return isOwn(body)
  const parts = body.properties
  return parts.length > 0 && parts.every((part) => ts.isPropertyAssignment(part) && isOwn(part.initializer!))
}

/** Whether this is a function of the step, whose results are values of the language already. */
export function isOwnFunction(
  node: ts.Node,
  getsOwn: (parameter: ts.ParameterDeclaration) => boolean,
): boolean {
  const value = unwrap(node)
  if (isFunctionNode(value)) return true
  if (!ts.isIdentifier(value)) return false
  if (knownFunction(value) !== undefined) return true
  const referent = referentOf(value)
  return referent?.kind === 'local' && ts.isParameter(referent.node) && getsOwn(referent.node)
}

/** `sh({ script, returnStatus: true })`: Jenkins' steps return it as an Integer. */
function isExitCode(call: ts.CallExpression): boolean {
  const [options] = call.arguments
  return (
    options !== undefined &&
    ts.isObjectLiteralExpression(options) &&
    options.properties.some((one) => one.name?.getText() === 'returnStatus')
  )
}

function isReceiver(node: ts.Node): boolean {
  const parent = node.parent
  const isPart = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)
  return isPart && parent.expression === node
}

/** Whether it makes a difference of which class the value is: in text, comparisons and arithmetic it makes none. */
function showsForm(node: ts.Node): boolean {
  const parent = node.parent
  const isNumber = isExactly(typeOf(node), 'number')
  const isScalar = isNumber || isExactly(typeOf(node), 'text')
  if (!isScalar) return true
  if (ts.isTemplateSpan(parent)) return false
  if (!ts.isBinaryExpression(parent)) return true
  const operator = parent.operatorToken.kind
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
  let given: ts.Node = node
  for (const parent of ancestorsOf(node)) {
    if (ts.isCallExpression(parent)) {
      if (!parent.arguments.some((one) => one === given)) return false
      const callee = unwrap(parent.expression)
      const isStep = ts.isIdentifier(callee) && referentOf(callee)?.kind === 'step'
      const isOwn = isOwnFunction(callee, (other) => context.getsOwnFunction(other))
      return isStep || (callsValue(parent) && context.getsClosures() && !isOwn)
    }
    const isPart =
      unwrap(parent) === unwrap(given) ||
      ts.isPropertyAssignment(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isArrayLiteralExpression(parent)
    if (!isPart) return false
    given = parent
  }
  return false
}

/** Whether a value of this type may be a closure, or hold one. What says nothing may be one, where `open` says so. */
export function mayHoldClosure(
  type: ts.Type,
  open: boolean,
  at: ts.Node,
  seen = new Set<ts.Type>(),
  depth = 0,
): boolean {
  if (seen.has(type) || depth > deepest) return false
  seen.add(type)
  const inner = (one: ts.Type | undefined): boolean =>
    one !== undefined && mayHoldClosure(one, open, at, seen, depth + 1)
  if (type.isUnion()) return type.types.some(inner)
  const { kinds } = shapeOf(type)
  if (kinds.has('function')) return true
  if (open && (kinds.has('unknown') || kinds.has('any') || kinds.has('some'))) return true
  if (kinds.has('list')) return [...tupleElements(type), arrayElement(type)].some(inner)
  if (!kinds.has('object')) return false
  if (isLibraryType(type)) return typeArguments(type).some(inner)
  return (
    inner(type.getStringIndexType()) ||
    type.getProperties().some((property) => inner(typeOfSymbol(property, at)))
  )
}
