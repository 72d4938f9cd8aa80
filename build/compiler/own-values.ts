import { type CallExpression, Node, type ParameterDeclaration } from 'ts-morph'
import { isFunctionNode, referentOf, unwrap, usesOf } from './declarations'
import { isMade, isPassedOn } from './library/makers'
import { isMutator } from './library/mutators'
import { knownFunction } from './reach'
import { isNeverAssigned, isTarget, ownerOf } from './variables'
import { wantedIn } from './walk'
import { ts } from '../typescript'

/** Whether the variable is the only way to an array or object: made for it, and handed to nothing that could keep it. */
export function isOwnValue(declaration: Node): boolean {
  if (Node.isParameterDeclaration(declaration)) return isOwnSum(declaration)
  if (!Node.isVariableDeclaration(declaration) || !isNeverAssigned(declaration)) return false
  const value = declaration.getInitializer()
  return value !== undefined && isMade(value) && staysOwn(declaration)
}

/** Whether it is a constant whose value is made for it. */
export function isMadeHere(declaration: Node): boolean {
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return value !== undefined && isMade(value) && isNeverAssigned(declaration)
}

/** What `reduce` builds from an array that is made for it. */
function isOwnSum(parameter: ParameterDeclaration): boolean {
  const callback = parameter.getParent()
  const call = callback.getParent()
  if (!Node.isArrowFunction(callback) || !Node.isCallExpression(call)) return false
  const callee = call.getExpression()
  const [given, start] = call.getArguments()
  const isSum =
    Node.isPropertyAccessExpression(callee) &&
    callee.getName() === 'reduce' &&
    referentOf(callee.getNameNode())?.kind === 'builtin' &&
    given === callback &&
    callback.getParameters()[0] === parameter
  if (!isSum || start === undefined || !isMade(start) || !isNeverAssigned(parameter)) return false
  const isSame = (value: Node): boolean => isMade(value) || isNameOf(parameter, value)
  return valuesOf(callback.getBody()).every(isSame) && staysOwn(parameter)
}

function isNameOf(declaration: Node, value: Node): boolean {
  const referent = referentOf(unwrap(value))
  return referent?.kind === 'local' && referent.node === declaration
}

/** What a body returns. */
function valuesOf(body: Node): Node[] {
  if (!Node.isBlock(body)) return [body]
  return wantedIn(body, ts.isReturnStatement).flatMap((one) =>
    Node.isReturnStatement(one) ? (one.getExpression() ?? []) : [],
  )
}

function staysOwn(declaration: Node, isOnlyRead = false): boolean {
  const owner = ownerOf(declaration)
  return usesOf(declaration, owner).every(
    (use) => use.getParent() === declaration || isHarmless(use, owner, isOnlyRead),
  )
}

/** Whether nothing but the variable holds the value after this use of it. */
function isHarmless(use: Node, owner: Node, isOnlyRead: boolean): boolean {
  const parent = use.getParent()
  if (parent === undefined) return false
  if (unwrap(parent) === unwrap(use)) return isHarmless(parent, owner, isOnlyRead)
  if (isOnlyRead && isChange(parent)) return false
  if (Node.isPropertyAccessExpression(parent)) return isHarmlessCall(parent.getParent())
  if (Node.isElementAccessExpression(parent)) return parent.getExpression() === use
  if (Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent) || Node.isForOfStatement(parent))
    return true
  if (Node.isCallExpression(parent)) return !keepsArguments(parent.getExpression()) || isReadBy(parent, use)
  return !isOnlyRead && isReturned(use, owner)
}

const underway = new Set<Node>()

/** Whether it is given to a known function that neither keeps nor changes it. */
function isReadBy(call: CallExpression, argument: Node): boolean {
  const callee = unwrap(call.getExpression())
  const known = Node.isIdentifier(callee) ? knownFunction(callee) : undefined
  const position = call.getArguments().indexOf(argument)
  if (position < 0 || call.getArguments().slice(0, position).some(Node.isSpreadElement)) return false
  const parameter = known?.getParameters()[position]
  if (parameter === undefined || parameter.isRestParameter() || !Node.isIdentifier(parameter.getNameNode()))
    return false
  // A function that calls itself is asked once.
  if (underway.has(parameter)) return true
  underway.add(parameter)
  const isRead = staysOwn(parameter, true)
  underway.delete(parameter)
  return isRead
}

/** Whether a property, an element or a method is used to change what has it. */
function isChange(part: Node): boolean {
  const user = part.getParent()
  if (user === undefined || Node.isDeleteExpression(user) || isTarget(part)) return true
  if (!Node.isCallExpression(user) || !Node.isPropertyAccessExpression(part)) return false
  return isMutator(part.getName())
}

function isHarmlessCall(call: Node | undefined): boolean {
  if (!Node.isCallExpression(call)) return true
  const takesArray = call.getArguments().some((one) => isFunctionNode(one) && one.getParameters().length > 2)
  return !takesArray && (!isPassedOn(call) || Node.isExpressionStatement(call.getParent()))
}

/** A step only reads what it is given, and so do `Array.isArray`, `Object.keys`, `concat` and their likes. */
function keepsArguments(callee: Node): boolean {
  if (Node.isIdentifier(callee)) return referentOf(callee)?.kind !== 'step'
  const isReader = Node.isPropertyAccessExpression(callee) && readers.has(callee.getName())
  return !isReader || referentOf(callee.getNameNode())?.kind !== 'builtin'
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
function isReturned(use: Node, owner: Node): boolean {
  const parent = use.getParent()
  if (Node.isReturnStatement(parent)) return parent.getFirstAncestor(isFunctionNode) === owner
  if (parent === owner && Node.isArrowFunction(parent)) return true
  const isPart =
    Node.isArrayLiteralExpression(parent) ||
    Node.isObjectLiteralExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isShorthandPropertyAssignment(parent)
  return isPart && isReturned(parent, owner)
}
