import { ts } from '../../typescript'
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
export function indexOfMatch(node: ts.PropertyAccessExpression, context: Context): Expression {
  const declaration = variableOf(node.expression)
  const known = declaration === undefined ? undefined : context.localName(declaration.name)
  if (known !== undefined) return name(known)
  const start = declaration?.initializer
  const found = start === undefined ? undefined : searchOf(originOf(node.expression), context)
  const isDirect = start !== undefined && ts.isCallExpression(unwrap(start))
  if (found === undefined || !isDirect || found.pattern.isGlobal)
    return context.refuse(node.name, refusals.noMember('this match', 'index', ['groups', 'length']))
  return firstStart(found.subject, found.pattern, context)
}

/** A variable with the places of the matches that the loop goes over, if its body asks for that. */
export function placesFor(
  declaration: ts.VariableDeclaration,
  iterated: ts.Node,
  context: Context,
): Expression | undefined {
  if (!asksForPlace(declaration, iterated)) return undefined
  const found = searchOf(originOfList(iterated), context)
  if (found === undefined) return undefined
  return context.keep(allStarts(found.subject, found.pattern, context), 'places')
}

/** Whether the body of a loop over all matches asks where they are. */
export function asksForPlace(declaration: ts.VariableDeclaration, iterated: ts.Node): boolean {
  if (!isMatchAll(iterated)) return false
  const owner = ts.findAncestor(declaration.parent, isFunctionNode) ?? declaration.getSourceFile()
  return usesOf(declaration, owner).some((use) => {
    const parent = use.parent
    return parent !== undefined && ts.isPropertyAccessExpression(parent) && parent.name.text === 'index'
  })
}

/** The variable with the place of the match of a round. */
export function placeIn(
  places: Expression,
  index: Expression,
  declaration: ts.VariableDeclaration,
  context: Context,
): Statement {
  const place = context.invent('place')
  context.bind(declaration.name, place)
  return define(place, { kind: 'index', object: places, index })
}

function variableOf(node: ts.Node): ts.VariableDeclaration | undefined {
  const value = unwrap(node)
  const referent = ts.isIdentifier(value) ? referentOf(value) : undefined
  return referent?.kind === 'local' && ts.isVariableDeclaration(referent.node) ? referent.node : undefined
}

/** The pattern and the text, if that is the same whenever it is evaluated. */
function searchOf(
  origin: Origin | undefined,
  context: Context,
): { pattern: Pattern; subject: Expression } | undefined {
  if (origin === undefined || patternLiteral(origin.pattern) === undefined) return undefined
  const subject = unwrap(origin.subject)
  const referent = ts.isIdentifier(subject) ? referentOf(subject) : undefined
  const isFixed =
    ts.isStringLiteral(subject) ||
    referent?.kind === 'constant' ||
    (referent?.kind === 'local' && isNeverAssigned(referent.node))
  const pattern = isFixed ? patternOf(origin.pattern, context) : undefined
  return pattern === undefined ? undefined : { pattern, subject: context.expression(subject) }
}
