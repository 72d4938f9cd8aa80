import { ts } from '../typescript'
import { isFunctionNode, referentOf, unwrap, usesOf } from './declarations'
import { isMade, isPassedOn } from './library/makers'
import { isMutator } from './library/mutators'
import { knownFunction } from './reach'
import { isNeverAssigned, isTarget, ownerOf } from './variables'
import { nodesIn } from './walk'

/** Whether the variable is the only way to an array or object: made for it, and handed to nothing that could keep it. */
export function isOwnValue(declaration: ts.Node): boolean {
  if (ts.isParameter(declaration)) return isOwnSum(declaration)
  if (!ts.isVariableDeclaration(declaration) || !isNeverAssigned(declaration)) return false
  const value = declaration.initializer
  return value !== undefined && isMade(value) && staysOwn(declaration)
}

/** Whether it is a constant whose value is made for it. */
export function isMadeHere(declaration: ts.Node): boolean {
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  return value !== undefined && isMade(value) && isNeverAssigned(declaration)
}

/** What `reduce` builds from an array that is made for it. */
function isOwnSum(parameter: ts.ParameterDeclaration): boolean {
  const callback = parameter.parent
  const call = callback.parent
  if (!ts.isArrowFunction(callback) || !ts.isCallExpression(call)) return false
  const callee = call.expression
  const [given, start] = call.arguments
  const isSum =
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'reduce' &&
    referentOf(callee.name)?.kind === 'builtin' &&
    given === callback &&
    callback.parameters[0] === parameter
  if (!isSum || start === undefined || !isMade(start) || !isNeverAssigned(parameter)) return false
  const isSame = (value: ts.Node): boolean => isMade(value) || isNameOf(parameter, value)
  return valuesOf(callback.body).every(isSame) && staysOwn(parameter)
}

function isNameOf(declaration: ts.Node, value: ts.Node): boolean {
  const referent = referentOf(unwrap(value))
  return referent?.kind === 'local' && referent.node === declaration
}

/** What a body returns. */
function valuesOf(body: ts.Node): ts.Node[] {
  if (!ts.isBlock(body)) return [body]
  return nodesIn(body, ts.isReturnStatement).flatMap((one) =>
    ts.isReturnStatement(one) ? (one.expression ?? []) : [],
  )
}

function staysOwn(declaration: ts.Node, isOnlyRead = false): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).every(
    (use) => use.parent === declaration || isHarmless(use, owner, isOnlyRead),
  )
}

/** Whether nothing but the variable holds the value after this use of it. */
function isHarmless(use: ts.Node, owner: ts.Node, isOnlyRead: boolean): boolean {
  const parent = use.parent
  if (parent === undefined) return false
  if (unwrap(parent) === unwrap(use)) return isHarmless(parent, owner, isOnlyRead)
  if (isOnlyRead && isChange(parent)) return false
  if (ts.isPropertyAccessExpression(parent)) return isHarmlessCall(parent.parent)
  if (ts.isElementAccessExpression(parent)) return parent.expression === use
  if (ts.isSpreadElement(parent) || ts.isSpreadAssignment(parent) || ts.isForOfStatement(parent)) return true
  if (ts.isCallExpression(parent)) return !keepsArguments(parent.expression) || isReadBy(parent, use)
  return !isOnlyRead && isReturned(use, owner)
}

const underway = new Set<ts.Node>()

/** Whether it is given to a known function that neither keeps nor changes it. */
function isReadBy(call: ts.CallExpression, argument: ts.Node): boolean {
  const callee = unwrap(call.expression)
  const known = ts.isIdentifier(callee) ? knownFunction(callee) : undefined
  const position = call.arguments.findIndex((one) => one === argument)
  if (position < 0 || call.arguments.slice(0, position).some(ts.isSpreadElement)) return false
  const parameter = known?.parameters[position]
  if (parameter === undefined || parameter.dotDotDotToken !== undefined || !ts.isIdentifier(parameter.name))
    return false
  // A function that calls itself is asked once.
  if (underway.has(parameter)) return true
  underway.add(parameter)
  const isRead = staysOwn(parameter, true)
  underway.delete(parameter)
  return isRead
}

/** Whether a property, an element or a method is used to change what has it. */
function isChange(part: ts.Node): boolean {
  const user = part.parent
  if (user === undefined || ts.isDeleteExpression(user) || isTarget(part)) return true
  if (!ts.isCallExpression(user) || !ts.isPropertyAccessExpression(part)) return false
  return isMutator(part.name.text)
}

function isHarmlessCall(call: ts.Node | undefined): boolean {
  if (!(call && ts.isCallExpression(call))) return true
  const takesArray = call.arguments.some((one) => isFunctionNode(one) && one.parameters.length > 2)
  return !takesArray && (!isPassedOn(call) || ts.isExpressionStatement(call.parent))
}

/** A step only reads what it is given, and so do `Array.isArray`, `Object.keys`, `concat` and their likes. */
function keepsArguments(callee: ts.Node): boolean {
  if (ts.isIdentifier(callee)) return referentOf(callee)?.kind !== 'step'
  const isReader = ts.isPropertyAccessExpression(callee) && readers.has(callee.name.text)
  return !isReader || referentOf(callee.name)?.kind !== 'builtin'
}

const readers: ReadonlySet<string> = new Set([
  'concat',
  'entries',
  'from',
  'hasOwn',
  'isArray',
  'keys',
  'stringify',
  'values',
])

/** By the function that declares it, whose variable nothing can reach afterwards but closures. */
function isReturned(use: ts.Node, owner: ts.Node): boolean {
  const parent = use.parent
  if (ts.isReturnStatement(parent)) return ts.findAncestor(parent.parent, isFunctionNode) === owner
  if (parent === owner && ts.isArrowFunction(parent)) return true
  const isPart =
    ts.isArrayLiteralExpression(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent)
  return isPart && isReturned(parent, owner)
}
