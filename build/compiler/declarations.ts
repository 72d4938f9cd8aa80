import {
  Node,
  type ArrowFunction,
  type AsExpression,
  type EnumDeclaration,
  type FunctionDeclaration,
  type FunctionExpression,
  type MethodDeclaration,
  type ParenthesizedExpression,
  type PostfixUnaryExpression,
  type PrefixUnaryExpression,
  type SourceFile,
  type Symbol,
  type Type,
  type VariableDeclaration,
} from 'ts-morph'
import { foundOnce } from './ask-once'
import { nodesIn, wrapped } from './walk'
import { SyntaxKind, ts } from '../typescript'

/** A function with a body, however it is written. */
export type FunctionNode = FunctionDeclaration | ArrowFunction | FunctionExpression | MethodDeclaration

export function isFunctionNode(node: Node): node is FunctionNode {
  return (
    Node.isFunctionDeclaration(node) ||
    Node.isArrowFunction(node) ||
    Node.isFunctionExpression(node) ||
    Node.isMethodDeclaration(node)
  )
}

export function bodyOf(node: FunctionNode): Node {
  const body = node.getBody()
  if (body === undefined) throw new Error(`${node.getText()} has no body`)
  return body
}

/** What a name stands for, seen from where it is used. */
export type Referent =
  /** A step or variable of the Pipeline, declared without a body. */
  | { kind: 'step' | 'global'; symbol: Symbol }
  /** A function of a module. */
  | { kind: 'function'; symbol: Symbol; node: FunctionNode }
  /** A constant of a module. */
  | { kind: 'constant'; symbol: Symbol; node: VariableDeclaration }
  /** A parameter, a variable or a function of the function that uses it. */
  | { kind: 'local'; symbol: Symbol; node: Node }
  | { kind: 'enum'; symbol: Symbol; node: EnumDeclaration }
  /** `undefined`, or what the language itself declares, such as `Math`. */
  | { kind: 'builtin'; symbol: Symbol }
  | { kind: 'unsupported'; symbol: Symbol; node: Node }

/** Many parts of the compiler ask of the same names. */
export const referentOf = foundOnce(findReferent)

function findReferent(identifier: Node): Referent | undefined {
  const symbol = symbolOf(identifier)
  const node = symbol?.getValueDeclaration()
  if (symbol === undefined) return undefined
  // What is imported and cannot be found has no declaration either.
  if (node === undefined) return identifier.getSymbol()?.isAlias() ? undefined : { kind: 'builtin', symbol }
  if (isLanguageLibrary(node)) return { kind: 'builtin', symbol }
  if (Node.isFunctionDeclaration(node)) {
    if (isAmbient(node)) return { kind: 'step', symbol }
    // Of overloads, the one with the body.
    const body = node.isImplementation() ? node : node.getImplementation()
    if (isOfModule(node)) return { kind: 'function', symbol, node: body ?? node }
    return { kind: 'local', symbol, node }
  }
  if (Node.isVariableDeclaration(node)) {
    if (isAmbient(node)) return { kind: 'global', symbol }
    if (!isVariableOfModule(node)) return { kind: 'local', symbol, node }
    const value = node.getInitializer()
    if (value !== undefined && isFunctionNode(value)) return { kind: 'function', symbol, node: value }
    return { kind: 'constant', symbol, node }
  }
  if (Node.isEnumDeclaration(node)) return { kind: 'enum', symbol, node }
  if (Node.isParameterDeclaration(node) || Node.isBindingElement(node)) return { kind: 'local', symbol, node }
  return { kind: 'unsupported', symbol, node }
}

/** The symbol behind imports and shorthand properties. */
export const symbolOf = foundOnce((identifier: Node): Symbol | undefined => {
  const { parent } = identifier.compilerNode as { parent?: ts.Node }
  const isShorthand = parent !== undefined && ts.isShorthandPropertyAssignment(parent)
  const symbol = isShorthand
    ? identifier.getParentIfKindOrThrow(SyntaxKind.ShorthandPropertyAssignment).getValueSymbol()
    : identifier.getSymbol()
  return symbol?.getAliasedSymbol() ?? symbol
})

/** Declared for others to define: in a declaration file, or within something with `declare`. */
function isAmbient({ compilerNode }: Node): boolean {
  return (
    compilerNode.getSourceFile().isDeclarationFile || ts.findAncestor(compilerNode, isDeclared) !== undefined
  )
}

function isDeclared(node: ts.Node): boolean {
  return hasModifier(node, SyntaxKind.DeclareKeyword)
}

export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((one) => one.kind === kind) === true
}

function isOfModule(statement: Node): boolean {
  return ts.isSourceFile(statement.compilerNode.parent)
}

function isVariableOfModule({ compilerNode }: VariableDeclaration): boolean {
  const statement = compilerNode.parent.parent
  return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent)
}

