import { Node, type Type } from 'ts-morph'
import { referentOf } from './declarations'
import { deepest, isOfLanguage, type Kind, propertyOf, shapeOf } from './types'
import { SyntaxKind, ts } from '../typescript'

/**
 * Whether a value goes where its type no longer tells what it is in Groovy. A Map is a Map there, as an object is; where a
 * type says no more than `unknown` or names a few properties, the two could no longer be told apart.
 */
export function losesItsKind(node: Node): boolean {
  if (!Node.isExpression(node) || isLookedAtInParts(node)) return false
  const mayHold = isLiteral(node) || known.get(node.getType().compilerType) !== false
  const wanted = mayHold ? node.getContextualType() : undefined
  if (wanted === undefined || isOnlyAsked(node) || isTakenApart(node)) return false
  // Whoever takes it as that can only go through it.
  const choices = wanted.isUnion() ? wanted.getUnionTypes() : [wanted]
  if (choices.some((one) => isOfLanguage(one, /^Iterable$/))) return false
  // Before its own type, which takes long to find.
  if (isLiteral(node) && [...shapeOf(wanted).kinds].some((kind) => parts.has(kind))) return false
  return isLost(node.getType(), wanted, new Map())
}

const parts: ReadonlySet<Kind> = new Set<Kind>(['list', 'object', 'map', 'set', 'function'])

/** Written out, so that its parts are looked at where they stand. */
function isLiteral(node: Node): boolean {
  return literals.has(node.getKind())
}

const literals: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ArrowFunction,
])

/** Text and numbers hold nothing, and of choices each one goes where the whole does. */
function isLookedAtInParts(node: Node): boolean {
  const { compilerNode } = node
  if (ts.isBinaryExpression(compilerNode)) return compilerNode.operatorToken.kind !== SyntaxKind.EqualsToken
  return partwise.has(compilerNode.kind)
}

const partwise: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.NumericLiteral,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.TemplateExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.ConditionalExpression,
])

/** Functions of the language that take anything, and only look at it. */
function isOnlyAsked(node: Node): boolean {
  const call = node.getParent()
  if (!Node.isCallExpression(call)) return false
  const callee = call.getExpression()
  const name = Node.isPropertyAccessExpression(callee) ? callee.getNameNode() : callee
  return /^(isArray|Boolean|hasOwn|keys)$/.test(name.getText()) && referentOf(name)?.kind === 'builtin'
}

/** By a pattern, whose parts have the types of those of the value. */
function isTakenApart(node: Node): boolean {
  const parent = node.getParent()
  return (
    Node.isVariableDeclaration(parent) &&
    parent.getTypeNode() === undefined &&
    !Node.isIdentifier(parent.getNameNode())
  )
}

function isLost(type: Type, wanted: Type, seen: Map<object, Set<object>>, depth = 0): boolean {
  const [key, other] = [type.compilerType, wanted.compilerType]
  if (depth > deepest || key === other || seen.get(key)?.has(other) === true) return false
  seen.set(key, (seen.get(key) ?? new Set<object>()).add(other))
  if (!holdsCollection(type)) return false
  if (type.isUnion()) return type.getUnionTypes().some((part) => isLost(part, wanted, seen, depth))
  if (wanted.isUnion()) return wanted.getUnionTypes().every((part) => isLost(type, part, seen, depth))
  const kind = kindOf(type)
  if (kind !== kindOf(wanted)) return true
  return partsOf(type, kind).some(({ part, of }) => {
    const wantedPart = of(wanted)
    return wantedPart !== undefined && isLost(part, wantedPart, seen, depth + 1)
  })
}

const known = new WeakMap<object, boolean>()

/** Whether it is a Map or Set, or one can be found in it. */
function holdsCollection(type: Type, depth = 0): boolean {
  const found = known.get(type.compilerType)
  if (found !== undefined) return found
  if (depth > deepest) return false
  // A type that contains itself holds what its other parts hold.
  known.set(type.compilerType, false)
  const holds = type.isUnion()
    ? type.getUnionTypes().some((part) => holdsCollection(part, depth + 1))
    : isCollection(type) || partsOf(type, kindOf(type)).some(({ part }) => holdsCollection(part, depth + 1))
  known.set(type.compilerType, holds)
  return holds
}

function isCollection(type: Type): boolean {
  const kind = kindOf(type)
  return kind === 'map' || kind === 'set'
}

/** Of a type that is no union. */
function kindOf(type: Type): Kind | undefined {
  return [...shapeOf(type).kinds][0]
}

/** The types of what is in a value, and how to find the same in another type. */
function partsOf(
  type: Type,
  kind: Kind | undefined,
): { part: Type; of: (other: Type) => Type | undefined }[] {
  const typesIn = (find: (one: Type) => readonly (Type | undefined)[]) =>
    find(type).flatMap((part, i) =>
      part === undefined ? [] : [{ part, of: (other: Type) => find(other)[i] }],
    )
  switch (kind) {
    case 'list':
      return type.isTuple()
        ? typesIn((one) =>
            one.isTuple()
              ? one.getTupleElements()
              : type.getTupleElements().map(() => one.getArrayElementType()),
          )
        : typesIn((one) => [one.getArrayElementType()])
    case 'map':
      return typesIn((one) => one.getTypeArguments().slice(1))
    case 'function':
      return typesIn((one) => [one.getCallSignatures()[0]?.getReturnType()])
    case 'object': {
      const names = type.getProperties().map((property) => property.getName())
      return [
        ...names.flatMap((name) => typesIn((one) => [typeOfProperty(one, name)])),
        ...typesIn((one) => [one.getStringIndexType() ?? one.getNumberIndexType()]),
      ]
    }
    default:
      return []
  }
}

function typeOfProperty(type: Type, name: string): Type | undefined {
  const property = propertyOf(type, name)
  const declaration = property?.getValueDeclaration() ?? property?.getDeclarations()[0]
  if (property === undefined) return type.getStringIndexType()
  return declaration === undefined ? undefined : property.getTypeAtLocation(declaration)
}
