import { foundOnce } from './compiler/ask-once'
import { ts } from './typescript'

let checker: ts.TypeChecker

/** From here on, what is asked of nodes and types is asked of this checker, which has made them. */
export function askChecker(next: ts.TypeChecker): void {
  checker = next
}

/** The type of a node, found once: the checker keeps few of them itself, and many parts of the compiler ask for the same. */
export const typeOf = foundOnce((node: ts.Node): ts.Type => checker.getTypeAtLocation(node))

export function contextualTypeOf(node: ts.Expression): ts.Type | undefined {
  return checker.getContextualType(node)
}

export function typeOfSymbol(symbol: ts.Symbol, at: ts.Node): ts.Type {
  return checker.getTypeOfSymbolAtLocation(symbol, at)
}

export function returnTypeOf(node: ts.SignatureDeclaration): ts.Type {
  return checker.getSignatureFromDeclaration(node)!.getReturnType()
}

/** What is declared here, which TypeScript's binder keeps with the node, or what a name here stands for. */
export function symbolAt(node: ts.Node): ts.Symbol | undefined {
  const { symbol, name } = node as { symbol?: ts.Symbol; name?: ts.Node }
  return symbol ?? checker.getSymbolAtLocation(node) ?? (name && symbolAt(name))
}

/** Of the shorthand property `{ a }`, the variable. */
export function shorthandValue(property: ts.ShorthandPropertyAssignment): ts.Symbol | undefined {
  return checker.getShorthandAssignmentValueSymbol(property)
}

/** Of a name that is imported or exported under another one, what it stands for. */
export function aliased(symbol: ts.Symbol): ts.Symbol {
  return isAlias(symbol) ? checker.getAliasedSymbol(symbol) : symbol
}

export function isAlias(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Alias) !== 0
}

export function declarationsOf(symbol: ts.Symbol | undefined): readonly ts.Declaration[] {
  return symbol?.declarations ?? []
}

/** The file that an import or an export takes its names from. */
export function importedFile(specifier: ts.Expression): ts.SourceFile | undefined {
  const [file] = declarationsOf(checker.getSymbolAtLocation(specifier))
  return file !== undefined && ts.isSourceFile(file) ? file : undefined
}

export function apparentType(type: ts.Type): ts.Type {
  return checker.getApparentType(type)
}

export function isAssignable(type: ts.Type, to: ts.Type): boolean {
  return checker.isTypeAssignableTo(type, to)
}

/** The text or number that a member of an enum has. */
export function enumValue(member: ts.EnumMember): string | number | undefined {
  return checker.getConstantValue(member)
}

/** Of text, a number or a bigint whose value is known. */
export function literalValue(type: ts.Type): string | number | ts.PseudoBigInt | undefined {
  return (type as Partial<ts.LiteralType>).value
}

/** An array, also one that is read only. */
export function isArray(type: ts.Type): boolean {
  return checker.isArrayType(type)
}

/** What the elements of an array are; not of a tuple, whose elements differ. */
export function arrayElement(type: ts.Type): ts.Type | undefined {
  return isArray(type) ? typeArguments(type)[0] : undefined
}

export function isTuple(type: ts.Type): type is ts.TupleTypeReference {
  return checker.isTupleType(type)
}

export function tupleElements(type: ts.Type): readonly ts.Type[] {
  return isTuple(type) ? typeArguments(type) : []
}

export function typeArguments(type: ts.Type): readonly ts.Type[] {
  return checker.getTypeArguments(type as ts.TypeReference)
}

export function objectFlags(type: ts.Type): ts.ObjectFlags {
  return (type as Partial<ts.ObjectType>).objectFlags ?? 0
}

/** Whether it is one of these, such as text or a number. */
export function isOfFlags(type: ts.Type, flags: ts.TypeFlags): boolean {
  return (type.flags & flags) !== 0
}

/** A parameter that a call may leave out. */
export function isOptional({ questionToken, dotDotDotToken, initializer }: ts.ParameterDeclaration): boolean {
  return (questionToken ?? dotDotDotToken ?? initializer) !== undefined
}

/** From the inside out. */
export function ancestorsOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  for (let one = node.parent as ts.Node | undefined; one !== undefined; one = one.parent) found.push(one)
  return found
}
