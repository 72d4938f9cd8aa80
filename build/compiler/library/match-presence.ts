import { literalValue, typeOf } from '../../checker'
import { ts } from '../../typescript'
import { referentOf, unwrap } from '../declarations'
import { isMatch } from '../types'
import { isNeverAssigned } from '../variables'
import { type Origin, originOf, originOfDeclared } from './match-origin'
import { readPattern } from './matching'

/** Whether this is what a group held that takes part in every match, so that it is text, whatever its type says. */
export function isHeldGroup(node: ts.Node): boolean {
  const group = groupOf(unwrap(node))
  if (group === undefined) return false
  const groups = readPattern(group.origin.pattern)?.groups
  return groups !== undefined && (group.number === 0 || groups[group.number - 1]?.isOptional === false)
}

interface Group {
  readonly origin: Origin
  readonly number: number
}

/** `match[1]`, or a name that a pattern gave to it. */
function groupOf(node: ts.Node): Group | undefined {
  if (ts.isElementAccessExpression(node)) {
    const number = literalValue(typeOf(node.argumentExpression))
    const match = node.expression
    if (typeof number !== 'number' || !isMatch(typeOf(match))) return undefined
    return withOrigin(originOf(match), number)
  }
  const referent = ts.isIdentifier(node) ? referentOf(node) : undefined
  const element = referent?.kind === 'local' && isNeverAssigned(referent.node) ? referent.node : undefined
  const pattern = element?.parent
  if (!(element && ts.isBindingElement(element)) || !(pattern && ts.isArrayBindingPattern(pattern)))
    return undefined
  if (element.dotDotDotToken !== undefined) return undefined
  return withOrigin(originOfDeclared(pattern.parent), pattern.elements.indexOf(element))
}

function withOrigin(origin: Origin | undefined, number: number): Group | undefined {
  return origin === undefined ? undefined : { origin, number }
}
