import {
  typeOf,
  contextualTypeOf,
  isTuple,
  tupleElements,
  typeArguments,
  declarationsOf,
  typeOfSymbol,
  arrayElement,
} from '../checker'
import { SyntaxKind, ts } from '../typescript'
import { referentOf } from './declarations'
import { deepest, isOfLanguage, type Kind, propertyOf, shapeOf } from './types'

/**
 * Whether a value goes where its type no longer tells what it is in Groovy. A Map is a Map there, as an object is; where a
 * type says no more than `unknown` or names a few properties, the two could no longer be told apart.
 */
export function losesItsKind(node: ts.Node): boolean {
  if (!ts.isExpression(node) || isLookedAtInParts(node)) return false
  const mayHold = isLiteral(node) || known.get(typeOf(node)) !== false
  const wanted = mayHold ? contextualTypeOf(node) : undefined
  if (wanted === undefined || isOnlyAsked(node) || isTakenApart(node)) return false
  // Whoever takes it as that can only go through it.
  const choices = wanted.isUnion() ? wanted.types : [wanted]
  if (choices.some((one) => isOfLanguage(one, /^Iterable$/))) return false
  // Before its own type, which takes long to find.
  if (isLiteral(node) && [...shapeOf(wanted).kinds].some((kind) => parts.has(kind))) return false
  return isLost(typeOf(node), wanted, new Map())
}

const parts: ReadonlySet<Kind> = new Set<Kind>(['list', 'object', 'map', 'set', 'function'])

/** Written out, so that its parts are looked at where they stand. */
function isLiteral(node: ts.Node): boolean {
  return literals.has(node.kind)
}

const literals: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ArrowFunction,
])

/** Text and numbers hold nothing, and of choices each one goes where the whole does. */
function isLookedAtInParts(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return node.operatorToken.kind !== SyntaxKind.EqualsToken
  return partwise.has(node.kind)
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
function isOnlyAsked(node: ts.Node): boolean {
  const call = node.parent
  if (!ts.isCallExpression(call)) return false
  const callee = call.expression
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  return /^(isArray|Boolean|hasOwn|keys)$/.test(name.getText()) && referentOf(name)?.kind === 'builtin'
}

/** By a pattern, whose parts have the types of those of the value. */
function isTakenApart(node: ts.Node): boolean {
  const parent = node.parent
  return ts.isVariableDeclaration(parent) && parent.type === undefined && !ts.isIdentifier(parent.name)
}

function isLost(type: ts.Type, wanted: ts.Type, seen: Map<object, Set<object>>, depth = 0): boolean {
  const [key, other] = [type, wanted]
  if (depth > deepest || key === other || seen.get(key)?.has(other) === true) return false
  seen.set(key, (seen.get(key) ?? new Set<object>()).add(other))
  if (!holdsCollection(type)) return false
  if (type.isUnion()) return type.types.some((part) => isLost(part, wanted, seen, depth))
  if (wanted.isUnion()) return wanted.types.every((part) => isLost(type, part, seen, depth))
  const kind = kindOf(type)
  if (kind !== kindOf(wanted)) return true
  return partsOf(type, kind).some(({ part, of }) => {
    const wantedPart = of(wanted)
    return wantedPart !== undefined && isLost(part, wantedPart, seen, depth + 1)
  })
}

const known = new WeakMap<object, boolean>()

/** Whether it is a Map or Set, or one can be found in it. */
function holdsCollection(type: ts.Type, depth = 0): boolean {
  const found = known.get(type)
  if (found !== undefined) return found
  if (depth > deepest) return false
  // A type that contains itself holds what its other parts hold.
  known.set(type, false)
  const holds = type.isUnion()
    ? type.types.some((part) => holdsCollection(part, depth + 1))
    : isCollection(type) || partsOf(type, kindOf(type)).some(({ part }) => holdsCollection(part, depth + 1))
  known.set(type, holds)
  return holds
}

function isCollection(type: ts.Type): boolean {
  const kind = kindOf(type)
  return kind === 'map' || kind === 'set'
}

/** Of a type that is no union. */
function kindOf(type: ts.Type): Kind | undefined {
  return [...shapeOf(type).kinds][0]
}

/** The types of what is in a value, and how to find the same in another type. */
function partsOf(
  type: ts.Type,
  kind: Kind | undefined,
): { part: ts.Type; of: (other: ts.Type) => ts.Type | undefined }[] {
  const typesIn = (find: (one: ts.Type) => readonly (ts.Type | undefined)[]) =>
    find(type).flatMap((part, i) =>
      part === undefined ? [] : [{ part, of: (other: ts.Type) => find(other)[i] }],
    )
  switch (kind) {
    case 'list':
      return isTuple(type)
        ? typesIn((one) =>
            isTuple(one) ? tupleElements(one) : tupleElements(type).map(() => arrayElement(one)),
          )
        : typesIn((one) => [arrayElement(one)])
    case 'map':
      return typesIn((one) => typeArguments(one).slice(1))
    case 'function':
      return typesIn((one) => [one.getCallSignatures()[0]?.getReturnType()])
    case 'object': {
      const names = type.getProperties().map((property) => property.name)
      return [
        ...names.flatMap((name) => typesIn((one) => [typeOfPart(one, name)])),
        ...typesIn((one) => [one.getStringIndexType() ?? one.getNumberIndexType()]),
      ]
    }
    default:
      return []
  }
}

function typeOfPart(type: ts.Type, name: string): ts.Type | undefined {
  const property = propertyOf(type, name)
  const declaration = property?.valueDeclaration ?? declarationsOf(property)[0]
  if (property === undefined) return type.getStringIndexType()
  return declaration === undefined ? undefined : typeOfSymbol(property, declaration)
}
