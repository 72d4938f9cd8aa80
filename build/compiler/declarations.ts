import { symbolAt, aliased, declarationsOf, shorthandValue, isAlias } from '../checker'
import { SyntaxKind, ts } from '../typescript'
import { foundOnce } from './ask-once'
import { nodesIn } from './walk'

/** A function with a body, however it is written. */
export type FunctionNode =
  ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isMethodDeclaration(node)
  )
}

export function bodyOf(node: FunctionNode): ts.Node {
  const body = node.body
  if (body === undefined) throw new Error(`${node.getText()} has no body`)
  return body
}

/** What a name stands for, seen from where it is used. */
export type Referent =
  /** A step or variable of the Pipeline, declared without a body. */
  | { kind: 'step' | 'global'; symbol: ts.Symbol }
  /** A function of a module. */
  | { kind: 'function'; symbol: ts.Symbol; node: FunctionNode }
  /** A constant of a module. */
  | { kind: 'constant'; symbol: ts.Symbol; node: ts.VariableDeclaration }
  /** A parameter, a variable or a function of the function that uses it. */
  | { kind: 'local'; symbol: ts.Symbol; node: ts.Node }
  | { kind: 'enum'; symbol: ts.Symbol; node: ts.EnumDeclaration }
  /** `undefined`, or what the language itself declares, such as `Math`. */
  | { kind: 'builtin'; symbol: ts.Symbol }
  | { kind: 'unsupported'; symbol: ts.Symbol; node: ts.Node }

/** Many parts of the compiler ask of the same names. */
export const referentOf = foundOnce(findReferent)

function findReferent(identifier: ts.Node): Referent | undefined {
  const symbol = symbolOf(identifier)
  const node = symbol?.valueDeclaration
  if (symbol === undefined) return undefined
  // What is imported and cannot be found has no declaration either.
  if (node === undefined) return isImported(identifier) ? undefined : { kind: 'builtin', symbol }
  if (isLanguageLibrary(node)) return { kind: 'builtin', symbol }
  if (ts.isFunctionDeclaration(node)) {
    if (isAmbient(node)) return { kind: 'step', symbol }
    if (isOfModule(node)) return { kind: 'function', symbol, node: implementationOf(node) }
    return { kind: 'local', symbol, node }
  }
  if (ts.isVariableDeclaration(node)) {
    if (isAmbient(node)) return { kind: 'global', symbol }
    if (!isVariableOfModule(node)) return { kind: 'local', symbol, node }
    const value = node.initializer
    if (value !== undefined && isFunctionNode(value)) return { kind: 'function', symbol, node: value }
    return { kind: 'constant', symbol, node }
  }
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', symbol, node }
  if (ts.isParameter(node) || ts.isBindingElement(node)) return { kind: 'local', symbol, node }
  return { kind: 'unsupported', symbol, node }
}

/** The symbol behind imports and shorthand properties. */
export const symbolOf = foundOnce((identifier: ts.Node): ts.Symbol | undefined => {
  const parent = identifier.parent as ts.Node | undefined
  const isShorthand = parent !== undefined && ts.isShorthandPropertyAssignment(parent)
  const symbol = isShorthand ? shorthandValue(parent) : symbolAt(identifier)
  return symbol && aliased(symbol)
})

function isImported(identifier: ts.Node): boolean {
  const symbol = symbolAt(identifier)
  return symbol !== undefined && isAlias(symbol)
}

/** Of overloads, the one with the body. */
function implementationOf(node: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const all = declarationsOf(symbolAt(node)).filter(ts.isFunctionDeclaration)
  return all.find((one) => one.body !== undefined) ?? node
}

/** Declared for others to define: in a declaration file, or within something with `declare`. */
export function isAmbient(node: ts.Node): boolean {
  return node.getSourceFile().isDeclarationFile || ts.findAncestor(node, isDeclared) !== undefined
}

function isDeclared(node: ts.Node): boolean {
  return hasModifier(node, SyntaxKind.DeclareKeyword)
}

export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((one) => one.kind === kind) === true
}

function isOfModule(statement: ts.Node): boolean {
  return ts.isSourceFile(statement.parent)
}

function isVariableOfModule(variable: ts.VariableDeclaration): boolean {
  const statement = variable.parent.parent
  return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent)
}

/** A variable that a statement declares with `const`; those of a loop get a value at each turn. */
export function isConstant({ parent: list }: ts.VariableDeclaration): boolean {
  return (
    ts.isVariableDeclarationList(list) &&
    ts.isVariableStatement(list.parent) &&
    declarationKind(list) === 'const'
  )
}

export function declarationKind({ flags }: ts.VariableDeclarationList): 'var' | 'let' | 'const' | 'using' {
  const kind = flags & ts.NodeFlags.BlockScoped
  if (kind === ts.NodeFlags.Const) return 'const'
  if (kind === ts.NodeFlags.None) return 'var'
  return kind === ts.NodeFlags.Let ? 'let' : 'using'
}

