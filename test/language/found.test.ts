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
    'a test of a test',
    `export function call(): unknown[] {
      return [typeof ((typeof ('' as unknown) === 'string') as unknown) === 'boolean', ('' as unknown) instanceof Error === (typeof (1 as unknown) === 'number')]
    }`,
  )
})
