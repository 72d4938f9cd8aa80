import { type ExportDeclaration, Node, type SourceFile } from 'ts-morph'
import type { Problem } from './context'
import { refusals, type Refusal } from './diagnostics'
import { heldPattern } from './library/matching'
import { isData } from './module-data'

/** What a module of src/ may hold: imports by name, types, functions, and constants that are data. */
export function checkModules(source: SourceFile, problems: Problem[]): void {
  if (isIntrinsicModule(source)) return
  for (const statement of source.getStatements()) {
    for (const [node, refusal] of refusedIn(statement)) problems.push({ node, refusal })
  }
}

/** What the compiler knows by itself is written for Node alone. */
function isIntrinsicModule(source: SourceFile): boolean {
  return source.getFilePath().endsWith('/src/shell/shell.ts')
}

function refusedIn(statement: Node): [Node, Refusal][] {
  if (Node.isImportDeclaration(statement)) {
    if (statement.isTypeOnly()) return []
    if (statement.getNamespaceImport() !== undefined) return [[statement, refusals.noNamespaceImport]]
    const isDefault = statement.getNamedImports().some((one) => one.getName() === 'default')
    if (isDefault || statement.getDefaultImport() !== undefined)
      return [[statement, refusals.noDefaultExport]]
    return statement.getImportClause() === undefined ? [[statement, refusals.noSideEffectImport]] : []
  }
  if (Node.isExportAssignment(statement)) return [[statement, refusals.noDefaultExport]]
  if (Node.isExportDeclaration(statement)) return refusedExport(statement)
  if (Node.isInterfaceDeclaration(statement) || Node.isTypeAliasDeclaration(statement)) return []
  if (Node.isFunctionDeclaration(statement)) return refusedFunction(statement)
  if (Node.isVariableStatement(statement)) {
    if (statement.getDeclarationKind() === 'var') return [[statement, refusals.noVar]]
    if (statement.getDeclarationKind() !== 'const') return [[statement, refusals.noModuleVariable]]
    return statement.getDeclarations().flatMap((one) => {
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
function refusedExport(statement: ExportDeclaration): [Node, Refusal][] {
  if (statement.isTypeOnly()) return []
  if (statement.getNamespaceExport() !== undefined) return [[statement, refusals.noNamespaceImport]]
  const hasDefault = statement
    .getNamedExports()
    .some((one) => one.getName() === 'default' || one.getAliasNode()?.getText() === 'default')
  return hasDefault ? [[statement, refusals.noDefaultExport]] : []
}

function refusedFunction(node: Node): [Node, Refusal][] {
  if (!Node.isFunctionDeclaration(node)) return []
  if (node.hasDefaultKeyword()) return [[node, refusals.noDefaultExport]]
  if (node.isAsync()) return [[node, refusals.noAsync]]
  return node.isGenerator() ? [[node, refusals.noGenerator]] : []
}
