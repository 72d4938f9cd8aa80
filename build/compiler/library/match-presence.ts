import { Node } from 'ts-morph'
import { isFunctionNode, referentOf, unwrap } from '../declarations'
import { isMatch } from '../types'
import { isNeverAssigned } from '../variables'
import { type Origin, originOf, originOfDeclared } from './match-origin'
import { readPattern } from './matching'

/** Whether this is what a group held that takes part in every match, so that it is text, whatever its type says. */
export function isHeldGroup(node: Node): boolean {
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
function groupOf(node: Node): Group | undefined {
  if (Node.isElementAccessExpression(node)) {
    const number = node.getArgumentExpression()?.getType().getLiteralValue()
    const match = node.getExpression()
    if (typeof number !== 'number' || !isMatch(match.getType())) return undefined
    return withOrigin(originOf(match), number)
  }
  const referent = Node.isIdentifier(node) ? referentOf(node) : undefined
  const element = referent?.kind === 'local' && isNeverAssigned(referent.node) ? referent.node : undefined
  const pattern = element?.getParent()
  if (!Node.isBindingElement(element) || !Node.isArrayBindingPattern(pattern)) return undefined
  if (element.getDotDotDotToken() !== undefined) return undefined
  return withOrigin(originOfDeclared(pattern.getParent()), pattern.getElements().indexOf(element))
}

function withOrigin(origin: Origin | undefined, number: number): Group | undefined {
  return origin === undefined ? undefined : { origin, number }
}
