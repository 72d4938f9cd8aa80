import { randomBytes } from 'node:crypto'
import { StepFailure } from '../world'
import type { Agent } from './agent'
import type { LivePod } from './pod'
import { endProcesses } from './processes'

export interface Script {
  readonly text: string
  readonly container: string
  readonly folder: string
  /** `workspace/JOB@tmp`, where Jenkins keeps what belongs to running steps. */
  readonly temporary: string
  readonly environment: { readonly [name: string]: string }
  /** Whether standard output is the step's value instead of going to the log. */
  readonly returnStdout: boolean
  readonly log: (line: string) => void
}

/** Quotes a text for POSIX shells. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * Runs a script as the `sh` step does: the agent writes it to a file beside the workspace, and `nohup sh -xe` runs that in
 * the container (ContainerExecDecorator of the kubernetes plugin, BourneShellScript of durable-task). Environment and
 * script go through standard input and a file: no argument list shows them.
 */
export async function runScript(
  pod: LivePod,
  agent: Agent,
  script: Script,
  signal: AbortSignal,
): Promise<{ code: number; stdout: string }> {
  const cookie = `durable-${randomBytes(4).toString('hex')}`
  const control = `${script.temporary}/${cookie}`
  const file = `${control}/script.sh`
  await agent.write(file, script.text, 0o755)
  const errors: string[] = []
  let isStarted = false
  const stop = (): void => void endProcesses(`JENKINS_SERVER_COOKIE=${cookie}`)
  const ends = AbortSignal.any([signal, pod.lost])
  ends.addEventListener('abort', stop)
  try {
    const { code, stdout } = await pod.exec(script.container, ['sh'], {
      input: launcher(script, file, cookie),
      onLine(line, from) {
        if (from === 'stderr' && !isStarted) {
          isStarted = line === cookie
          if (!isStarted) errors.push(line)
        } else if (from === 'stderr' || !script.returnStdout) {
          script.log(line)
        }
      },
    })
    ends.throwIfAborted()
    if (!isStarted) throw new StepFailure(whyNotStarted(script.container, errors))
    await agent.remove(control)
    return { code, stdout }
  } finally {
    ends.removeEventListener('abort', stop)
  }
}

/** Announces on standard error that the script starts now: what comes before is why it could not. */
function launcher({ folder, text, environment, returnStdout }: Script, file: string, cookie: string): string {
  const variables = Object.entries({ ...environment, JENKINS_SERVER_COOKIE: cookie })
  return [
    `command -v nohup >/dev/null || { echo 'no nohup' >&2; exit 1; }`,
    `cd ${quote(folder)} || exit 1`,
    ...variables.map(([name, value]) => `export ${name}=${quote(value)}`),
    `echo ${cookie} >&2`,
    `exec nohup ${text.startsWith('#!') ? '' : 'sh -xe '}${quote(file)} </dev/null${returnStdout ? '' : ' 2>&1'}`,
    '',
  ].join('\n')
}

function whyNotStarted(container: string, errors: readonly string[]): string {
  const text = errors.join('\n')
  const lacking = text.includes('no nohup')
    ? 'nohup'
    : text.includes('executable file not found')
      ? 'sh'
      : null
  if (lacking === null) return `the script does not start in container ${container}: ${text}`
  return `container ${container} has no \`${lacking}\` on its PATH: in Jenkins this step would hang for ever`
}
