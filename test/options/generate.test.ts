import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateOptions } from '../../build/options'
import { Sources } from '../../build/sources'

const bakery = join(__dirname, 'fixtures/bakery')
const refused = join(__dirname, 'fixtures/refused')

describe('what is generated from an option interface', () => {
  const generated = generateOptions(new Sources(bakery))

  it('is a table, a schema and a help text, for steps alone', () => {
    const { files, diagnostics } = generated
    expect(diagnostics).toEqual([])
    expect([...files.keys()]).toEqual([
      'src/options/tables/bake.ts',
      'resources/kiln/options/bake.schema.json',
      'vars/bake.txt',
    ])
  })

  // To renew them after a change that is meant: `node ../../../../bin/kiln.js build` in the fixture's folder.
  it.each(['src/options/tables/bake.ts', 'resources/kiln/options/bake.schema.json', 'vars/bake.txt'])(
    'is %s as it was read and approved',
    (path) => {
      const { files } = generated
      expect(files.get(path)).toBe(readFileSync(join(bakery, path), 'utf8'))
    },
  )

  it('is the same to the byte each time', () => {
    expect(generateOptions(new Sources(bakery)).files).toEqual(generated.files)
  })
})

describe('an option interface that cannot be read', () => {
  it('is told with place, code, message and suggestion, all mistakes at once', () => {
    const { files, diagnostics } = generateOptions(new Sources(refused))
    expect([...files.keys()]).toEqual(['src/options/tables/refused.ts'])
    const lines = diagnostics.map(
      ({ code, message, file, line, column }) =>
        `${file.replace('src/', '')}:${line}:${column} ${code} ${message}`,
    )
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
     "
     options/empty.ts:1:1 KILN801 The options of empty are missing.
     options/refused.ts:4:3 KILN803 \`undocumented\` has no doc comment.
     options/refused.ts:6:14 KILN804 An option cannot be of type \`unknown\`.
     options/refused.ts:8:12 KILN804 An option cannot be of type \`string | boolean\`.
     options/refused.ts:10:14 KILN804 An option cannot be of type \`string | null\`.
     options/refused.ts:12:13 KILN804 An option cannot be of type \`number[]\`.
     options/refused.ts:14:10 KILN804 An option cannot be of type \`Date\`.
     options/refused.ts:16:15 KILN804 An option cannot be of type \`{ inner: string }\`.
     options/refused.ts:18:13 KILN804 An option cannot be of type \`() => void\`.
     options/refused.ts:20:3 KILN804 An option cannot be of type \`method?(): void\`.
     options/refused.ts:22:3 KILN805 \`Upper\` is no name of an option.
     options/refused.ts:24:3 KILN805 \`constructor\` is no name of an option.
     options/refused.ts:28:3 KILN805 \`imagename\` differs from another option only by case.
     options/refused.ts:31:6 KILN806 There is no tag @since.
     options/refused.ts:32:6 KILN807 @minimum does not fit this type.
     options/refused.ts:33:6 KILN808 @sensitive: it takes no text.
     options/refused.ts:38:6 KILN808 @minimum: \`one\` is not an integer of at most 2147483647.
     options/refused.ts:39:6 KILN808 @maximum: \`3000000000\` is not an integer of at most 2147483647.
     options/refused.ts:42:3 KILN809 A value in its tags is wrong: option 'count' must be a whole number from -2147483647 to 2147483647, not a value of another type.
     options/refused.ts:47:6 KILN808 @maximum stands here twice.
     options/refused.ts:49:3 KILN810 \`range\` has no possible value.
     options/refused.ts:52:6 KILN808 @pattern: \`\\s\` is not the same in Java: of the escaped letters only \\d \\D \\w \\W \\t \\n \\r are.
     options/refused.ts:57:6 KILN808 @pattern: a regex has no blanks, and its meaning stands after \` – \`.
     options/refused.ts:66:3 KILN809 A value in its tags is wrong: option 'lower' must be lower case, not 'UPPER'.
     options/refused.ts:66:3 KILN809 A value in its tags is wrong: option 'lower' must be lower case, not 'ALSO UPPER'.
     options/refused.ts:71:3 KILN809 A value in its tags is wrong: option 'choice' must be one of 'a', 'b', not 'c'.
     options/refused.ts:74:6 KILN808 @default: \`[a]\` is not JSON.
     options/refused.ts:81:3 KILN810 \`required\` has a default but is not optional.
     options/refused.ts:87:3 KILN810 \`relations\` names \`relations\`, no option beside it.
     options/refused.ts:87:3 KILN810 \`relations\` names \`nowhere\`, no option beside it.
     options/refused.ts:87:3 KILN810 \`relations\` and \`required\` cannot depend on each other, as required is always there.
     options/refused.ts:90:6 KILN808 @deprecated: it does not say what to use instead.
     options/refused.ts:103:6 KILN808 @pattern stands at its type, too.
     options/refused.ts:114:4 KILN808 @pattern: \`\\s\` is not the same in Java: of the escaped letters only \\d \\D \\w \\W \\t \\n \\r are.
     options/refused.ts:115:4 KILN808 @default: a type has no other tag than @pattern.
     options/refused.ts:120:4 KILN810 @oneOf names \`whole\`, no option of Single that can be absent.
     options/refused.ts:121:4 KILN810 @shorthand names \`whole\`, no text of Single.
     options/refused.ts:133:18 KILN804 Loop contains itself.
     options/twin.ts:1:18 KILN805 Two interfaces are named Twin.
     vars/empty.ts:1:17 KILN802 empty has no doc comment with an @example for its help.
     vars/refused.ts:1:17 KILN802 refused has no doc comment with an @example for its help.
     "
    `)
  })

  it('is told with the text of its line', () => {
    const { diagnostics } = generateOptions(new Sources(refused))
    for (const { file, line, column, source, length, suggestion } of diagnostics) {
      expect(source).toBe(readFileSync(join(refused, file), 'utf8').split('\n')[line - 1])
      expect(column - 1 + length).toBeLessThanOrEqual(source.length)
      expect(length).toBeGreaterThan(0)
      expect(suggestion).toMatch(/^[A-Z].*[.”]$/)
    }
  })
})
