import { SyntaxKind, ts } from '../typescript'
import { isFunctionNode, referentOf, unwrap } from './declarations'
import { knownFunction } from './reach'

/**
 * What the value of a module's constant may be made of, since it is made anew at each use: literals, other constants, and
 * what functions of the language make of them, which is the same whenever it is made.
 */
export function isData(node: ts.Node): boolean {
  const value = unwrap(node)
  if (isFunctionNode(value) || ts.isIdentifier(value)) return true
  if (ts.isLiteralExpression(value) && !ts.isRegularExpressionLiteral(value)) return true
  if (
    value.kind === SyntaxKind.TrueKeyword ||
    value.kind === SyntaxKind.FalseKeyword ||
    value.kind === SyntaxKind.NullKeyword
  )
    return true
  if (ts.isPrefixUnaryExpression(value)) return isData(value.operand)
  if (ts.isBinaryExpression(value)) return isData(value.left) && isData(value.right)
  if (ts.isConditionalExpression(value))
    return [value.condition, value.whenTrue, value.whenFalse].every(isData)
  if (ts.isTemplateExpression(value)) return value.templateSpans.every((span) => isData(span.expression))
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(isPart)
  if (ts.isObjectLiteralExpression(value)) return value.properties.every(isPart)
  if (ts.isPropertyAccessExpression(value)) return isPartOfData(value.expression)
  if (ts.isElementAccessExpression(value))
    return isPartOfData(value.expression) && isData(value.argumentExpression)
  if (ts.isNewExpression(value))
    return /^(Map|Set)$/.test(value.expression.getText()) && (value.arguments ?? []).every(isPart)
  return ts.isCallExpression(value) && isPureCall(value)
}

function isPart(one: ts.Node): boolean {
  if (ts.isPropertyAssignment(one)) return isName(one.name) && isData(one.initializer!)
  if (ts.isSpreadAssignment(one) || ts.isSpreadElement(one)) return isData(one.expression)
  return ts.isShorthandPropertyAssignment(one) || ts.isMethodDeclaration(one) || isData(one)
}

function isName(name: ts.Node): boolean {
  return !ts.isComputedPropertyName(name) || isData(name.expression)
}

/** A variable of the Pipeline may have another value each time. */
function isPartOfData(owner: ts.Node): boolean {
  const root = unwrap(owner)
  return isData(root) && !(ts.isIdentifier(root) && referentOf(root)?.kind === 'global')
}

/** A function of the language whose callbacks are pure, too. */
function isPureCall(call: ts.CallExpression): boolean {
  const callee = unwrap(call.expression)
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  if (!ts.isIdentifier(name) || referentOf(name)?.kind !== 'builtin') return false
  const hasReceiver = ts.isPropertyAccessExpression(callee)
  return (!hasReceiver || isPartOfData(callee.expression)) && call.arguments.every(isArgument)
}

function isArgument(argument: ts.Node): boolean {
  const value = unwrap(argument)
  if (ts.isArrowFunction(value)) return isData(value.body)
  const isFunction = isFunctionNode(value) || (ts.isIdentifier(value) && knownFunction(value) !== undefined)
  return !isFunction && isPart(value)
}
