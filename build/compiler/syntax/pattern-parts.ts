import { type BindingElement, Node, type PropertyName } from 'ts-morph'
import { unwrap } from '../declarations'
import { SyntaxKind } from '../../typescript'

/** `[a, b]` or `{ a, b }`, in a declaration or on the left of an assignment. */
export interface Part {
  /** What declares a name, or is written there. */
  node: Node
  /** The place in an array, the name of a property or the code that tells it; of a rest, where it begins. */
  key: number | string | Node
  isRest: boolean
  /** The name, place or inner pattern that gets the value. */
  target: Node
  default: Node | undefined
}

export function isPattern(node: Node): boolean {
  return isListPattern(node) || Node.isObjectBindingPattern(node) || Node.isObjectLiteralExpression(node)
}

export function isListPattern(node: Node): boolean {
  return Node.isArrayBindingPattern(node) || Node.isArrayLiteralExpression(node)
}

/** Holes have no part. */
export function partsOf(pattern: Node): Part[] {
  if (Node.isArrayBindingPattern(pattern) || Node.isArrayLiteralExpression(pattern))
    return pattern
      .getElements()
      .flatMap((element, i) => (Node.isOmittedExpression(element) ? [] : [partOf(element, i)]))
  if (Node.isObjectBindingPattern(pattern))
    return pattern.getElements().map((element) => declared(element, keyOf(element.getPropertyNameNode())))
  return Node.isObjectLiteralExpression(pattern) ? pattern.getProperties().map((one) => partOf(one, '')) : []
}

function partOf(node: Node, key: number | string): Part {
  if (Node.isBindingElement(node)) return declared(node, key)
  if (Node.isSpreadElement(node) || Node.isSpreadAssignment(node))
    return { node, key, isRest: true, target: node.getExpression(), default: undefined }
  if (Node.isShorthandPropertyAssignment(node)) {
    const target = node.getNameNode()
    return {
      node,
      key: node.getName(),
      isRest: false,
      target,
      default: node.getObjectAssignmentInitializer(),
    }
  }
  if (Node.isPropertyAssignment(node))
    return assigned(node.getInitializerOrThrow(), keyOf(node.getNameNode()) ?? '')
  return assigned(node, key)
}

function declared(node: BindingElement, key: number | string | Node | undefined): Part {
  return {
    node,
    key: key ?? node.getName(),
    isRest: node.getDotDotDotToken() !== undefined,
    target: node.getNameNode(),
    default: node.getInitializer(),
  }
}

function assigned(node: Node, key: number | string | Node): Part {
  const isDefaulted =
    Node.isBinaryExpression(node) && node.getOperatorToken().getKind() === SyntaxKind.EqualsToken
  return isDefaulted
    ? { node, key, isRest: false, target: unwrap(node.getLeft()), default: node.getRight() }
    : { node, key, isRest: false, target: unwrap(node), default: undefined }
}

/** A number as a name is code: it is refused, or made text, where keys are lowered. */
function keyOf(name: PropertyName | undefined): string | Node | undefined {
  if (name === undefined || Node.isIdentifier(name)) return name?.getText()
  if (Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)) return name.getLiteralText()
  return Node.isComputedPropertyName(name) ? name.getExpression() : name
}
