import { programs } from './same-meaning'

const { behavesAlike } = programs()

/** Programs on which the random ones, test/language/random, have found the compiler to be wrong. */
describe('found by random programs', () => {
  behavesAlike(
    'a value in a template that takes several lines of Groovy',
    `import { shell } from '../shell/shell'
    export function call(xs: string[]): unknown[] {
      sh({ script: shell\`make \${withEnv(['A=b'], () => xs)} \${readFile('last')}\` })
      sh({ script: shell\`make \${readFile('first')} \${xs.flatMap((x) => {
        const y = x + x
        return [y, x]
      })}\` })
      return [\`\${readFile('a')} \${stage('s', () => readFile('b'))} \${xs.map((x) => {
        const y = x + '!'
        return y
      }).join()}\`, pure(xs)]
    }
    function pure(xs: string[]): string {
      return \`\${xs.length} \${xs.map((x) => {
        const y = x + '?'
        return y
      }).join()}\`
    }`,
    [['x', 'y z']],
  )

  behavesAlike(
    'names that the compiler invents around closures that have such names',
    `export function call(xs: string[], yss: string[][]): unknown[] {
      const kept = yss.filter(() => {
        xs.forEach(() => {})
        return xs.some(() => true)
      })
      const found = (yss.find((ys) => ys.find(() => ys[0]?.toUpperCase()?.trim())) ?? xs).length
      const sum = xs.reduce(() => xs.reduce(() => 1, 0) + 1, 0)
      for (const x of yss.flatMap(() => {
        xs.forEach(note)
        return xs
      })) readFile(x)
      return [kept, found, sum]
    }
    function note(): void {}`,
    [
      ['a', 'b'],
      [['c'], [' ']],
    ],
  )

  behavesAlike(
    'a test of a test',
    `export function call(): unknown[] {
      return [typeof ((typeof ('' as unknown) === 'string') as unknown) === 'boolean', ('' as unknown) instanceof Error === (typeof (1 as unknown) === 'number')]
    }`,
  )
})
