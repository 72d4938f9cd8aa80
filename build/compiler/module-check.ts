import { type ExportDeclaration, type ImportDeclaration, Node, type SourceFile } from 'ts-morph'
import type { Sources } from '../sources'
import type { Problem } from './context'
import { hasModifier, symbolOf } from './declarations'
import { refusals, type Refusal } from './diagnostics'
import { heldPattern } from './library/matching'
import { isData } from './module-data'
import { stepNameProblem } from './step-name'
import { wantedIn } from './walk'
import { SyntaxKind, ts } from '../typescript'

/** What a module of src/ may hold: imports by name, types, functions, and constants that are data. */
export function checkModule(source: SourceFile, sources: Sources): Problem[] {
  const path = sources.pathOf(source)
  const isNamed = !path.startsWith('src/vars/') || isStepFile(path)
  const misnamed = isNamed ? [] : [{ node: source, refusal: refusals.noStepName }]
  if (isIntrinsicModule(source)) return misnamed
  const refused = source.getStatements().flatMap((statement) => refusedIn(statement, sources))
  const all = [...refused, ...pausing(source)]
  return [...misnamed, ...all.map(([node, refusal]) => ({ node, refusal }))]
}

/** The functions that do not run from their beginning to their end when they are called. */
function pausing(source: SourceFile): [Node, Refusal][] {
  return wantedIn(source, (node) => isAsync(node) || isGenerator(node)).map((node) => [
    node,
    isAsync(node.compilerNode) ? refusals.noAsync : refusals.noGenerator,
  ])
}

function isAsync(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && hasModifier(node, SyntaxKind.AsyncKeyword)
}

function isGenerator(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && 'asteriskToken' in node && node.asteriskToken !== undefined
}

function isStepFile(path: string): boolean {
  const [, name] = /^src\/vars\/([^/]+)\.ts$/.exec(path) ?? []
  return name !== undefined && stepNameProblem(name) === undefined
}

/** What the compiler knows by itself is written for Node alone. */
function isIntrinsicModule(source: SourceFile): boolean {
  return source.getFilePath().endsWith('/src/shell/shell.ts')
}

function refusedIn(statement: Node, sources: Sources): [Node, Refusal][] {
  if (Node.isImportDeclaration(statement)) {
    if (statement.isTypeOnly()) return []
    if (isForeign(statement, sources)) return [[statement, refusals.noForeignImport]]
    if (statement.getNamespaceImport() !== undefined) return [[statement, refusals.noNamespaceImport]]
    const isDefault = statement.getNamedImports().some((one) => one.getName() === 'default')
    if (isDefault || statement.getDefaultImport() !== undefined)
      return [[statement, refusals.noDefaultExport]]
    return statement.getImportClause() === undefined ? [[statement, refusals.noSideEffectImport]] : []
  }
  if (Node.isExportAssignment(statement)) return [[statement, refusals.noDefaultExport]]
  if (Node.isExportDeclaration(statement)) return refusedExport(statement, sources)
  if (Node.isImportEqualsDeclaration(statement)) return [[statement, refusals.noNamespaceImport]]
  if (Node.isInterfaceDeclaration(statement) || Node.isTypeAliasDeclaration(statement)) return []
  if (Node.isFunctionDeclaration(statement))
    return statement.hasDefaultKeyword() ? [[statement, refusals.noDefaultExport]] : []
  if (Node.isVariableStatement(statement)) {
    if (statement.getDeclarationKind() === 'var') return [[statement, refusals.noVar]]
    if (statement.getDeclarationKind() !== 'const') return [[statement, refusals.noModuleVariable]]
    return statement.getDeclarations().flatMap((one) => {
      if (!Node.isIdentifier(one.getNameNode())) return [[one, refusals.noModulePattern] as [Node, Refusal]]
      const value = one.getInitializer()
      return value !== undefined && (isData(value) || heldPattern(one) !== undefined)
        ? []
        : [[one, refusals.noModuleInitialiser] as [Node, Refusal]]
    })
  }
  if (Node.isClassDeclaration(statement)) {
    const [decorator] = statement.getDecorators()
    return decorator === undefined ? [[statement, refusals.noClass]] : [[decorator, refusals.noDecorator]]
  }
  if (Node.isEnumDeclaration(statement)) return statement.isAmbient() ? [[statement, refusals.noEnum]] : []
  if (Node.isModuleDeclaration(statement)) return [[statement, refusals.noNamespace]]
  return [[statement, refusals.noModuleStatement]]
}

/** `export { a, b as c } from './d'` and `export * from './d'` only say where names are to be found. */
function refusedExport(statement: ExportDeclaration, sources: Sources): [Node, Refusal][] {
  if (statement.isTypeOnly()) return []
  if (isForeign(statement, sources)) return [[statement, refusals.noForeignImport]]
  if (statement.getNamespaceExport() !== undefined) return [[statement, refusals.noNamespaceImport]]
  const hasDefault = statement
    .getNamedExports()
    .some((one) => one.getName() === 'default' || one.getAliasNode()?.getText() === 'default')
  return hasDefault ? [[statement, refusals.noDefaultExport]] : []
}

/** Whether it takes a value from what is no module of the library. Types may come from anywhere. */
function isForeign(statement: ImportDeclaration | ExportDeclaration, sources: Sources): boolean {
  const from = statement.getModuleSpecifierSourceFile()
  if (from === undefined || sources.isModule(from)) return false
  const names = Node.isImportDeclaration(statement)
    ? statement.getNamedImports()
    : statement.getNamedExports()
  return (
    names.length === 0 ||
    names.some((one) => symbolOf(one.getNameNode())?.getValueDeclaration() !== undefined)
  )
}
