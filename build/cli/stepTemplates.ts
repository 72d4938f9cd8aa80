/** The files of a new step by their paths, formatted but for the lengths of lines. */
export function stepFiles(step: string, hasPod: boolean): Record<string, string> {
  return {
    [`src/options/${step}.ts`]: optionsModule(step, hasPod),
    [`src/vars/${step}.ts`]: hasPod ? podStepModule(step) : stepModule(step),
    ...(hasPod ? { [`src/pods/${step}Pod.ts`]: podModule(step) } : {}),
    [`test/steps/${step}.test.ts`]: testModule(step, hasPod),
  }
}

function typeOf(step: string): string {
  return step.charAt(0).toUpperCase() + step.slice(1)
}

function optionsModule(step: string, hasPod: boolean): string {
  const timeout = `
  /**
   * Minutes until the step is aborted, the start of its pod included.
   * @default 10
   * @minimum 1
   */
  timeout?: number`
  return `/** Options of \`${step}\`. */
export interface ${typeOf(step)}Options {
  /**
   * Whom to greet.
   * @default world
   */
  name?: string${hasPod ? timeout : ''}
}
`
}

function stepModule(step: string): string {
  return `import { checkOptions, rejection } from '../options/check'
import { type Checked${typeOf(step)}Options, ${step}Table } from '../options/tables/${step}'
import { shell } from '../shell/shell'

/**
 * Greets somebody, on the agent that the caller has.
 *
 * @returns what was printed.
 * @example ${step}(name: 'Ada')
 */
${callHeader(step)}
  return sh({ label: 'Greet', script: shell\`echo hello \${options.name}\`, returnStdout: true })
}
`
}

function podStepModule(step: string): string {
  return `import { checkOptions, rejection } from '../options/check'
import { type Checked${typeOf(step)}Options, ${step}Table } from '../options/tables/${step}'
import { inPod } from '../pipeline/inPod'
import { shell } from '../shell/shell'

/**
 * Greets somebody, in a pod of its own.
 *
 * @returns what was printed.
 * @example ${step}(name: 'Ada')
 */
${callHeader(step)}
  const pod = libraryResource('kiln/pods/${step}.yaml')
  return inPod({ timeout: options.timeout, source: 'none' }, pod, undefined, () =>
    container('tool', () =>
      sh({ label: 'Greet', script: shell\`echo hello \${options.name}\`, returnStdout: true }),
    ),
  )
}
`
}

function callHeader(step: string): string {
  return `export function call(given: Record<string, unknown> = {}): string {
  const checked = checkOptions(${step}Table, given)
  if (checked.problems.length > 0) error(rejection('${step}', checked.problems))
  const options = checked.options as unknown as Checked${typeOf(step)}Options`
}

function podModule(step: string): string {
  return `import type { Pod } from 'kubernetes-types/core/v1'

/** A container with a shell. What it returns here is in the library as resources/kiln/pods/${step}.yaml. */
export function ${step}Pod(): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      automountServiceAccountToken: false,
      containers: [
        {
          name: 'tool',
          image: 'docker.io/library/busybox:1.37.0',
          command: ['sleep', '99d'],
          resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  }
}
`
}

function testModule(step: string, hasPod: boolean): string {
  const call = (options: string): string => `${step}(${options})`
  const inNode = (options: string): string => (hasPod ? call(options) : `node { ${call(options)} }`)
  const story = hasPod
    ? `[
      'libraryResource kiln/pods/${step}.yaml',
      'timeout',
      '  podTemplate',
      '    node',
      '      container tool',
      '        sh Greet',
    ]`
    : `['node', '  sh Greet']`
  return `import { jenkins, pipeline, scriptOf, storyOf } from './kiln'

const agent = () => jenkins().answer('sh', 'hello', 'hello Ada')

describe('${step}', () => {
  it('greets, and returns what was printed', async () => {
    const run = await pipeline("${inNode("name: 'Ada'")}", agent)
    expect(storyOf(run)).toEqual(${story})
    expect(run.result).toBe('hello Ada')
  })

  it('passes a name on as one word, whatever it holds', async () => {
    const run = await pipeline("${inNode("name: 'Ada; reboot'")}", agent)
    expect(scriptOf(run, 'Greet')).toBe("echo hello 'Ada; reboot'")
  })

  it('refuses an option that it does not have, before anything starts', async () => {
    const run = await pipeline("${call("nmae: 'Ada'")}", agent)
    expect(run.error!.message).toContain("unknown option 'nmae': did you mean 'name'?")
    expect(run.calls).toEqual([])
  })
})
`
}
