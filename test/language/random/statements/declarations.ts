import { anyType, functionType, variableType } from '../choose-type'
import { call, closure, functionDeclaration } from '../functions'
import { functionNames } from '../names'
import { assignmentPattern, pattern } from '../patterns'
import { isData, isSame, number, type Of, text, type Type, written } from '../types'
import { frameOf, type StatementRow, type Writer } from '../writer'

/** What gives names to values and functions. */
export const declarationRows: readonly StatementRow[] = [
  { name: 'const', weight: 10, isLeaf: true, write: (writer) => declaration(writer, 'const') },
  { name: 'let', weight: 8, isLeaf: true, write: (writer) => declaration(writer, 'let') },
  {
    name: 'closure',
    weight: 5,
    write: (writer) => {
      const type = functionType(writer)
      const { text: value, frame } = closure(writer, type)
      const { suspends, changes } = frame
      const name = writer.declare({ name: writer.newName(), type, isLet: false, suspends, changes })
      return `const ${name} = ${value}`
    },
  },
  {
    name: 'function',
    weight: 3,
    write: (writer) => {
      const maySuspend = writer.frame.maySuspend && writer.choose.chance(50)
      const { variable, text: code } = functionDeclaration(writer, maySuspend)
      writer.declare(variable)
      return code
    },
  },
  {
    name: 'function that calls itself',
    weight: 3,
    write: (writer) => recursion(writer),
  },
  {
    name: 'result of a call',
    weight: 8,
    fits: (writer) => givingResults(writer).length > 0,
    write: (writer) => {
      const callee = writer.variable(givingResults(writer))!
      const value = call(writer, callee)
      const type = (callee.type as Of<'function'>).result!
      return `const ${writer.declare({ name: writer.newName(), type, isLet: false })} = ${value}`
    },
  },
  {
    name: 'pattern',
    weight: 6,
    fits: (writer) => parts(writer).length > 0,
    write: (writer) => {
      const { type } = writer.variable(parts(writer))!
      const value = writer.wide(type)
      const isLet = writer.choose.chance(40)
      return `${isLet ? 'let' : 'const'} ${pattern(writer, type, isLet)} = ${value}`
    },
  },
  {
    name: 'assignment by a pattern',
    weight: 3,
    fits: (writer) => swappable(writer).length > 0,
    write: (writer) => {
      const type = swappable(writer)[writer.choose.number(swappable(writer).length)]!
      const values = writer.choose.parts('value', 2, 3, () => writer.text(type))
      return `${assignmentPattern(writer, type)} = [${values.join(', ')}]`
    },
  },
]

/** Called at once, to a depth that ends. */
function recursion(writer: Writer): string {
  const type = anyType(writer, 1)
  const [name, result] = [writer.newName(functionNames), writer.newName()]
  const frame = frameOf(writer.frame.maySuspend, { type })
  const declaration = writer.function(frame, () =>
    writer.scope.within([], () => {
      const depth = writer.declare({ name: writer.newName(), type: number, isLet: false })
      const end = `if (${depth} <= 0) return ${writer.text(type)}`
      const body = writer.ended(2, () => {
        const inner = writer.declare({ name: writer.newName(), type, isLet: false })
        const call = `const ${inner}: ${written(type)} = ${name}(${depth} - 1)`
        return `${call}\n${writer.ended(2, () => `return ${writer.text(type)}`)}`
      })
      return `function ${name}(${depth}: number): ${written(type)} {\n${end}\n${body}\n}`
    }),
  )
  writer.declare({ name: result, type, isLet: false })
  return `${declaration}\nconst ${result}: ${written(type)} = ${name}(${writer.choose.number(4)})`
}

function declaration(writer: Writer, word: 'const' | 'let'): string {
  const type = variableType(writer)
  const value = valueOf(writer, type)
  const name = writer.declare({ name: writer.newName(), type, isLet: word === 'let' })
  return `${word} ${name}: ${written(type)} = ${value}`
}

/** What is assigned would narrow the type of the variable, if its own were narrower. */
export function valueOf(writer: Writer, type: Type): string {
  const isUnion =
    type.kind === 'boolean' || type.kind === 'maybe' || type.kind === 'word' || type.kind === 'variants'
  return isUnion ? `${writer.operand(type)} as ${written(type)}` : writer.text(type)
}

function givingResults(writer: Writer) {
  return writer.scope
    .ofKind('function')
    .filter((one) => one.type.result !== undefined && isData(one.type.result) && writer.mayCall(one))
}

/** What can be taken apart. */
function parts(writer: Writer) {
  const kinds = ['list', 'object', 'record']
  return writer.scope.visible().filter((one) => kinds.includes(one.type.kind) && isData(one.type))
}

/** Types of which there are variables to change places. */
function swappable(writer: Writer): Type[] {
  return [text, number].filter(
    (type) => writer.scope.visible().filter((one) => one.isLet && isSame(one.type, type)).length > 1,
  )
}
