import { importedFile } from '../checker'
import { SyntaxKind, ts } from '../typescript'
import type { Sources } from '../sources'
import type { Problem } from './context'
import { declarationKind, hasModifier, isAmbient, symbolOf } from './declarations'
import { refusals, type Refusal } from './diagnostics'
import { importedName, namesIn } from './modules'
import { heldPattern } from './library/matching'
import { isData } from './module-data'
import { stepNameProblem } from './step-name'
import { nodesIn } from './walk'

/** What a module of src/ may hold: imports by name, types, functions, and constants that are data. */
export function checkModule(source: ts.SourceFile, sources: Sources): Problem[] {
  const path = sources.pathOf(source)
  const isNamed = !path.startsWith('src/vars/') || isStepFile(path)
  const misnamed = isNamed ? [] : [{ node: source, refusal: refusals.noStepName }]
  if (isIntrinsicModule(source)) return misnamed
  const refused = source.statements.flatMap((statement) => refusedIn(statement, sources))
  const all = [...refused, ...pausing(source)]
  return [...misnamed, ...all.map(([node, refusal]) => ({ node, refusal }))]
}

/** The functions that do not run from their beginning to their end when they are called. */
function pausing(source: ts.SourceFile): [ts.Node, Refusal][] {
  return nodesIn(source, (node) => isAsync(node) || isGenerator(node)).map((node) => [
    node,
    isAsync(node) ? refusals.noAsync : refusals.noGenerator,
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
function isIntrinsicModule(source: ts.SourceFile): boolean {
  return source.fileName.endsWith('/src/shell/shell.ts')
}

function refusedIn(statement: ts.Node, sources: Sources): [ts.Node, Refusal][] {
  if (ts.isImportDeclaration(statement)) {
    const { importClause: clause } = statement
    if (clause?.phaseModifier === SyntaxKind.TypeKeyword) return []
    if (isForeign(statement, sources)) return [[statement, refusals.noForeignImport]]
    if (clause === undefined) return [[statement, refusals.noSideEffectImport]]
    const { name, namedBindings } = clause
    if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings))
      return [[statement, refusals.noNamespaceImport]]
    const isDefault = namedBindings?.elements.some((one) => importedName(one) === 'default')
    return isDefault || name !== undefined ? [[statement, refusals.noDefaultExport]] : []
  }
  if (ts.isExportAssignment(statement)) return [[statement, refusals.noDefaultExport]]
  if (ts.isExportDeclaration(statement)) return refusedExport(statement, sources)
  if (ts.isImportEqualsDeclaration(statement)) return [[statement, refusals.noNamespaceImport]]
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return []
  if (ts.isFunctionDeclaration(statement))
    return hasModifier(statement, SyntaxKind.DefaultKeyword) ? [[statement, refusals.noDefaultExport]] : []
  if (ts.isVariableStatement(statement)) {
    const kind = declarationKind(statement.declarationList)
    if (kind === 'var') return [[statement, refusals.noVar]]
    if (kind !== 'const') return [[statement, refusals.noModuleVariable]]
    return statement.declarationList.declarations.flatMap((one) => {
      if (!ts.isIdentifier(one.name)) return [[one, refusals.noModulePattern] as [ts.Node, Refusal]]
      const value = one.initializer
      return value !== undefined && (isData(value) || heldPattern(one) !== undefined)
        ? []
        : [[one, refusals.noModuleInitialiser] as [ts.Node, Refusal]]
    })
  }
  if (ts.isClassDeclaration(statement)) {
    const [decorator] = ts.getDecorators(statement) ?? []
    return decorator === undefined ? [[statement, refusals.noClass]] : [[decorator, refusals.noDecorator]]
  }
  if (ts.isEnumDeclaration(statement)) return isAmbient(statement) ? [[statement, refusals.noEnum]] : []
  if (ts.isModuleDeclaration(statement)) return [[statement, refusals.noNamespace]]
  return [[statement, refusals.noModuleStatement]]
}

/** `export { a, b as c } from './d'` and `export * from './d'` only say where names are to be found. */
function refusedExport(statement: ts.ExportDeclaration, sources: Sources): [ts.Node, Refusal][] {
  if (statement.isTypeOnly) return []
  if (isForeign(statement, sources)) return [[statement, refusals.noForeignImport]]
  const { exportClause: clause } = statement
  if (clause !== undefined && ts.isNamespaceExport(clause)) return [[statement, refusals.noNamespaceImport]]
  const hasDefault = clause?.elements.some((one) => [importedName(one), one.name.text].includes('default'))
  return hasDefault ? [[statement, refusals.noDefaultExport]] : []
}

/** Whether it takes a value from what is no module of the library. Types may come from anywhere. */
function isForeign(statement: ts.ImportDeclaration | ts.ExportDeclaration, sources: Sources): boolean {
  const { moduleSpecifier } = statement
  const from = moduleSpecifier && importedFile(moduleSpecifier)
  if (from === undefined || sources.isModule(from)) return false
  const names = namesIn(statement)
  return names.length === 0 || names.some((one) => symbolOf(one.name)?.valueDeclaration !== undefined)
}
