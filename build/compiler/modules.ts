import { aliased, symbolAt } from '../checker'
import { SyntaxKind, ts } from '../typescript'
import { hasModifier } from './declarations'

/** The function of this name that a module declares. */
export function functionNamed(name: string, file: ts.SourceFile): ts.FunctionDeclaration | undefined {
  return functionsOf(file).find((one) => one.name?.text === name)
}

/** But for overloads, of which there is the one with the body. */
export function functionsOf(file: ts.SourceFile): ts.FunctionDeclaration[] {
  return file.statements.filter(ts.isFunctionDeclaration).filter((one) => one.body !== undefined)
}

/** Whether others can import it: where it is declared, or by an `export { … }` of its own. */
export function isExported(declaration: ts.Declaration): boolean {
  if (hasModifier(declaration, SyntaxKind.ExportKeyword)) return true
  const symbol = symbolAt(declaration)
  const exported = [...(symbolAt(declaration.getSourceFile())?.exports?.values() ?? [])]
  return exported.some((one) => aliased(one) === symbol)
}

type Named = ts.ImportSpecifier | ts.ExportSpecifier

/** The names in its braces. */
export function namesIn(statement: ts.ImportDeclaration | ts.ExportDeclaration): readonly Named[] {
  const all = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause
  return all !== undefined && 'elements' in all ? all.elements : []
}

/** In the module that it is from. */
export function importedName({ name, propertyName }: Named): string {
  return (propertyName ?? name).text
}
