import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLibrary } from '../../bench/compiler/library'
import { compileSources } from '../../build/compiler/compile'
import { askOnce } from '../../build/compiler/ask-once'
import { Sources } from '../../build/sources'

/**
 * Code that is twice as long or wide may be twice the work. In code that is twice as deep, each level may be looked at again
 * from each one around it. The work is counted, not timed: how often the checker is asked, and how many nodes are looked at.
 */

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kiln-growth-'))
  writeLibrary(root, 0)
})
afterAll(() => rmSync(root, { recursive: true }))

function each(count: number, write: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => write(i)).join('')
}

function nested(count: number, open: (i: number) => string, inner: string, close: string): string {
  return each(count, open) + inner + close.repeat(count)
}

function step(parameter: string, body: string): string {
  return `export function call(${parameter}): void {\n${body}\n}\n`
}

type Programs = [what: string, write: (size: number) => string][]

const long: Programs = [
  [
    'statements',
    (n) =>
      step(
        'a: string',
        each(n, (i) => `echo(a + '${i}')\n`),
      ),
  ],
  [
    'constants',
    (n) => step('a: string', `const v0 = a\n${each(n, (i) => `const v${i + 1} = v${i} + 'x'\n`)}echo(v${n})`),
  ],
  ['assignments', (n) => step('a: number', `let x = a\n${each(n, (i) => `x = x + ${i}\n`)}echo(\`\${x}\`)`)],
  [
    'names for one array',
    (n) =>
      step(
        'a: string[]',
        `const b0 = a\n${each(n, (i) => `const b${i + 1} = b${i}\n`)}for (const x of a) { b${n}.push(x)\necho(x) }`,
      ),
  ],
  ['choices', (n) => step('a: string', `echo(${each(n, (i) => `a === '${i}' ? 't${i}' : `)}'x')`)],
  ['a sum', (n) => step('a: string', `echo(a${each(n, (i) => ` + '${i}'`)})`)],
  [
    'links of a chain',
    (n) => step('a: string[]', `echo(a${each(n, (i) => `.map((x) => x + '${i}')`)}.join())`),
  ],
  [
    'nested objects',
    (n) =>
      step(
        'a: string',
        `const o = ${nested(n, (i) => `{ a${i}: a, b: `, 'a', ' }')}\necho(JSON.stringify(o))`,
      ),
  ],
  [
    'a wide object',
    (n) => step('a: string', `const o = { ${each(n, (i) => `p${i}: a, `)} }\necho(JSON.stringify(o))`),
  ],
  [
    'functions',
    (n) =>
      `${step('a: string', `echo(f${n}(a))`)}${each(n, (i) => `function f${i + 1}(x: string): string { return ${i === 0 ? 'x' : `f${i}(x)`} + 'x' }\n`)}function f0(): void {}\nexport const use = f0\n`,
  ],
  [
    'uses of a table',
    (n) =>
      `const t = { ${each(n, (i) => `p${i}: ['${i}'], `)} }\n${step(
        'a: string',
        each(n, (i) => `echo(a + JSON.stringify(t.p${i}))\n`),
      )}`,
  ],
]

const deep: Programs = [
  [
    'nested closures',
    (n) =>
      step(
        'a: string',
        nested(n, (i) => `stage('${i}', () => {\n`, 'echo(a)\n', '})\n'),
      ),
  ],
  [
    'nested callbacks',
    (n) =>
      step(
        'a: string[]',
        nested(n, (i) => `a.forEach((x${i}) => {\necho(x${i})\n`, '', '})\n'),
      ),
  ],
  [
    'nested loops',
    (n) =>
      step(
        'a: string[]',
        nested(n, (i) => `for (const x${i} of a) {\necho(x${i})\n`, '', '}\n'),
      ),
  ],
  [
    'nested conditions',
    (n) =>
      step(
        'a: string',
        nested(n, (i) => `if (a !== '${i}') {\n`, 'echo(a)\n', '}\n'),
      ),
  ],
]

it.each(long)('the work grows with %s', (_what, write) => {
  expect(growthOf(write)).toBeLessThanOrEqual(2.2)
})

it.each(deep)('the work grows with the square of the depth of %s', (_what, write) => {
  expect(growthOf(write)).toBeLessThanOrEqual(4.4)
})

/** How much more twice as much is: 2 where the work is linear, 4 where it is quadratic. */
function growthOf(write: (size: number) => string): number {
  const [small, middle, large] = [10, 20, 40].map((size) => workOf(write(size)))
  return (large! - middle!) / (middle! - small!)
}

function workOf(text: string): number {
  const sources = new Sources(root, { 'src/vars/grown.ts': text })
  const checker = sources.project.getTypeChecker().compilerObject
  askOnce(checker)
  const asked = [
    jest.spyOn(checker, 'getTypeAtLocation'),
    jest.spyOn(checker, 'getSymbolAtLocation'),
    jest.spyOn(checker, 'getContextualType'),
  ]
  const [anyNode] = sources.file('src/vars/grown.ts')!.getStatements()
  const seen = jest.spyOn(
    Object.getPrototypeOf(anyNode!.compilerNode) as { forEachChild(): void },
    'forEachChild',
  )
  const { diagnostics } = compileSources(sources)
  expect(diagnostics).toEqual([])
  const work = [...asked, seen].reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  seen.mockRestore()
  return work
}
