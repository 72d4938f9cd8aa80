import { SyntaxKind, ts } from '../../typescript'
import { unwrap } from '../declarations'

/** `[a, b]` or `{ a, b }`, in a declaration or on the left of an assignment. */
export interface Part {
  /** What declares a name, or is written there. */
  node: ts.Node
  /** The place in an array, the name of a property or the code that tells it; of a rest, where it begins. */
  key: number | string | ts.Node
  isRest: boolean
  /** The name, place or inner pattern that gets the value. */
  target: ts.Node
  default: ts.Node | undefined
}

export function isPattern(node: ts.Node): boolean {
  return isListPattern(node) || ts.isObjectBindingPattern(node) || ts.isObjectLiteralExpression(node)
}

export function isListPattern(node: ts.Node): boolean {
  return ts.isArrayBindingPattern(node) || ts.isArrayLiteralExpression(node)
}

/** Holes have no part. */
export function partsOf(pattern: ts.Node): Part[] {
  if (ts.isArrayBindingPattern(pattern) || ts.isArrayLiteralExpression(pattern))
    return pattern.elements.flatMap((element, i) =>
      ts.isOmittedExpression(element) ? [] : [partOf(element, i)],
    )
  if (ts.isObjectBindingPattern(pattern))
    return pattern.elements.map((element) => declared(element, keyOf(element.propertyName)))
  return ts.isObjectLiteralExpression(pattern) ? pattern.properties.map((one) => partOf(one, '')) : []
}

function partOf(node: ts.Node, key: number | string): Part {
  if (ts.isBindingElement(node)) return declared(node, key)
  if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node))
    return { node, key, isRest: true, target: node.expression, default: undefined }
  if (ts.isShorthandPropertyAssignment(node)) {
    const target = node.name
    return {
      node,
      key: node.name.text,
      isRest: false,
      target,
      default: node.objectAssignmentInitializer,
    }
  }
  if (ts.isPropertyAssignment(node)) return assigned(node.initializer!, keyOf(node.name) ?? '')
  return assigned(node, key)
}

function declared(node: ts.BindingElement, key: number | string | ts.Node | undefined): Part {
  return {
    node,
    key: key ?? node.name.getText(),
    isRest: node.dotDotDotToken !== undefined,
    target: node.name,
    default: node.initializer,
  }
}

function assigned(node: ts.Node, key: number | string | ts.Node): Part {
  const isDefaulted = ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.EqualsToken
  return isDefaulted
    ? { node, key, isRest: false, target: unwrap(node.left), default: node.right }
    : { node, key, isRest: false, target: unwrap(node), default: undefined }
}

/** A number as a name is code: it is refused, or made text, where keys are lowered. */
function keyOf(name: ts.PropertyName | undefined): string | ts.Node | undefined {
  if (name === undefined || ts.isIdentifier(name)) return name?.getText()
  if (ts.isStringLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name)) return name.text
  return ts.isComputedPropertyName(name) ? name.expression : name
}
