import { Node } from 'ts-morph'
import { targetsOf } from '../assignments'
import { isAssignment, isFunctionNode, referentOf, unwrap, usesOf } from '../declarations'
import { isNeverAssigned } from '../variables'
import { isMatchAll } from './match'
import { readPattern } from './matching'
import { isArrayMutator } from './mutators'
import { SyntaxKind } from '../../typescript'

/**
 * Where a match comes from. A match is a plain list in Groovy, which knows neither the names of its groups nor its place;
 * but the compiler does where it sees the pattern, and that nothing else gets hold of the match.
 */
export interface Origin {
  /** The pattern, as the call names it. */
  readonly pattern: Node
  /** The text that is searched. */
  readonly subject: Node
}

export function originOf(match: Node): Origin | undefined {
  const value = unwrap(match)
  if (Node.isElementAccessExpression(value)) return originOfList(value.getExpression())
  if (Node.isIdentifier(value)) return originOfName(value)
  const call = builtinCallOf(value)
  if (call?.name === 'match')
    return isGlobal(call.args[0]) ? undefined : originFrom(call.args[0], call.receiver)
  if (call?.name === 'exec') return originFrom(call.receiver, call.args[0])
  return call !== undefined && pickers.has(call.name) ? originOfList(call.receiver) : undefined
}

/** With the flag `g`, `match` gives the texts of all matches. */
function isGlobal(pattern: Node | undefined): boolean {
  return pattern === undefined || readPattern(pattern)?.isGlobal !== false
}

/** Of a list of matches. */
export function originOfList(list: Node): Origin | undefined {
  const value = unwrap(list)
  const call = builtinCallOf(value)
  if (call !== undefined) {
    if (isMatchAll(value)) return originFrom(call.args[0], call.receiver)
    if (call.name === 'from' && call.args.length === 1) return originOfList(call.args[0]!)
    return keepers.has(call.name) ? originOfList(call.receiver) : undefined
  }
  if (Node.isArrayLiteralExpression(value)) {
    const [only, ...others] = value.getElements()
    return Node.isSpreadElement(only) && others.length === 0 ? originOfList(only.getExpression()) : undefined
  }
  const declaration = Node.isIdentifier(value) ? onlyReadVariable(value) : undefined
  const start = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined
  return start === undefined ? undefined : originOfList(start)
}

/** Methods that give an element, and those that give a list of the same elements. */
const pickers: ReadonlySet<string> = new Set(['at', 'find', 'findLast'])
const keepers: ReadonlySet<string> = new Set(['filter', 'slice', 'toReversed', 'toSorted'])

function originFrom(pattern: Node | undefined, subject: Node | undefined): Origin | undefined {
  return pattern === undefined || subject === undefined ? undefined : { pattern, subject }
}

function originOfName(name: Node): Origin | undefined {
  const declaration = onlyReadVariable(name)
  return declaration === undefined ? undefined : originOfDeclared(declaration)
}

/** Of what a variable or parameter holds, or takes apart. */
export function originOfDeclared(declaration: Node): Origin | undefined {
  if (Node.isParameterDeclaration(declaration)) return originOfParameter(declaration)
  if (!Node.isVariableDeclaration(declaration)) return undefined
  const loop = declaration.getParent()?.getParent()
  if (Node.isForOfStatement(loop)) return originOfList(loop.getExpression())
  const start = declaration.getInitializer()
  return start === undefined ? undefined : originOf(start)
}

/** The first parameter of a callback of the methods of arrays, which is an element. */
function originOfParameter(parameter: Node): Origin | undefined {
  const callback = parameter.getParent()
  const call = callback?.getParent()
  if (!Node.isArrowFunction(callback) || call === undefined) return undefined
  const place = callback.getParameters().findIndex((one) => one === parameter)
  const called = builtinCallOf(call)
  if (called === undefined) return undefined
  if (called.name === 'from')
    return place === 0 && called.args[1] === callback ? originOfList(called.args[0]!) : undefined
  const isElement = called.name === 'reduce' ? place === 1 : place === 0
  return isElement && called.args[0] === callback ? originOfList(called.receiver) : undefined
}

/** The variable or parameter, unless it could hold another match later, or its match other groups. */
function onlyReadVariable(name: Node): Node | undefined {
  const referent = referentOf(name)
  if (referent?.kind !== 'local') return undefined
  const owner = referent.node.getFirstAncestor(isFunctionNode) ?? referent.node.getSourceFile()
  const isOnlyRead = isNeverAssigned(referent.node) && usesOf(referent.node, owner).every(onlyReads)
  return isOnlyRead ? referent.node : undefined
}

/** Whether a use leaves the value as it is, and hands it to nothing that could change it. */
function onlyReads(use: Node): boolean {
  const parent = use.getParent()
  if (parent === undefined) return true
  if (unwrap(parent) === unwrap(use)) return onlyReads(parent)
  if (Node.isPropertyAccessExpression(parent)) return !isArrayMutator(parent.getName())
  if (Node.isElementAccessExpression(parent)) return !isAssigned(parent)
  if (Node.isCallExpression(parent)) return builtinCallOf(parent)?.name === 'from'
  if (Node.isVariableDeclaration(parent))
    return parent.getNameNode() === use || !Node.isIdentifier(parent.getNameNode())
  if (Node.isConditionalExpression(parent)) return parent.getCondition() === use || onlyReads(parent)
  if (!Node.isBinaryExpression(parent)) return !Node.isArrayLiteralExpression(parent) && !isPropertyOf(parent)
  const operator = parent.getOperatorToken().getKind()
  return !isAssignment(operator) && (!yieldsOperand.has(operator) || onlyReads(parent))
}

const yieldsOperand: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
])

function isAssigned(place: Node): boolean {
  return place.getAncestors().some((one) => targetsOf(one).includes(place))
}

function isPropertyOf(parent: Node): boolean {
  return Node.isPropertyAssignment(parent) || Node.isShorthandPropertyAssignment(parent)
}

function builtinCallOf(node: Node): { name: string; receiver: Node; args: Node[] } | undefined {
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined
  if (!Node.isCallExpression(node) || !Node.isPropertyAccessExpression(callee)) return undefined
  if (referentOf(callee.getNameNode())?.kind !== 'builtin') return undefined
  return { name: callee.getName(), receiver: callee.getExpression(), args: node.getArguments() }
}
