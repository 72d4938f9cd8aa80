import { nodesIn } from '../../../build/compiler/walk'
import { SyntaxKind, ts } from '../../../build/typescript'
import { methodsOf } from '../../../build/compiler/library'
import { arrayMethods } from '../../../build/compiler/library/array'
import { globals, statics } from '../../../build/compiler/library/globals'
import { mapMethods } from '../../../build/compiler/library/map'
import { scalarMethods } from '../../../build/compiler/library/number'
import { regexpMethods } from '../../../build/compiler/library/regexp'
import { setMethods } from '../../../build/compiler/library/set'
import { textMethods } from '../../../build/compiler/library/text'
import { expressions, statements } from '../../../build/compiler/syntax/table'
import { methods } from '../../../build/language/examples'
import type { Sources } from '../../../build/sources'

/** The kinds of syntax that the compiler supports, and the built-in methods: the rows of docs/language.md. */
export const rows: readonly string[] = [
  ...[statements, expressions].flatMap((table) =>
    Object.entries(table).flatMap(([kind, row]) =>
      typeof row === 'function' ? [SyntaxKind[Number(kind)]!] : [],
    ),
  ),
  ...Object.entries(methods).flatMap(([owner, of]) => Object.keys(of).map((name) => methodRow(owner, name))),
]

const owners = new Map<object, string>([
  [arrayMethods, 'array'],
  [mapMethods, 'map'],
  [setMethods, 'set'],
  [textMethods, 'text'],
  [regexpMethods, 'regexp'],
  [scalarMethods, 'number'],
  ...Object.entries(statics).map(([name, table]): [object, string] => [table, name]),
])

function methodRow(owner: string, name: string): string {
  return owner === '' ? `${name}()` : `${owner}.${name}()`
}

/** Counts the rows that occur in the programs of a library. */
export function countRows(library: Sources, counts: Map<string, number>): void {
  const count = (row: string): void => void counts.set(row, (counts.get(row) ?? 0) + 1)
  for (const module of library.modules()) {
    if (!library.pathOf(module).startsWith('src/vars/')) continue
    const visit = (node: ts.Node): void => {
      count(SyntaxKind[node.kind]!)
      ts.forEachChild(node, visit)
    }
    ts.forEachChild(module, visit)
    for (const call of nodesIn(module, ts.isCallExpression)) {
      const callee = call.expression
      if (ts.isIdentifier(callee) && Object.hasOwn(globals, callee.getText()))
        count(methodRow('', callee.getText()))
      if (!ts.isPropertyAccessExpression(callee)) continue
      const owner = owners.get(methodsOf(callee).methods)
      if (owner !== undefined) count(methodRow(owner, callee.name.text))
    }
  }
}
