import { type Code, compound, narrow } from './code'
import { anyType, functionType } from './choose-type'
import { functionNames } from './names'
import { parameterPattern } from './patterns'
import type { Variable } from './scope'
import { boolean, isData, isSame, listOf, maybe, number, type Of, text, type Type, written } from './types'
import { type Frame, frameOf, type Writer } from './writer'

/** What a callback is to return: a value of a type, nothing, or whatever counts as true or not. */
export type Result = Type | 'nothing' | 'condition'

/** A callback of a method: an arrow function, or the name of a function. */
export function callback(writer: Writer, parameters: readonly Type[], result: Result): string {
  const maySuspend = writer.frame.maySuspend && writer.choose.chance(80)
  const named = namedCallbacks(writer, parameters, result, maySuspend)
  if (named.length > 0 && writer.choose.chance(15)) {
    const callee = writer.variable(named)!
    writer.noteCall(callee)
    return callee.name
  }
  const taken = parameters.slice(0, writer.choose.number(parameters.length + 1))
  const isBlock = writer.choose.chance(35)
  const wanted = result === 'condition' && isBlock ? boolean : result
  const type = wanted === 'nothing' || wanted === 'condition' ? undefined : wanted
  const body = (): string => {
    if (isBlock) return bodyWith(writer, type)
    if (wanted === 'condition') return asBody(condition(writer))
    return wanted === 'nothing' ? effect(writer) : asBody(writer.text(wanted))
  }
  const isTyped = writer.choose.chance(30)
  const frame = frameOf(maySuspend, isBlock ? { type } : undefined)
  return inFunction(writer, frame, () => {
    const names = taken.map((one) => {
      const name = parameterPattern(writer, one)
      return isTyped ? `${name}: ${written(one)}` : name
    })
    // Else it would be that of what is returned, which can be narrower, and a union.
    const resultType = type === undefined || isScalar(type) ? '' : `: ${written(type)}`
    return `(${names.join(', ')})${resultType} => ${body()}`
  })
}

function isScalar({ kind }: Type): boolean {
  return kind === 'text' || kind === 'number' || kind === 'boolean'
}

/** A value of a function type. */
export function functionLiteral(writer: Writer, type: Of<'function'>): Code {
  return narrow(compound(closure(writer, type).text))
}

/** An arrow function with its types, and what it can do. */
export function closure(
  writer: Writer,
  { parameters, result }: Of<'function'>,
): { text: string; frame: Frame } {
  const maySuspend = writer.frame.maySuspend && writer.choose.chance(80)
  const isBlock = result === undefined || writer.choose.chance(35)
  const frame = frameOf(maySuspend, isBlock ? { type: result } : undefined)
  const arrow = inFunction(writer, frame, () => {
    const names = parameters.map((one) => `${parameterPattern(writer, one)}: ${written(one)}`)
    const body = isBlock ? bodyWith(writer, result) : asBody(writer.text(result))
    return `(${names.join(', ')}): ${written(result)} => ${body}`
  })
  return { text: arrow, frame }
}

/** A function with a name, in the module or in another function. */
export function functionDeclaration(
  writer: Writer,
  maySuspend: boolean,
): { variable: Variable; text: string } {
  const type = functionType(writer)
  const frame = frameOf(maySuspend, { type: type.result })
  const name = writer.newName(functionNames)
  const optional: Type[] = []
  let rest: Type | undefined
  const declaration = inFunction(writer, frame, () => {
    const parameters = type.parameters.map((one) => `${parameterPattern(writer, one)}: ${written(one)}`)
    parameters.push(...writer.choose.parts('optional', 0, 1, () => optionalParameter(writer, optional)))
    if (writer.choose.chance(15)) {
      rest = writer.choose.chance(50) ? text : number
      const list = listOf(rest)
      parameters.push(
        `...${writer.declare({ name: writer.newName(), type: list, isLet: false })}: ${written(list)}`,
      )
    }
    return `function ${name}(${parameters.join(', ')}): ${written(type.result)} ${bodyWith(writer, type.result)}`
  })
  const { suspends, changes } = frame
  return {
    variable: { name, type, isLet: false, suspends, changes, more: { optional, rest } },
    text: declaration,
  }
}

