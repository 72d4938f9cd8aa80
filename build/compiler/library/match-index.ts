import { Node, type PropertyAccessExpression, type VariableDeclaration } from 'ts-morph'
import type { Context } from '../context'
import { isFunctionNode, referentOf, unwrap, usesOf } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { define, name } from '../groovy/make'
import { isNeverAssigned } from '../variables'
import { isMatchAll } from './match'
import { type Origin, originOf, originOfList } from './match-origin'
import { allStarts, firstStart, type Pattern, patternLiteral, patternOf } from './matching'

/** A match does not know its place. It is found again in the same text, and a loop over all matches knows theirs. */
export function indexOfMatch(node: PropertyAccessExpression, context: Context): Expression {
  const declaration = variableOf(node.getExpression())
  const known = declaration === undefined ? undefined : context.localName(declaration.getNameNode())
  if (known !== undefined) return name(known)
  const start = declaration?.getInitializer()
  const found = start === undefined ? undefined : searchOf(originOf(node.getExpression()), context)
  const isDirect = start !== undefined && Node.isCallExpression(unwrap(start))
  if (found === undefined || !isDirect || found.pattern.isGlobal)
    return context.refuse(node.getNameNode(), refusals.noMember('this match', 'index', ['groups', 'length']))
  return firstStart(found.subject, found.pattern, context)
}

/** A variable with the places of the matches that the loop goes over, if its body asks for that. */
export function placesFor(
  declaration: VariableDeclaration,
  iterated: Node,
  context: Context,
): Expression | undefined {
  if (!asksForPlace(declaration, iterated)) return undefined
  const found = searchOf(originOfList(iterated), context)
  if (found === undefined) return undefined
  return context.keep(allStarts(found.subject, found.pattern, context), 'places')
}

/** Whether the body of a loop over all matches asks where they are. */
export function asksForPlace(declaration: VariableDeclaration, iterated: Node): boolean {
  if (!isMatchAll(iterated)) return false
  const owner = declaration.getFirstAncestor(isFunctionNode) ?? declaration.getSourceFile()
  return usesOf(declaration, owner).some((use) => {
    const parent = use.getParent()
    return Node.isPropertyAccessExpression(parent) && parent.getName() === 'index'
  })
}

/** The variable with the place of the match of a round. */
export function placeIn(
  places: Expression,
  index: Expression,
  declaration: VariableDeclaration,
  context: Context,
): Statement {
  const place = context.invent('place')
  context.bind(declaration.getNameNode(), place)
  return define(place, { kind: 'index', object: places, index })
}

function variableOf(node: Node): VariableDeclaration | undefined {
  const value = unwrap(node)
  const referent = Node.isIdentifier(value) ? referentOf(value) : undefined
  return referent?.kind === 'local' && Node.isVariableDeclaration(referent.node) ? referent.node : undefined
}

/** The pattern and the text, if that is the same whenever it is evaluated. */
function searchOf(
  origin: Origin | undefined,
  context: Context,
): { pattern: Pattern; subject: Expression } | undefined {
  if (origin === undefined || patternLiteral(origin.pattern) === undefined) return undefined
  const subject = unwrap(origin.subject)
  const referent = Node.isIdentifier(subject) ? referentOf(subject) : undefined
  const isFixed =
    Node.isStringLiteral(subject) ||
    referent?.kind === 'constant' ||
    (referent?.kind === 'local' && isNeverAssigned(referent.node))
  const pattern = isFixed ? patternOf(origin.pattern, context) : undefined
  return pattern === undefined ? undefined : { pattern, subject: context.expression(subject) }
}
