import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeLibrary } from '../../bench/compiler/library'
import type { ts } from '../../build/typescript'
import { compileSources } from '../../build/compiler/compile'
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
  const { program } = sources
  program.getSemanticDiagnostics()
  const [anyNode] = sources.file('src/vars/grown.ts')!.statements
  // What is known of a node is looked up in a map; the rest is asked of the checker.
  const isNode = (key: unknown): boolean => typeof key === 'object' && key !== null && 'kind' in key
  const spies = [
    countCalls(Map.prototype, 'get', isNode),
    countCalls(Object.getPrototypeOf(anyNode) as ts.Node, 'forEachChild'),
    countCalls(program.getTypeChecker(), 'getContextualType'),
  ]
  try {
    const { diagnostics } = compileSources(sources)
    expect(diagnostics).toEqual([])
    return spies.reduce((sum, { calls }) => sum + calls(), 0)
  } finally {
    for (const spy of spies) spy.restore()
  }
}

/** Without keeping what they were called with, as a spy of jest does. */
function countCalls<Name extends string>(
  owner: { [N in Name]: (...args: never[]) => unknown },
  name: Name,
  counts: (first: unknown) => boolean = () => true,
): { calls(): number; restore(): void } {
  const own = owner[name]
  let count = 0
  owner[name] = function (this: unknown, ...args: never[]): unknown {
    if (counts(args[0])) count++
    return own.apply(this, args)
  }
  return { calls: () => count, restore: () => (owner[name] = own) }
}
