import { typeOf, isOptional, isArray } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import type { FunctionNode } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { define, name } from '../groovy/make'
import { enteredArgument, isCalledFromOutside, mayNeedEntry } from '../outside'
import { isValue } from '../suspends'
import { isNullable, shapeOf } from '../types'
import { isAssignedIn } from '../variables'
import { receive } from './receive'
import { declareParts, declarePartsOf, orDefault, wholeName } from './take-apart'
import { isSame, type Takes, takesOf, takesOfClosure } from './takes'

interface Parameters {
  names: string[]
  /** Defaults and patterns, in the order of the parameters: groovy-cps ignores the defaults of a closure. */
  prelude: Statement[]
}

/** The parameters of a method, or of a closure that always gets all of them. */
export function declareParameters(
  parameters: readonly ts.ParameterDeclaration[],
  context: Context,
): Parameters {
  const names = parameters.map((parameter) => declared(parameter, context))
  return { names, prelude: parameters.flatMap((parameter, i) => completed(parameter, names[i]!, context)) }
}

/**
 * The parameters of a closure. Where an argument is missing, groovy-cps declares no variable of the parameter's name: to
 * assign to it would make one around the closure.
 */
export function closureParameters(node: FunctionNode, context: Context): Parameters {
  const parameters = node.parameters
  const takes = takesOfClosure(node)
  if (!isSame(takes, takesOf(node))) return receivedParameters(node, takes, context)
  if (!context.member.suspends || !isValue(node)) return declareParameters(parameters, context)
  const isEntered = isCalledFromOutside(node, context)
  const isCopied = (one: ts.ParameterDeclaration): boolean =>
    one.initializer !== undefined || isAssignedIn(one, node) || (isEntered && mayNeedEntry(typeOf(one)))
  const names = parameters.map((one) =>
    isCopied(one) ? context.invent(givenName(one)) : declared(one, context),
  )
  parameters.forEach((one, i) => {
    if (isOptional(one) || isNullable(shapeOf(typeOf(one)))) context.avoidAround(names[i]!)
  })
  const prelude = parameters.flatMap((one, i): Statement[] => {
    if (!isCopied(one)) return completed(one, names[i]!, context)
    const variable = declared(one, context)
    const given = name(names[i]!)
    const value = isEntered ? enteredArgument(typeOf(one), given, context) : given
    return [define(variable, value), ...completed(one, variable, context)]
  })
  return { names, prelude }
}

/** The parameters of a closure that is called in another way than its own parameters say. */
function receivedParameters(node: FunctionNode, takes: Takes, context: Context): Parameters {
  const parameters = node.parameters
  if (takesOf(node).hasRest && takes.optional > 0) context.refuse(node, refusals.noRestParameter)
  const received = receive(parameters, takes, context)
  const prelude = parameters.flatMap((one, i) => {
    if (one.dotDotDotToken !== undefined) return takeParameter(one, received.from(i), context)
    const own = isPlain(one) && !isAssignedIn(one, node) && i < takes.count ? received.names[i] : undefined
    if (own === undefined) return takeParameter(one, received.at(i), context)
    context.bind(one, own)
    return []
  })
  return { names: received.names, prelude }
}

/** The name of a parameter that a closure has only to hand it on. */
export function inventParameter(parameter: ts.ParameterDeclaration, context: Context): string {
  return context.invent(wantedName(parameter))
}

/** A parameter of a function that is written into its caller, which gives it this value. */
export function takeParameter(
  parameter: ts.ParameterDeclaration,
  value: Expression,
  context: Context,
): Statement[] {
  if (!isNamed(parameter) && parameter.initializer === undefined)
    return declarePartsOf(parameter.name, value, context)
  const variable = declared(parameter, context)
  return [define(variable, value), ...completed(parameter, variable, context)]
}

/** Whether it has a name, and neither a default nor more than one value. */
export function isPlain(parameter: ts.ParameterDeclaration): boolean {
  return isNamed(parameter) && parameter.initializer === undefined && parameter.dotDotDotToken === undefined
}

function declared(parameter: ts.ParameterDeclaration, context: Context): string {
  return isNamed(parameter)
    ? context.declare(parameter, parameter.name.getText())
    : context.invent(wantedName(parameter))
}

function completed(parameter: ts.ParameterDeclaration, variable: string, context: Context): Statement[] {
  if (!isListed(parameter)) context.refuse(parameter, refusals.noRestParameter)
  const value = parameter.initializer
  const defaulted = value === undefined ? [] : [orDefault(name(variable), value, typeOf(parameter), context)]
  return isNamed(parameter)
    ? defaulted
    : [...defaulted, ...declareParts(parameter.name, name(variable), context)]
}

/** A rest parameter of another type than an array is called as if it were several parameters. */
function isListed(parameter: ts.ParameterDeclaration): boolean {
  if (parameter.dotDotDotToken === undefined || parameter.type === undefined) return true
  return isArray(typeOf(parameter))
}

function isNamed(parameter: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(parameter.name)
}

function wantedName(parameter: ts.ParameterDeclaration): string {
  return isNamed(parameter) ? parameter.name.getText() : wholeName(typeOf(parameter), 'options')
}

function givenName(parameter: ts.ParameterDeclaration): string {
  const wanted = wantedName(parameter)
  return `given${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`
}
