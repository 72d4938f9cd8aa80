import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { assign, define, isNull, name } from '../groovy/make'
import { isIdentifier } from '../groovy/text'
import { isKind, shapeOf } from '../types'
import { ListEnd } from './list-end'
import { isPattern, type Part, partsOf } from './pattern-parts'
import { PartReader } from './part-reader'
import { assignAt, placeOf } from './place'

/**
 * Takes a value apart by a pattern: one statement for each part, since groovy-cps has no declaration of several variables
 * that knows defaults. `whole` is evaluated anew for each part.
 */
export function declareParts(pattern: ts.Node, whole: Expression, context: Context): Statement[] {
  return takeApart(pattern, typeOf(pattern), whole, declarePart, context)
}

/**
 * Takes apart a value that is in a variable of its own, or comes as an expression. One that is written as a list is never
 * made; `known` is a part whose name is declared already.
 */
export function declarePartsOf(
  pattern: ts.Node,
  value: Expression,
  context: Context,
  known?: ts.Node,
): Statement[] {
  const type = typeOf(pattern)
  const isReadOnce = value.kind === 'list' || (isSimple(value) && partsOf(pattern).length <= 1)
  if (value.kind === 'name' || (isReadOnce && !context.changes(pattern)))
    return takeApart(pattern, type, value, declarePart, context, known)
  const whole = context.invent(wholeName(type, 'one'))
  return [define(whole, value), ...takeApart(pattern, type, name(whole), declarePart, context, known)]
}

/** The same where the parts are assigned. */
export function assignParts(
  pattern: ts.Node,
  type: ts.Type,
  whole: Expression,
  context: Context,
): Statement[] {
  const assignPart: Fill = ({ target }, value, finish) => {
    const place = placeOf(target, context)
    if (finish === undefined) return [assignAt(place, value, context)]
    const variable = context.invent('value')
    return [define(variable, value), ...finish(name(variable)), assignAt(place, name(variable), context)]
  }
  return takeApart(pattern, type, whole, assignPart, context)
}

/** The value of `node` as a whole to take apart: in a variable, unless evaluating it again gives the same. */
export function wholeOf(node: ts.Node, pattern: ts.Node, context: Context): Expression {
  const value = context.expression(node)
  const isStable = isSimple(value) && !context.changes(pattern)
  return isStable ? value : context.keep(value, wholeName(typeOf(node)))
}

/** The whole is named after its type, `BuildResult` becomes `buildResult`, else by what it is. */
export function wholeName(type: ts.Type, otherwise = 'result'): string {
  if (isKind(type, 'list')) return 'parts'
  const wanted = type.aliasSymbol?.name ?? type.symbol?.name ?? ''
  return isIdentifier(wanted) && !wanted.startsWith('__')
    ? wanted.charAt(0).toLowerCase() + wanted.slice(1)
    : otherwise
}

/** Undefined becomes null, for which a default stands in; so null itself must not be possible. */
export function orDefault(variable: Expression, value: ts.Node, type: ts.Type, context: Context): Statement {
  if (shapeOf(type).null) context.refuse(value, refusals.noBothAbsent)
  const { value: lowered, before } = context.capture(() => context.expression(value))
  return {
    kind: 'if',
    condition: isNull(variable),
    then: [...before, assign(variable, lowered)],
    otherwise: [],
  }
}

/** Makes statements of a part and its value; `finish` gives those that the variable with the value needs after it. */
type Fill = (
  part: Part,
  value: Expression,
  finish: ((variable: Expression) => Statement[]) | undefined,
  context: Context,
) => Statement[]

const declarePart: Fill = ({ node, target }, value, finish, context) => {
  const variable = context.declare(node, target.getText())
  return [define(variable, value), ...(finish?.(name(variable)) ?? [])]
}

function takeApart(
  pattern: ts.Node,
  type: ts.Type,
  whole: Expression,
  fill: Fill,
  context: Context,
  known?: ts.Node,
): Statement[] {
  const reader = new PartReader(pattern, type, whole, context)
  const end = new ListEnd(pattern, whole, context)
  return partsOf(pattern).flatMap((part) => {
    if (part.node === known) return []
    const { value: statements, before } = context.capture(() => {
      const value = end.read(part, () => reader.valueOf(part))
      const finish = finisher(part, reader, context)
      return isPattern(part.target)
        ? takeInner(part, reader.typeOf(part), value, finish, fill, context)
        : fill(part, value, finish, context)
    })
    return [...before, ...statements]
  })
}

function finisher(part: Part, reader: PartReader, context: Context) {
  const { default: value } = part
  if (value !== undefined)
    return (variable: Expression) => [orDefault(variable, value, reader.typeOf(part), context)]
  return part.isRest ? reader.removal() : undefined
}

function takeInner(
  { key, target }: Part,
  type: ts.Type,
  value: Expression,
  finish: ((variable: Expression) => Statement[]) | undefined,
  fill: Fill,
  context: Context,
): Statement[] {
  if (finish === undefined && isSimple(value) && !context.changes(target))
    return takeApart(target, type, value, fill, context)
  const isNamed = typeof key === 'string' && isIdentifier(key)
  const variable = context.invent(isNamed ? key : wholeName(type))
  return [
    define(variable, value),
    ...(finish?.(name(variable)) ?? []),
    ...takeApart(target, type, name(variable), fill, context),
  ]
}
