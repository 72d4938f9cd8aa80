import { compileAll, programs, underCps } from './same-meaning'

const { behavesAlike } = programs()

function times(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n')
}

describe('what is too long for the engine in one piece', () => {
  behavesAlike(
    'blocks of any length, in functions, closures, loops, and all parts of a try',
    `export function call(): unknown[] {
      ${times(600, (i) => `const v${i} = ${i === 0 ? "readFile('0')" : `v${i - 1}`}`)}
      const given = [v599, v0]
      return [given, closures(), ...given.map((one) => loop(one)), tried()]
    }
    function closures(): unknown[] {
      let n = 0
      const value = (): number => {
        ${times(260, () => 'n++')}
        return readFile(\`\${n}\`).length + n
      }
      const mark = (): void => {
        ${times(260, () => 'n++')}
        readFile(\`\${n}\`)
      }
      const plain = ['a'].map((one) => {
        const mark = readFile(one)
        ${times(260, () => 'n++')}
        return mark + n
      })
      return [value(), [1].map(() => mark()), plain, n]
    }
    function loop(start: string): number {
      let n = 0
      for (const one of ['x', 'y', 'z']) {
        ${times(255, () => 'n++')}
        if (one === readFile('x')) continue
        switch (one) {
          case 'y':
            ${times(255, () => 'n++')}
            if (readFile(start) === start) break
          case 'z':
            ${times(255, () => 'n++')}
        }
      }
      return n
    }
    function tried(): string {
      let n = 0
      try {
        ${times(255, () => 'n++')}
        readFile('fail')
        return 'never'
      } catch (error) {
        ${times(255, () => 'n++')}
        return readFile((error as Error).message + n)
      } finally {
        ${times(255, () => 'n++')}
        readFile(\`\${n}\`)
      }
    }`,
  )

  behavesAlike(
    'row 120 list-literal-300: lists and objects of any length, in both worlds',
    `const table = { ${times(300, (i) => `k${i}: ${i},`)} } as const
    export function call(): unknown[] {
      const list = [${times(600, (i) => (i % 100 === 0 ? `readFile('${i}').length,` : `${i},`))}]
      const object: Record<string, number> = { ${times(300, (i) => `k${i}: ${i === 200 ? "readFile('x').length" : i},`)} k299b: 1, k7b: 2 }
      const nested = [[${times(250, (i) => `${i},`)}], { a: [${times(250, (i) => `${i},`)}] }]
      const map = new Map([${times(130, (i) => `['k${i}', ${i}],`)}])
      const set = new Set([${times(260, (i) => `'k${i}',`)}])
      return [list, object, nested, [...map.keys()], [...set], Object.keys(table), pure(3)]
    }
    function pure(n: number): unknown[] {
      return [n, ${times(600, (i) => `${i},`)} { ${times(300, (i) => `k${i}: n,`)} }]
    }`,
  )

  behavesAlike(
    'text of any length',
    `export function call(n: number): unknown[] {
      const ascii = '${'0123456789'.repeat(14000)}'
      const wide = '${'ä€😀'.repeat(12000)}'
      const template = \`${'abcdefghij'.repeat(7000)}\${n}${'ä'.repeat(40000)}\`
      const many = \`${times(300, () => '${n},')}\`
      readFile('x')
      return [...[ascii, wide, template, many].map((text) => [text.length, ends(text)]), ...pure(n)]
    }
    function ends(text: string): string {
      return text.slice(0, 20) + '…' + text.slice(65520, 65540) + text.slice(-20)
    }
    function pure(n: number): string[] {
      return [\`${'€'.repeat(30000)}\${n}${'\\0'.repeat(40000)}\`].map((text) => ends(text) + text.length)
    }`,
    [7],
  )
})

describe('the largest method', () => {
  it.each<[string, (i: number) => string, string, number]>([
    ['calls of a step', () => "readFile('abc')", '', 900],
    ['sums', (i) => `n = n + ${i}`, 'let n = 1', 405],
    ['templates', () => 'text = `a ${n} b ${text}`', "let n = 1; let text = ''", 300],
    ['loops', (i) => `for (let i = 0; i < 1; i++) readFile('${i}')`, '', 215],
  ])('of %s is as large as the Java virtual machine takes', async (_, line, start, count) => {
    // That it is compiled is enough: it need not run.
    const source = (lines: number): string =>
      `export function call(): void {\n${start}\nif (readFile('x') !== 'x') {\n${times(lines, line)}\n}\n}`
    const [tooLong] = compileAll([source(Math.ceil(count * 1.05))])
    expect(tooLong?.problem).toMatch(/KILN704/)
    const run = await underCps(source(count), [])
    expect([run.outcome, run.error]).toEqual(['success', undefined])
  })
})
