import { type CallExpression, Node } from 'ts-morph'
import { isFunctionNode, referentOf, unwrap } from './declarations'
import { knownFunction } from './reach'

/**
 * What the value of a module's constant may be made of, since it is made anew at each use: literals, other constants, and
 * what functions of the language make of them, which is the same whenever it is made.
 */
export function isData(node: Node): boolean {
  const value = unwrap(node)
  if (isFunctionNode(value) || Node.isIdentifier(value)) return true
  if (Node.isLiteralExpression(value) && !Node.isRegularExpressionLiteral(value)) return true
  if (Node.isTrueLiteral(value) || Node.isFalseLiteral(value) || Node.isNullLiteral(value)) return true
  if (Node.isPrefixUnaryExpression(value)) return isData(value.getOperand())
  if (Node.isBinaryExpression(value)) return isData(value.getLeft()) && isData(value.getRight())
  if (Node.isConditionalExpression(value))
    return [value.getCondition(), value.getWhenTrue(), value.getWhenFalse()].every(isData)
  if (Node.isTemplateExpression(value))
    return value.getTemplateSpans().every((span) => isData(span.getExpression()))
  if (Node.isArrayLiteralExpression(value)) return value.getElements().every(isPart)
  if (Node.isObjectLiteralExpression(value)) return value.getProperties().every(isPart)
  if (Node.isPropertyAccessExpression(value)) return isPartOfData(value.getExpression())
  if (Node.isElementAccessExpression(value))
    return isPartOfData(value.getExpression()) && isData(value.getArgumentExpressionOrThrow())
  if (Node.isNewExpression(value))
    return /^(Map|Set)$/.test(value.getExpression().getText()) && value.getArguments().every(isPart)
  return Node.isCallExpression(value) && isPureCall(value)
}

function isPart(one: Node): boolean {
  if (Node.isPropertyAssignment(one)) return isName(one.getNameNode()) && isData(one.getInitializerOrThrow())
  if (Node.isSpreadAssignment(one) || Node.isSpreadElement(one)) return isData(one.getExpression())
  return Node.isShorthandPropertyAssignment(one) || Node.isMethodDeclaration(one) || isData(one)
}

function isName(name: Node): boolean {
  return !Node.isComputedPropertyName(name) || isData(name.getExpression())
}

/** A variable of the Pipeline may have another value each time. */
function isPartOfData(owner: Node): boolean {
  const root = unwrap(owner)
  return isData(root) && !(Node.isIdentifier(root) && referentOf(root)?.kind === 'global')
}

/** A function of the language whose callbacks are pure, too. */
function isPureCall(call: CallExpression): boolean {
  const callee = unwrap(call.getExpression())
  const name = Node.isPropertyAccessExpression(callee) ? callee.getNameNode() : callee
  if (!Node.isIdentifier(name) || referentOf(name)?.kind !== 'builtin') return false
  const hasReceiver = Node.isPropertyAccessExpression(callee)
  return (!hasReceiver || isPartOfData(callee.getExpression())) && call.getArguments().every(isArgument)
}

function isArgument(argument: Node): boolean {
  const value = unwrap(argument)
  if (Node.isArrowFunction(value)) return isData(value.getBody())
  const isFunction = isFunctionNode(value) || (Node.isIdentifier(value) && knownFunction(value) !== undefined)
  return !isFunction && isPart(value)
}
