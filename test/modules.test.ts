import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

describe('a module of the tests', () => {
  it('has no neighbour that an import without an ending could mean as well', () => {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    const hidden = files.filter((file) =>
      ['.js', '.json'].some((ending) => existsSync(join(__dirname, file.replace(/\.ts$/, ending)))),
    )
    expect(hidden).toEqual([])
    expect(files).toContain('modules.test.ts')
  })
})
