import type { Example } from './example'

/** What only a Pipeline has. */
export const steps: readonly Example[] = [
  {
    title: 'Steps: named parameters are one object, the body is the last argument',
    rows: [],
    code: `
stage('Test', () => {
  withEnv([\`NAME=\${name}\`], body)
  timeout({ time: 5, unit: 'MINUTES' }, () => echo(env['HOME'] ?? 'nowhere'))
})`,
  },
  {
    title: 'A callback that calls a step becomes a loop, and so does each function of arrays that takes one',
    rows: [],
    code: `
const existing = names.filter((one) => env[one] !== undefined)
return existing.map((one) => libraryResource(one))`,
  },
  {
    title: 'Shell text: each value is quoted as one word, a list as several; no other text reaches `sh`',
    rows: ['TaggedTemplateExpression'],
    code: `
import { shell } from '../shell/shell'

export function call(name: string, files: string[]): string {
  sh({ script: shell\`make -j\${4} \${files}\` })
  return sh({ script: describe(name), returnStdout: true })
}

function describe(name: string): ShellText {
  return shell\`
    git fetch --tags
    git describe --match \${name}
  \`
}`,
  },
  {
    title: 'Secrets: only the name of an environment variable, which the shell expands',
    rows: [],
    code: `
import { secretVariable, shell } from '../shell/shell'

export function call(credentialsId: string): void {
  const username = secretVariable('REGISTRY_USERNAME')
  const password = secretVariable('REGISTRY_PASSWORD')
  const login = usernamePassword({ credentialsId, usernameVariable: username, passwordVariable: password })
  withCredentials([login], () => sh({ script: shell\`./login \${username} \${password}\` }))
}`,
  },
]
