import {
  aliased,
  arrayElement,
  declarationsOf,
  isOfFlags,
  literalValue,
  symbolAt,
  typeArguments,
  typeOf,
} from '../checker'
import { ts } from '../typescript'
import type { ObjectModel, OptionType } from './model'

/** The kinds of types that an option may have, in words. */
export const allowedTypes =
  'string, number, boolean, a union of string literals, string[], Record<string, string>, ' +
  'Record<string, string | number | boolean>, an interface, or an array of an interface'

/** The option type that a type as written stands for; undefined for one that an option cannot have. */
export function optionType(
  written: ts.TypeNode,
  readObject: (declaration: ts.InterfaceDeclaration) => ObjectModel,
): OptionType | undefined {
  const type = typeOf(written)
  if (isText(type)) return { kind: 'text' }
  if (isOfFlags(type, ts.TypeFlags.Number)) return { kind: 'whole number' }
  if (isOfFlags(type, ts.TypeFlags.Boolean)) return { kind: 'boolean' }
  const choices = literals(type)
  if (choices !== undefined) return { kind: 'text', choices: inWrittenOrder(choices, written) }
  const element = type.symbol?.name === 'ReadonlyArray' ? undefined : arrayElement(type)
  if (element !== undefined && isText(element)) return { kind: 'list of text' }
  const values = recordValues(type)
  if (values !== undefined && isText(values)) return { kind: 'map of text' }
  if (values !== undefined) return isScalar(values) ? { kind: 'map of values' } : undefined
  const declaration = interfaceOf(element ?? type)
  if (declaration === undefined) return undefined
  return { kind: element ? 'list of maps' : 'map of options', object: readObject(declaration) }
}

/** The types by whose names a type is written: of text or the texts of a list or the names of a map, and of a map's values. */
export interface NamedTypes {
  readonly text?: ts.TypeAliasDeclaration | undefined
  readonly values?: ts.TypeAliasDeclaration | undefined
}

export function namedTypes(written: ts.TypeNode): NamedTypes {
  if (ts.isArrayTypeNode(written)) return namedTypes(written.elementType)
  if (!ts.isTypeReferenceNode(written)) return {}
  const [names, values] = written.typeArguments ?? []
  return names === undefined
    ? { text: namedType(written) }
    : { text: namedType(names), values: namedType(values) }
}

/** The declaration of a type of text that is written by its name, alone or beside numbers and booleans. */
function namedType(written: ts.TypeNode | undefined): ts.TypeAliasDeclaration | undefined {
  if (written === undefined) return undefined
  if (ts.isUnionTypeNode(written)) return written.types.map(namedType).find((type) => type !== undefined)
  if (!ts.isTypeReferenceNode(written)) return undefined
  const symbol = symbolAt(written.typeName)
  const [declaration] = declarationsOf(symbol && aliased(symbol))
  if (declaration === undefined || !ts.isTypeAliasDeclaration(declaration)) return undefined
  return isText(typeOf(declaration)) ? declaration : undefined
}

function isText(type: ts.Type): boolean {
  return isOfFlags(type, ts.TypeFlags.String)
}

function literals(type: ts.Type): string[] | undefined {
  const members = type.isUnion() ? type.types : [type]
  if (!members.every((member) => member.isStringLiteral())) return undefined
  return members.map((member) => String(literalValue(member)))
}

/** TypeScript orders the members of a union by when it first met them, anywhere in the program. */
function inWrittenOrder(choices: string[], written: ts.TypeNode): string[] {
  const alias = declarationsOf(typeOf(written).aliasSymbol)[0]
  const text = (alias ?? written).getText()
  const place = (choice: string): number =>
    text.search(new RegExp(`['"]${choice.replace(/\W/g, '\\$&')}['"]`))
  return [...choices].sort((a, b) => place(a) - place(b))
}

function recordValues(type: ts.Type): ts.Type | undefined {
  return type.getProperties().length === 0 && !type.getNumberIndexType()
    ? type.getStringIndexType()
    : undefined
}

const scalars = ts.TypeFlags.String | ts.TypeFlags.Number | ts.TypeFlags.BooleanLiteral

/** TypeScript counts a boolean in a union as its two literals. */
function isScalar(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : []
  return members.length === 4 && members.every((one) => isOfFlags(one, scalars))
}

/** Only interfaces of the project: those of a library are not made for options. */
function interfaceOf(type: ts.Type): ts.InterfaceDeclaration | undefined {
  const declarations = declarationsOf(type.symbol)
  const [declaration] = declarations
  if (declaration === undefined || declarations.length > 1 || !ts.isInterfaceDeclaration(declaration))
    return undefined
  const closed = typeArguments(type).length === 0 && type.getCallSignatures().length === 0
  return closed && !declaration.getSourceFile().fileName.includes('/node_modules/') ? declaration : undefined
}
