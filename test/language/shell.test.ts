import fc from 'fast-check'
import { programs, underCps, onNodeOnly } from './same-meaning'

const { behavesAlike } = programs()
const imports = "import { shell, secretVariable } from '../shell/shell'\n"

describe('shell text', () => {
  behavesAlike(
    'on one line',
    `${imports}export function call(name: string, list: string[], n: number): ShellText[] {
      const part = shell\`--tag=\${name}\`
      return [shell\`make\`, shell\`make \${name} \${list} -j\${n}\`, shell\`make \${part} \${part}\`, shell\`\`, shell\`echo "$HOME" \\\`date\\\` \\\${x} '\\n'\`,
        shell\`\${name}\`, shell\`login \${secretVariable('USER')} \${secretVariable(\`P\${n}\`)}\`]
    }`,
    ['a', ['b', 'c d'], 4],
    ["it's $(rm) \`x\`", [], 0],
    ['', [''], -1],
    ['line\nline', ['$HOME', '"'], 1],
  )

  behavesAlike(
    'on several lines, without the indentation of the source',
    `${imports}export function call(name: string, list: string[]): ShellText {
      const setUp = shell\`
        set -eu
        umask 077
      \`
      return shell\`
        \${setUp}
        cd \${name}

        if [ -e "$1" ]; then
          build \${list}
        fi # don't
        printf '%s\\n' "done"
      \`
    }`,
    ['a b', ['c']],
    ['\n', ["'", '\\']],
  )

  behavesAlike(
    'in a script',
    `${imports}export function call(name: string): void {
      sh({ script: shell\`build \${name}\` })
      sh({ script: shell\`
        set -x
        build \${name}
      \`, label: \`build \${name}\` })
    }`,
    ["a'b"],
  )

  behavesAlike(
    'with values that take several lines of Groovy, which has none in a GString',
    `${imports}export function call(names: string[]): unknown[] {
      const script = \`\${shell\`
        exec >log
        make \${names}
      \`}\`
      const shown = (name: string): string => \`<\${name}>\`
      const text = \`all: \${names.map((name) => {
        if (name === '') return 'nothing'
        const upper = name.toUpperCase()
        return shown(upper)
      }).join()}!\`
      return [script, text, shell\`run \${names.map((name) => {
        readFile(name)
        const copy = name + name
        return copy
      })}\`]
    }`,
    [['a', '', "it's"]],
    [[]],
  )

  it('quotes any text as Node does', async () => {
    const source = `${imports}export function call(texts: string[]): string[] {
      return texts.map((text) => shell\`echo \${text} \${[text, 'x']}\`)
    }`
    const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 20 }), { numRuns: 300, seed: 7 })
    const { result } = await underCps(source, [texts])
    expect(result).toEqual(onNodeOnly(source, [texts]))
  })
})
