import { SyntaxKind, ts } from '../../build/typescript'
import { arrayMethods, arrayStatements } from '../../build/compiler/library/array'
import { globals, statics } from '../../build/compiler/library/globals'
import { scalarMethods } from '../../build/compiler/library/number'
import { mapMethods } from '../../build/compiler/library/map'
import { regexpMethods } from '../../build/compiler/library/regexp'
import { setMethods } from '../../build/compiler/library/set'
import { textMethods } from '../../build/compiler/library/text'
import { expressions, statements } from '../../build/compiler/syntax/table'
import * as shown from '../../build/language/examples'

/** docs/language.md, which `npm run check` compares with what the compiler makes. */

const examples = [...shown.statements, ...shown.expressions, ...shown.steps]
const kindOf = (row: string): ts.SyntaxKind => SyntaxKind[row as keyof typeof SyntaxKind]

function supported(table: Readonly<Record<number, unknown>>): number[] {
  return Object.entries(table).flatMap(([kind, row]) => (typeof row === 'function' ? [Number(kind)] : []))
}

describe('the page of the language shows', () => {
  it.each(Object.entries({ statements, expressions }))(
    'every supported row of the table of %s',
    (_, table) => {
      const rows = new Set(examples.flatMap(({ rows }) => rows.map(kindOf)))
      // An empty statement has nothing to show.
      const missing = supported(table).filter((kind) => !rows.has(kind) && kind !== SyntaxKind.EmptyStatement)
      expect(missing.map((kind) => SyntaxKind[kind])).toEqual([])
    },
  )

  it.each(examples.map((example) => [example.title, example] as const))(
    'what it says: %s',
    (_, { code, rows }) => {
      const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022)
      const kinds = new Set<ts.SyntaxKind>()
      const visit = (node: ts.Node): void => {
        kinds.add(node.kind)
        ts.forEachChild(node, visit)
      }
      visit(source)
      expect(rows.filter((row) => !kinds.has(kindOf(row)))).toEqual([])
    },
  )

  const tables = {
    array: { ...arrayMethods, ...arrayStatements },
    map: mapMethods,
    set: setMethods,
    text: textMethods,
    regexp: regexpMethods,
    number: scalarMethods,
    ...statics,
    '': globals,
  }
  it.each(Object.entries(tables))('every method of the table of %s', (owner, table) => {
    expect(Object.keys(shown.methods[owner] ?? {}).sort()).toEqual(Object.keys(table).sort())
  })
})
