import type { InterfaceDeclaration, Type, TypeAliasDeclaration, TypeNode } from 'ts-morph'
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

/** The types by whose names a type is written: of text or the texts of a list or the names of a map, and of a map's values. */
export interface NamedTypes {
  readonly text?: TypeAliasDeclaration | undefined
  readonly values?: TypeAliasDeclaration | undefined
}

export function namedTypes(written: TypeNode): NamedTypes {
  if (Node.isArrayTypeNode(written)) return namedTypes(written.getElementTypeNode())
  if (!Node.isTypeReference(written)) return {}
  const [names, values] = written.getTypeArguments()
  return names === undefined
    ? { text: namedType(written) }
    : { text: namedType(names), values: namedType(values) }
}

/** The declaration of a type of text that is written by its name, alone or beside numbers and booleans. */
function namedType(written: TypeNode | undefined): TypeAliasDeclaration | undefined {
  if (Node.isUnionTypeNode(written))
    return written
      .getTypeNodes()
      .map(namedType)
      .find((type) => type !== undefined)
  if (!Node.isTypeReference(written)) return undefined
  const symbol = written.getTypeName().getSymbol()
  const [declaration] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? []
  return Node.isTypeAliasDeclaration(declaration) && declaration.getType().isString()
    ? declaration
    : undefined
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