/** It may see the parameters before it. */
function optionalParameter(writer: Writer, optional: Type[]): string {
  const type = anyType(writer, 1)
  // A default stands for what is undefined, but not for null.
  if (writer.choose.chance(60) && !(type.kind === 'maybe' && type.absent === 'null')) {
    const value = writer.text(type)
    optional.push(type)
    return `${writer.declare({ name: writer.newName(), type, isLet: true })}: ${written(type)} = ${value}`
  }
  const known = type.kind === 'maybe' ? text : type
  optional.push(known)
  return `${writer.declare({ name: writer.newName(), type: maybe(known), isLet: true })}?: ${written(known)}`
}

/** The names of the parameters may be those of variables around. */
function inFunction<T>(writer: Writer, frame: Frame, write: () => T): T {
  return writer.function(frame, () => writer.scope.within(writer.shadowed(), write))
}

/** A step, so that programs are suspended where that is hard: in a callback, a `finally` or a loop. */
export function perhapsStep(writer: Writer): string {
  return writer.hasStep('echo') && writer.choose.chance(25)
    ? `${writer.step(`echo(${writer.text(text)})`)}\n`
    : ''
}

/** Statements, and what they return in the end. */
function bodyWith(writer: Writer, result: Type | undefined): string {
  const statements = perhapsStep(writer) + writer.statements(3)
  const value = result === undefined ? '' : `return ${writer.text(result)}`
  return `{\n${statements}\n${value}\n}`
}

/** Braces at the start of an arrow function's body would be a block. */
function asBody(code: string): string {
  return code.startsWith('{') ? `(${code})` : code
}

/** Something to do, written as an expression. */
export function effect(writer: Writer): string {
  const callees = callable(writer, undefined)
  if (callees.length > 0 && writer.choose.chance(40)) return call(writer, writer.variable(callees)!)
  return writer.hasStep('echo') ? writer.step(`echo(${writer.text(text)})`) : '{}'
}

/** What counts as true or not, of whatever type. */
export function condition(writer: Writer): string {
  switch (writer.oneOf(['boolean', 'scalar', 'maybe scalar', 'maybe list', 'variable'])) {
    case 'boolean':
      return writer.operand(boolean)
    case 'scalar':
      return writer.tested(writer.choose.chance(50) ? text : number)
    case 'maybe scalar':
      return writer.tested(maybe(writer.choose.chance(50) ? text : number))
    case 'maybe list':
      return writer.tested(maybe(listOf(text)))
    case 'variable':
      return writer.tested(
        writer.variable(writer.scope.visible().filter(({ type }) => isTestable(type)))?.type ?? text,
      )
  }
}

/** A callback may return it for `unknown`, where a Map or a Set could not stand. */
function isTestable(type: Type): boolean {
  return isData(type) && type.kind !== 'map' && type.kind !== 'set'
}

/** Functions that can be called here and return this. */
export function callable(writer: Writer, result: Type | undefined): Variable[] {
  return writer.scope
    .ofKind('function')
    .filter((one) => isSame(one.type.result, result) && writer.mayCall(one))
}

export function call(writer: Writer, callee: Variable): string {
  writer.noteCall(callee)
  const parameters = callee.type.kind === 'function' ? callee.type.parameters : []
  const { optional = [], rest } = callee.more ?? {}
  const given = optional.slice(0, writer.choose.number(optional.length + 1))
  const args = [...parameters, ...given].map((type) => writer.text(type))
  if (rest !== undefined && given.length === optional.length) {
    const more = (): string =>
      writer.choose.chance(40) ? `...${writer.wide(listOf(rest))}` : writer.text(rest)
    args.push(...writer.choose.parts('more', 0, 2, more))
  }
  return `${callee.name}(${args.join(', ')})`
}

function namedCallbacks(
  writer: Writer,
  parameters: readonly Type[],
  result: Result,
  maySuspend: boolean,
): Variable[] {
  return writer.scope.ofKind('function').filter((one) => {
    const { type, more } = one
    if (!writer.mayCall(one) || (one.suspends !== false && !maySuspend)) return false
    if (more !== undefined && (more.optional.length > 0 || more.rest !== undefined)) return false
    const wanted = result === 'condition' ? boolean : result === 'nothing' ? undefined : result
    const fits = type.parameters.length <= parameters.length && isSame(type.result, wanted)
    return fits && type.parameters.every((parameter, i) => isSame(parameter, parameters[i]))
  })
}
