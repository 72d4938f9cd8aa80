import * as fc from 'fast-check'
import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import style from '../../.prettierrc.json'
import { choice, constant, interfaceOf, Name, print, typeName } from '../../build/options/print-table'

const options = { ...style, parser: 'typescript', plugins: [estree, typescript] }

const text = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.string({ maxLength: 150 }),
  fc.string({ unit: fc.constantFrom("'", '"', '\\', ' ', 'a', '\n') }),
)
// No reserved word among them.
const name = fc.stringMatching(/^x[a-zA-Z0-9]{0,40}$/)
const scalar = fc.oneof(text, fc.integer(), fc.boolean())
const rule = fc.dictionary(
  name,
  fc.oneof(
    scalar,
    fc.array(text, { maxLength: 8 }),
    fc.dictionary(fc.oneof(name, fc.string({ maxLength: 9 })), scalar, { maxKeys: 4 }),
    name.map((each) => new Name(each)),
  ),
  { minKeys: 1, maxKeys: 5 },
)
const type = fc.oneof(name.map(typeName), fc.uniqueArray(text, { minLength: 1, maxLength: 9 }).map(choice))

describe('the module of an option table', () => {
  it('is laid out as Prettier does it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, rule, { maxKeys: 3 }),
        fc.array(fc.tuple(name, type), { maxLength: 4 }),
        async (table, members) => {
          const module = print([
            constant('export const table: OptionTable', table),
            '\n',
            interfaceOf('Checked', members),
          ])
          expect(module).toBe(await format(module, options))
        },
      ),
      { numRuns: 300 },
    )
  })
})
