import { ancestorsOf } from '../../checker'
import { SyntaxKind, ts } from '../../typescript'
import { targetsOf } from '../assignments'
import { isAssignment, isFunctionNode, referentOf, unwrap, usesOf } from '../declarations'
import { isNeverAssigned } from '../variables'
import { isMatchAll } from './match'
import { readPattern } from './matching'
import { isArrayMutator } from './mutators'

/**
 * Where a match comes from. A match is a plain list in Groovy, which knows neither the names of its groups nor its place;
 * but the compiler does where it sees the pattern, and that nothing else gets hold of the match.
 */
export interface Origin {
  /** The pattern, as the call names it. */
  readonly pattern: ts.Node
  /** The text that is searched. */
  readonly subject: ts.Node
}

export function originOf(match: ts.Node): Origin | undefined {
  const value = unwrap(match)
  if (ts.isElementAccessExpression(value)) return originOfList(value.expression)
  if (ts.isIdentifier(value)) return originOfName(value)
  const call = builtinCallOf(value)
  if (call?.name === 'match')
    return isGlobal(call.args[0]) ? undefined : originFrom(call.args[0], call.receiver)
  if (call?.name === 'exec') return originFrom(call.receiver, call.args[0])
  return call !== undefined && pickers.has(call.name) ? originOfList(call.receiver) : undefined
}

/** With the flag `g`, `match` gives the texts of all matches. */
function isGlobal(pattern: ts.Node | undefined): boolean {
  return pattern === undefined || readPattern(pattern)?.isGlobal !== false
}

/** Of a list of matches. */
export function originOfList(list: ts.Node): Origin | undefined {
  const value = unwrap(list)
  const call = builtinCallOf(value)
  if (call !== undefined) {
    if (isMatchAll(value)) return originFrom(call.args[0], call.receiver)
    if (call.name === 'from' && call.args.length === 1) return originOfList(call.args[0]!)
    return keepers.has(call.name) ? originOfList(call.receiver) : undefined
  }
  if (ts.isArrayLiteralExpression(value)) {
    const [only, ...others] = value.elements
    return only !== undefined && ts.isSpreadElement(only) && others.length === 0
      ? originOfList(only.expression)
      : undefined
  }
  const declaration = ts.isIdentifier(value) ? onlyReadVariable(value) : undefined
  const start = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  return start === undefined ? undefined : originOfList(start)
}

/** Methods that give an element, and those that give a list of the same elements. */
const pickers: ReadonlySet<string> = new Set(['at', 'find', 'findLast'])
const keepers: ReadonlySet<string> = new Set(['filter', 'slice', 'toReversed', 'toSorted'])

function originFrom(pattern: ts.Node | undefined, subject: ts.Node | undefined): Origin | undefined {
  return pattern === undefined || subject === undefined ? undefined : { pattern, subject }
}

function originOfName(name: ts.Node): Origin | undefined {
  const declaration = onlyReadVariable(name)
  return declaration === undefined ? undefined : originOfDeclared(declaration)
}

/** Of what a variable or parameter holds, or takes apart. */
export function originOfDeclared(declaration: ts.Node): Origin | undefined {
  if (ts.isParameter(declaration)) return originOfParameter(declaration)
  if (!ts.isVariableDeclaration(declaration)) return undefined
  const loop = declaration.parent?.parent
  if (ts.isForOfStatement(loop)) return originOfList(loop.expression)
  const start = declaration.initializer
  return start === undefined ? undefined : originOf(start)
}

/** The first parameter of a callback of the methods of arrays, which is an element. */
function originOfParameter(parameter: ts.Node): Origin | undefined {
  const callback = parameter.parent
  const call = callback?.parent
  if (!(callback && ts.isArrowFunction(callback)) || call === undefined) return undefined
  const place = callback.parameters.findIndex((one) => one === parameter)
  const called = builtinCallOf(call)
  if (called === undefined) return undefined
  if (called.name === 'from')
    return place === 0 && called.args[1] === callback ? originOfList(called.args[0]!) : undefined
  const isElement = called.name === 'reduce' ? place === 1 : place === 0
  return isElement && called.args[0] === callback ? originOfList(called.receiver) : undefined
}

/** The variable or parameter, unless it could hold another match later, or its match other groups. */
function onlyReadVariable(name: ts.Node): ts.Node | undefined {
  const referent = referentOf(name)
  if (referent?.kind !== 'local') return undefined
  const owner = ts.findAncestor(referent.node.parent, isFunctionNode) ?? referent.node.getSourceFile()
  const isOnlyRead = isNeverAssigned(referent.node) && usesOf(referent.node, owner).every(onlyReads)
  return isOnlyRead ? referent.node : undefined
}

/** Whether a use leaves the value as it is, and hands it to nothing that could change it. */
function onlyReads(use: ts.Node): boolean {
  const parent = use.parent
  if (parent === undefined) return true
  if (unwrap(parent) === unwrap(use)) return onlyReads(parent)
  if (ts.isPropertyAccessExpression(parent)) return !isArrayMutator(parent.name.text)
  if (ts.isElementAccessExpression(parent)) return !isAssigned(parent)
  if (ts.isCallExpression(parent)) return builtinCallOf(parent)?.name === 'from'
  if (ts.isVariableDeclaration(parent)) return parent.name === use || !ts.isIdentifier(parent.name)
  if (ts.isConditionalExpression(parent)) return parent.condition === use || onlyReads(parent)
  if (!ts.isBinaryExpression(parent)) return !ts.isArrayLiteralExpression(parent) && !isPropertyOf(parent)
  const operator = parent.operatorToken.kind
  return !isAssignment(operator) && (!yieldsOperand.has(operator) || onlyReads(parent))
}

const yieldsOperand: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
])

function isAssigned(place: ts.Node): boolean {
  return ancestorsOf(place).some((one) => targetsOf(one).includes(place))
}

function isPropertyOf(parent: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)
}

function builtinCallOf(
  node: ts.Node,
): { name: string; receiver: ts.Node; args: readonly ts.Node[] } | undefined {
  const callee = ts.isCallExpression(node) ? node.expression : undefined
  if (!ts.isCallExpression(node) || !(callee && ts.isPropertyAccessExpression(callee))) return undefined
  if (referentOf(callee.name)?.kind !== 'builtin') return undefined
  return { name: callee.name.text, receiver: callee.expression, args: node.arguments }
}