/** Whether the language itself declares it; what a mapped type makes has no declaration. */
export function isOfLanguage(identifier: ts.Node): boolean {
  const declaration = symbolOf(identifier)?.valueDeclaration
  return declaration !== undefined && isLanguageLibrary(declaration)
}

/** Whether the language itself declares this type, such as `Error`. */
export function isLibraryType(type: ts.Type): boolean {
  return declarationsOf(type.symbol).some(isLanguageLibrary)
}

export function isLanguageLibrary(node: ts.Node): boolean {
  return /\/(typescript|@typescript)\/.*lib\.[^/]*\.d\.ts$|\/lib\.[^/]*\.d\.ts$/.test(
    node.getSourceFile().fileName,
  )
}

/** Where an intrinsic is declared: by its module and name. */
export function isIntrinsic(referent: Referent | undefined, name: string): boolean {
  if (referent?.kind !== 'function' || referent.symbol.name !== name) return false
  return referent.node.getSourceFile().fileName.endsWith('/src/shell/shell.ts')
}

/** `a`, `(a)`, `a!`, `a as T` and `a satisfies T` are all `a`. */
export function unwrap(node: ts.Node): ts.Node {
  // By its kind, since nothing else is asked as often.
  switch (node.kind) {
    case SyntaxKind.AsExpression: {
      const value = (node as ts.AsExpression).expression
      // What was read has the type that it is said to have, and no other.
      return isParsed(value) ? node : unwrap(value)
    }
    case SyntaxKind.ParenthesizedExpression:
    case SyntaxKind.NonNullExpression:
    case SyntaxKind.SatisfiesExpression:
    case SyntaxKind.TypeAssertionExpression:
      return unwrap((node as ts.ParenthesizedExpression).expression)
    default:
      return node
  }
}

function isParsed(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isParsed(node.expression)
  return ts.isCallExpression(node) && node.expression.getText() === 'JSON.parse'
}

/** A value that is told by its code alone; to find its type takes long where it is large. */
export function isWrittenOut(node: ts.Node): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node)
  )
}

/** `=` and its like with another operator. */
export function isAssignment(operator: SyntaxKind): boolean {
  return operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment
}

/** `++` and `--`, before or behind. */
export function isStep(node: ts.Node): node is ts.PostfixUnaryExpression | ts.PrefixUnaryExpression {
  if (ts.isPostfixUnaryExpression(node)) return true
  if (!ts.isPrefixUnaryExpression(node)) return false
  const operator = node.operator
  return operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken
}

/** The names in a file by what they stand for; those of one spelling are looked up when the first is asked for. */
interface Names {
  readonly spelled: ReadonlyMap<string, readonly ts.Node[]>
  readonly uses: Map<string, ReadonlyMap<ts.Node, readonly ts.Node[]>>
}

/** Where the code names this variable, in the order of the code. */
export function usesOf(declaration: ts.Node, code: ts.Node): ts.Node[] {
  const { name } = declaration as ts.NamedDeclaration
  if (name === undefined || !ts.isIdentifier(name)) return []
  const { spelled, uses } = namesOf(code.getSourceFile())
  const known = uses.get(name.text) ?? groupBy(spelled.get(name.text) ?? [], declarationOf)
  uses.set(name.text, known)
  const [from, to] = [code.pos, code.end]
  return (known.get(declaration) ?? []).filter((use) => use.pos >= from && use.end <= to)
}

const namesOf = foundOnce((file: ts.SourceFile): Names => ({
  spelled: groupBy(nodesIn(file, ts.isIdentifier), (one) => one.text),
  uses: new Map(),
}))

function declarationOf(use: ts.Node): ts.Node | undefined {
  return symbolOf(use)?.valueDeclaration
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
export function refersTo(code: ts.Node, declaration: ts.Node): boolean {
  return usesOf(declaration, code).length > 0
}

/** The variable at the start of `a.b[c].d`. */
export function rootOf(node: ts.Node): ts.Node | undefined {
  const value = unwrap(node)
  if (ts.isPropertyAccessExpression(value) || ts.isElementAccessExpression(value))
    return rootOf(value.expression)
  return ts.isIdentifier(value) ? symbolOf(value)?.valueDeclaration : undefined
}

/** Whether this is a variable of the Pipeline, such as `env`, or a part of one. */
export function isPartOfGlobal(node: ts.Node): boolean {
  const root = rootOf(node)
  return root !== undefined && ts.isVariableDeclaration(root) && isAmbient(root)
}

/** Whether this is a part of a module's table, which is made anew at each use. */
export function isPartOfTable(node: ts.Node): boolean {
  const root = rootOf(node)
  return root !== undefined && ts.isVariableDeclaration(root) && isVariableOfModule(root)
}
