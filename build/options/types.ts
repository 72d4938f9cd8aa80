import type { InterfaceDeclaration, Type, TypeNode } from 'ts-morph'
import { Node } from 'ts-morph'
import type { ObjectModel, OptionType } from './model'

/** The kinds of types that an option may have, in words. */
export const allowedTypes =
  'string, number, boolean, a union of string literals, string[], Record<string, string>, ' +
  'Record<string, string | number | boolean>, an interface, or an array of an interface'

/** The option type that a type as written stands for; undefined for one that an option cannot have. */
export function optionType(
  written: TypeNode,
  readObject: (declaration: InterfaceDeclaration) => ObjectModel,
): OptionType | undefined {
  const type = written.getType()
  if (type.isString()) return { kind: 'text' }
  if (type.isNumber()) return { kind: 'whole number' }
  if (type.isBoolean()) return { kind: 'boolean' }
  const choices = literals(type)
  if (choices !== undefined) return { kind: 'text', choices: inWrittenOrder(choices, written) }
  const element = type.isReadonlyArray() ? undefined : type.getArrayElementType()
  if (element?.isString()) return { kind: 'list of text' }
  const values = recordValues(type)
  if (values?.isString()) return { kind: 'map of text' }
  if (values !== undefined) return isScalar(values) ? { kind: 'map of values' } : undefined
  const declaration = interfaceOf(element ?? type)
  if (declaration === undefined) return undefined
  return { kind: element ? 'list of maps' : 'map of options', object: readObject(declaration) }
}

function literals(type: Type): string[] | undefined {
  const members = type.isUnion() ? type.getUnionTypes() : [type]
  if (!members.every((member) => member.isStringLiteral())) return undefined
  return members.map((member) => String(member.getLiteralValue()))
}

/** TypeScript orders the members of a union by when it first met them, anywhere in the program. */
function inWrittenOrder(choices: string[], written: TypeNode): string[] {
  const alias = written.getType().getAliasSymbol()?.getDeclarations()[0]
  const text = (alias ?? written).getText()
  const place = (choice: string): number =>
    text.search(new RegExp(`['"]${choice.replace(/\W/g, '\\$&')}['"]`))
  return [...choices].sort((a, b) => place(a) - place(b))
}

function recordValues(type: Type): Type | undefined {
  return type.getProperties().length === 0 && !type.getNumberIndexType()
    ? type.getStringIndexType()
    : undefined
}

/** TypeScript counts a boolean in a union as its two literals. */
function isScalar(type: Type): boolean {
  const members = type.isUnion() ? type.getUnionTypes() : []
  return members.length === 4 && members.every((m) => m.isString() || m.isNumber() || m.isBooleanLiteral())
}

/** Only interfaces of the project: those of a library are not made for options. */
function interfaceOf(type: Type): InterfaceDeclaration | undefined {
  const declarations = type.getSymbol()?.getDeclarations() ?? []
  const [declaration] = declarations
  if (declarations.length !== 1 || !Node.isInterfaceDeclaration(declaration)) return undefined
  const closed = type.getTypeArguments().length === 0 && type.getCallSignatures().length === 0
  return closed && !declaration.getSourceFile().isInNodeModules() ? declaration : undefined
}
