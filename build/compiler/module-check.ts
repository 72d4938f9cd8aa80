import { Node, type SourceFile } from 'ts-morph'
import type { Problem } from './context'
import { isFunctionNode, unwrap } from './declarations'
import { refusals, type Refusal } from './diagnostics'
import { heldPattern } from './library/matching'

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
    if (statement.getDefaultImport() !== undefined) return [[statement, refusals.noDefaultExport]]
    return statement.getImportClause() === undefined ? [[statement, refusals.noSideEffectImport]] : []
  }
  if (Node.isExportAssignment(statement)) return [[statement, refusals.noDefaultExport]]
  if (Node.isExportDeclaration(statement))
    return statement.isTypeOnly() ? [] : [[statement, refusals.noExportAll]]
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
  if (Node.isClassDeclaration(statement)) return [[statement, refusals.noClass]]
  if (Node.isEnumDeclaration(statement)) return [[statement, refusals.noEnum]]
  if (Node.isModuleDeclaration(statement)) return [[statement, refusals.noNamespace]]
  return [[statement, refusals.noModuleStatement]]
}

function refusedFunction(node: Node): [Node, Refusal][] {
  if (!Node.isFunctionDeclaration(node)) return []
  if (node.isDefaultExport()) return [[node, refusals.noDefaultExport]]
  if (node.isAsync()) return [[node, refusals.noAsync]]
  return node.isGenerator() ? [[node, refusals.noGenerator]] : []
}

/** Literals, functions, and what is made of them and of other constants. */
function isData(node: Node): boolean {
  const value = unwrap(node)
  if (isFunctionNode(value) || Node.isIdentifier(value)) return true
  if (Node.isLiteralExpression(value) && !Node.isRegularExpressionLiteral(value)) return true
  if (Node.isTrueLiteral(value) || Node.isFalseLiteral(value) || Node.isNullLiteral(value)) return true
  if (Node.isPrefixUnaryExpression(value)) return isData(value.getOperand())
  if (Node.isBinaryExpression(value)) return isData(value.getLeft()) && isData(value.getRight())
  if (Node.isTemplateExpression(value))
    return value.getTemplateSpans().every((span) => isData(span.getExpression()))
  if (Node.isArrayLiteralExpression(value))
    return value.getElements().every((one) => isData(Node.isSpreadElement(one) ? one.getExpression() : one))
  if (!Node.isObjectLiteralExpression(value)) return false
  return value.getProperties().every((one) => {
    if (Node.isPropertyAssignment(one)) return isData(one.getInitializerOrThrow())
    if (Node.isSpreadAssignment(one)) return isData(one.getExpression())
    return Node.isShorthandPropertyAssignment(one)
  })
}
