import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OptionTable } from '../../src/options/check'
import { bakeTable } from './fixtures/bakery/src/options/tables/bake'

const root = join(__dirname, '../..')
const bakery = join(__dirname, 'fixtures/bakery')

/** A step with its table and its JSON Schema. */
export interface Step {
  readonly step: string
  readonly table: OptionTable
  readonly schema: object
}

/** The steps of the library. */
export const librarySteps: readonly Step[] = readdirSync(join(root, 'src/options/tables')).map((file) => {
  const step = basename(file, '.ts')
  const tables = require(join(root, 'src/options/tables', file)) as { [name: string]: OptionTable }
  return { step, table: tables[`${step}Table`]!, schema: schemaOf(root, step) }
})

/** And one that uses each type and each tag. */
export const allSteps: readonly Step[] = [
  ...librarySteps,
  { step: 'bake', table: bakeTable, schema: schemaOf(bakery, 'bake') },
]

function schemaOf(folder: string, step: string): object {
  return JSON.parse(
    readFileSync(join(folder, `resources/kiln/options/${step}.schema.json`), 'utf8'),
  ) as object
}
