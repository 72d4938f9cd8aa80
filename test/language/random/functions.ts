import { type Code, compound, narrow, primary } from './code'
import type { Variable } from './scope'
import { boolean, isSame, listOf, maybe, number, text, type Type, written, type Of } from './types'
import { type Frame, frameOf, type Writer } from './writer'

/** What a callback is to return: a value of a type, nothing, or whatever counts as true or not. */
export type Result = Type | 'nothing' | 'condition'

/** A callback of a method: an arrow function, or the name of a function. */
export function callback(
  writer: Writer,
  parameters: readonly Type[],
  result: Result,
  needs: { pure?: boolean; exact?: boolean } = {},
): string {
  const maySuspend = writer.frame.maySuspend && needs.pure !== true && writer.choose.chance(60)
  const named = namedCallbacks(writer, parameters, result, maySuspend)
  if (named.length > 0 && writer.choose.chance(15)) {
    const callee = writer.variable(named)!
    writer.noteCall(callee)
    return callee.name
  }
  const count = needs.exact === true ? parameters.length : writer.choose.number(parameters.length + 1)
  const isBlock = writer.choose.chance(35)
  const wanted = result === 'condition' && isBlock ? boolean : result
  const type = wanted === 'nothing' || wanted === 'condition' ? undefined : wanted
  const frame = frameOf(maySuspend, isBlock ? { type } : undefined)
  return arrow(writer, frame, parameters.slice(0, count), () => {
    if (isBlock) return bodyWith(writer, type)
    if (wanted === 'condition') return asBody(condition(writer))
    return wanted === 'nothing' ? effect(writer) : asBody(writer.text(wanted))
  }, writer.choose.chance(30)) // prettier-ignore
}

/** A value of a function type. */
export function functionLiteral(writer: Writer, type: Of<'function'>): Code {
  return narrow(compound(closure(writer, type).text))
}

/** An arrow function with its types, and what it can do. */
export function closure(writer: Writer, type: Of<'function'>): { text: string; frame: Frame } {
  const { parameters, result } = type
  const maySuspend = writer.frame.maySuspend && writer.choose.chance(60)
  const isBlock = result === undefined || writer.choose.chance(35)
  const frame = frameOf(maySuspend, isBlock ? { type: result } : undefined)
  const body = (): string => (isBlock ? bodyWith(writer, result) : asBody(writer.text(result)))
  return { text: arrow(writer, frame, parameters, body, true, result), frame }
}

/** The names of the parameters may be those of variables around. */
function arrow(
  writer: Writer,
  frame: Frame,
  types: readonly Type[],
  body: () => string,
  isTyped: boolean,
  result?: Type,
): string {
  const written_ = (): string => {
    const names = types.map((type) => writer.declare({ name: writer.newName(), type, isLet: false }))
    const parameters = names.map((name, i) => (isTyped ? `${name}: ${written(types[i])}` : name))
    return `(${parameters.join(', ')})${result === undefined ? '' : `: ${written(result)}`} => ${body()}`
  }
  return writer.function(frame, () => writer.scope.within(writer.shadowed(), written_))
}

/** Statements, and what they return in the end. */
export function bodyWith(writer: Writer, result: Type | undefined): string {
  const statements = writer.statements(3)
  const value = result === undefined ? '' : `return ${writer.text(result)}`
  return `{\n${statements}\n${value}\n}`
}

/** Braces at the start of an arrow function's body would be a block. */
function asBody(text: string): string {
  return text.startsWith('{') ? `(${text})` : text
}

/** Something to do, written as an expression. */
export function effect(writer: Writer): string {
  const callees = callable(writer, undefined)
  if (callees.length > 0 && writer.choose.chance(40)) return call(writer, writer.variable(callees)!)
  return writer.hasStep('echo') ? writer.step(`echo(${writer.text({ kind: 'text' })})`) : '{}'
}

/** What counts as true or not, of whatever type. */
export function condition(writer: Writer): string {
  switch (writer.oneOf(['boolean', 'scalar', 'maybe scalar', 'maybe list'])) {
    case 'boolean':
      return writer.text(boolean)
    case 'scalar':
      return writer.tested(writer.choose.chance(50) ? text : number)
    case 'maybe scalar':
      return writer.tested(maybe(writer.choose.chance(50) ? text : number))
    case 'maybe list':
      return writer.tested(maybe(listOf(text)))
  }
}

/** Functions that can be called here and return this. */
export function callable(writer: Writer, result: Type | undefined): Variable[] {
  return writer.scope
    .visible()
    .filter((one) => one.type.kind === 'function' && isSame(one.type.result, result) && writer.mayCall(one))
}

export function call(writer: Writer, callee: Variable): string {
  writer.noteCall(callee)
  const parameters = callee.type.kind === 'function' ? callee.type.parameters : []
  return `${callee.name}(${parameters.map((type) => writer.text(type)).join(', ')})`
}

export function callCode(writer: Writer, callee: Variable): Code {
  return primary(call(writer, callee))
}

function namedCallbacks(
  writer: Writer,
  parameters: readonly Type[],
  result: Result,
  maySuspend: boolean,
): Variable[] {
  return writer.scope.visible().filter((one) => {
    const { type } = one
    if (type.kind !== 'function' || !writer.mayCall(one) || (one.suspends !== false && !maySuspend))
      return false
    const wanted = result === 'condition' ? boolean : result === 'nothing' ? undefined : result
    const fits = type.parameters.length <= parameters.length && isSame(type.result, wanted)
    return fits && type.parameters.every((parameter, i) => isSame(parameter, parameters[i]))
  })
}
