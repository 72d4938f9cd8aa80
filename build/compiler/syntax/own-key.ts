import { typeOf, literalValue, isOfFlags } from '../../checker'
import { ts } from '../../typescript'
import { referentOf, unwrap } from '../declarations'
import { isFixedName } from '../variables'

/** Names that every object of TypeScript has from its prototype. */
export const prototypeNames: readonly string[] = Object.getOwnPropertyNames(Object.prototype).sort()

/**
 * Whether the key is known to name a property that the object has itself: by its type, or since it was taken from
 * `Object.keys` or `Object.entries` of the same object.
 */
export function isOwnKey(key: ts.Node, object: ts.Node): boolean {
  const type = typeOf(key)
  const parts = type.isUnion() ? type.types : [type]
  const isKnown = parts.every((part) => {
    const value = literalValue(part)
    return typeof value === 'number' || (typeof value === 'string' && !prototypeNames.includes(value))
  })
  if (isKnown || isOfFlags(type, ts.TypeFlags.Number)) return true
  const referent = referentOf(unwrap(key))
  const source = referent?.kind === 'local' ? sourceOf(referent.node) : undefined
  return source !== undefined && isSameObject(source, object)
}

/** The object whose keys a variable goes through. */
function sourceOf(variable: ts.Node): ts.Node | undefined {
  const list = ts.isParameter(variable) ? visitedByCall(variable) : visitedByLoop(variable)
  return list === undefined ? undefined : objectIn(list)
}

function visitedByCall(parameter: ts.Node): ts.Node | undefined {
  const callback = parameter.parent
  const call = callback?.parent
  if (!(callback && ts.isArrowFunction(callback)) || !(call && ts.isCallExpression(call))) return undefined
  const callee = call.expression
  const isFirst = callback.parameters[0] === parameter && call.arguments[0] === callback
  return isFirst && ts.isPropertyAccessExpression(callee) && visitors.has(callee.name.text)
    ? callee.expression
    : undefined
}

function visitedByLoop(variable: ts.Node): ts.Node | undefined {
  const isKey = ts.isBindingElement(variable)
    ? ts.isArrayBindingPattern(variable.parent) && variable.parent.elements[0] === variable
    : ts.isVariableDeclaration(variable)
  const loop = ts.findAncestor(variable.parent, ts.isForOfStatement)
  const isDeclared = loop !== undefined && isInside(variable, loop.initializer)
  return isKey && isDeclared ? loop.expression : undefined
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return outer.pos <= node.pos && node.end <= outer.end
}

/** The object in `Object.keys(o).filter(…)` and its like. */
function objectIn(list: ts.Node): ts.Node | undefined {
  const value = unwrap(list)
  if (ts.isIdentifier(value) && isFixedName(value)) {
    const referent = referentOf(value)
    const declaration = referent?.kind === 'local' ? referent.node : undefined
    const first = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
    return first === undefined ? undefined : objectIn(first)
  }
  const callee = ts.isCallExpression(value) ? value.expression : undefined
  if (!ts.isCallExpression(value) || !(callee && ts.isPropertyAccessExpression(callee))) return undefined
  if (referentOf(callee.name)?.kind !== 'builtin') return undefined
  if (selectors.has(callee.name.text)) return objectIn(callee.expression)
  const isListing = callee.expression.getText() === 'Object' && /^(keys|entries)$/.test(callee.name.text)
  return isListing ? value.arguments[0] : undefined
}

const visitors: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'map',
  'some',
])

const selectors: ReadonlySet<string> = new Set(['filter', 'reverse', 'slice', 'sort'])

function isSameObject(one: ts.Node, other: ts.Node): boolean {
  const [a, b] = [unwrap(one), unwrap(other)]
  if (ts.isPropertyAccessExpression(a) && ts.isPropertyAccessExpression(b))
    return a.name.text === b.name.text && isSameObject(a.expression, b.expression)
  const [first, second] = [referentOf(a), referentOf(b)]
  return first !== undefined && first.symbol === second?.symbol && isFixedName(a)
}