/** A variable that a statement declares with `const`; those of a loop get a value at each turn. */
export function isConstant({ compilerNode }: VariableDeclaration): boolean {
  const list = compilerNode.parent
  return ts.isVariableStatement(list.parent) && (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const
}

/** Whether the language itself declares it; what a mapped type makes has no declaration. */
export function isOfLanguage(identifier: Node): boolean {
  const declaration = symbolOf(identifier)?.getValueDeclaration()
  return declaration !== undefined && isLanguageLibrary(declaration)
}

/** Whether the language itself declares this type, such as `Error`. */
export function isLibraryType(type: Type): boolean {
  return type.getSymbol()?.getDeclarations().some(isLanguageLibrary) ?? false
}

export function isLanguageLibrary(node: Node): boolean {
  return /\/(typescript|@typescript)\/.*lib\.[^/]*\.d\.ts$|\/lib\.[^/]*\.d\.ts$/.test(
    node.getSourceFile().getFilePath(),
  )
}

/** Where an intrinsic is declared: by its module and name. */
export function isIntrinsic(referent: Referent | undefined, name: string): boolean {
  if (referent?.kind !== 'function' || referent.symbol.getName() !== name) return false
  return referent.node.getSourceFile().getFilePath().endsWith('/src/shell/shell.ts')
}

/** `a`, `(a)`, `a!`, `a as T` and `a satisfies T` are all `a`. */
export function unwrap(node: Node): Node {
  // By its kind, since nothing else is asked as often.
  switch (node.getKind()) {
    case SyntaxKind.AsExpression: {
      const value = (node as AsExpression).getExpression()
      // What was read has the type that it is said to have, and no other.
      return isParsed(value) ? node : unwrap(value)
    }
    case SyntaxKind.ParenthesizedExpression:
    case SyntaxKind.NonNullExpression:
    case SyntaxKind.SatisfiesExpression:
    case SyntaxKind.TypeAssertionExpression:
      return unwrap((node as ParenthesizedExpression).getExpression())
    default:
      return node
  }
}

function isParsed(node: Node): boolean {
  if (Node.isParenthesizedExpression(node)) return isParsed(node.getExpression())
  return Node.isCallExpression(node) && node.getExpression().getText() === 'JSON.parse'
}

/** A value that is told by its code alone; to find its type takes long where it is large. */
export function isWrittenOut(node: Node): boolean {
  return (
    Node.isLiteralExpression(node) ||
    Node.isTemplateExpression(node) ||
    Node.isArrayLiteralExpression(node) ||
    Node.isObjectLiteralExpression(node)
  )
}

/** `=` and its like with another operator. */
export function isAssignment(operator: SyntaxKind): boolean {
  return operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment
}

/** `++` and `--`, before or behind. */
export function isStep(node: Node): node is PostfixUnaryExpression | PrefixUnaryExpression {
  if (Node.isPostfixUnaryExpression(node)) return true
  if (!Node.isPrefixUnaryExpression(node)) return false
  const operator = node.getOperatorToken()
  return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken
}

/** The names in a file by what they stand for; those of one spelling are looked up when the first is asked for. */
interface Names {
  readonly spelled: ReadonlyMap<string, readonly ts.Node[]>
  readonly uses: Map<string, ReadonlyMap<Node, readonly Node[]>>
}

/** Where the code names this variable, in the order of the code. */
export function usesOf(declaration: Node, code: Node): Node[] {
  const { name } = declaration.compilerNode as ts.NamedDeclaration
  if (name === undefined || !ts.isIdentifier(name)) return []
  const { spelled, uses } = namesOf(code.getSourceFile())
  const known = uses.get(name.text) ?? usesByDeclaration(spelled.get(name.text) ?? [], code)
  uses.set(name.text, known)
  const [from, to] = [code.getPos(), code.getEnd()]
  return (known.get(declaration) ?? []).filter((use) => use.getPos() >= from && use.getEnd() <= to)
}

const namesOf = foundOnce((file: SourceFile): Names => ({
  spelled: groupBy(nodesIn(file, ts.isIdentifier), (one) => one.text),
  uses: new Map(),
}))

function usesByDeclaration(names: readonly ts.Node[], near: Node): ReadonlyMap<Node, readonly Node[]> {
  const uses = names.map((name) => wrapped(name, near))
  return groupBy(uses, (use) => symbolOf(use)?.getValueDeclaration())
}

function groupBy<One, Key>(all: readonly One[], keyOf: (one: One) => Key | undefined): Map<Key, One[]> {
  const groups = new Map<Key, One[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

/** Whether the code names what is declared there. */
export function refersTo(code: Node, declaration: Node): boolean {
  return usesOf(declaration, code).length > 0
}

/** The variable at the start of `a.b[c].d`. */
export function rootOf(node: Node): Node | undefined {
  const value = unwrap(node)
  if (Node.isPropertyAccessExpression(value) || Node.isElementAccessExpression(value))
    return rootOf(value.getExpression())
  return Node.isIdentifier(value) ? symbolOf(value)?.getValueDeclaration() : undefined
}

/** Whether this is a variable of the Pipeline, such as `env`, or a part of one. */
export function isPartOfGlobal(node: Node): boolean {
  const root = rootOf(node)
  return Node.isVariableDeclaration(root) && isAmbient(root)
}

/** Whether this is a part of a module's table, which is made anew at each use. */
export function isPartOfTable(node: Node): boolean {
  const root = rootOf(node)
  return Node.isVariableDeclaration(root) && isVariableOfModule(root)
}
