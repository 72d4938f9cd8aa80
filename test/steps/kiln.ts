import { join } from 'node:path'
import { parse } from 'yaml'
import { libraryFromTree } from '../bench/library'
import { type PipelineRun, type RunResult, runPipeline } from '../bench/pipeline'
import { RecordedWorld, type Recording } from '../bench/recorded'
import { isAllowed } from './sandbox'
import type { BlockCall, Json } from '../bench/world'

export const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

/** A password that no document, script, log or saved state may show, and its user. */
export const canary = { username: 'builder', password: 'canary-Pa55/w0rd+"\'$' }

/** A Jenkins with a credential `registry`, in which every build succeeds with `digest`. */
export function jenkins(recording: Recording = {}): RecordedWorld {
  const world = new RecordedWorld({
    credentials: { registry: canary },
    ...recording,
  })
  return world.answer('sh', ({ args }) => args['returnStdout'] === true, `${digest}\n`)
}

export interface StepRun extends RunResult {
  world: RecordedWorld
}

type Options = Partial<Omit<PipelineRun, 'world' | 'jenkinsfile'>>

/**
 * Runs a Jenkinsfile that uses the working tree as its library; the world is made anew for each run.
 *
 * It runs twice: on the current engine, saved and loaded at every step, and on the older one in the sandbox. Both must do
 * the same, and every call that the sandbox sees must be allowed.
 */
export async function pipeline(
  script: string,
  world: () => RecordedWorld = jenkins,
  params: Record<string, Json> = {},
): Promise<StepRun> {
  const run = await runOn(script, world(), { params })
  const sandboxed = await runOn(script, world(), { params, engine: 'sandbox-1.24' })
  expect(behaviour(sandboxed)).toEqual(behaviour(run))
  const unknown = sandboxed.sandboxCalls.filter((call) => !isAllowed(call))
  if (unknown.length > 0) throw new Error(`${unknown.join('\n')}\n${whatToDo}`)
  const missing = missingContainers(run)
  if (missing.length > 0) throw new Error(`${missing.join()} is no container of the pod`)
  return run
}

/** The containers that a step enters and its pod lacks: Jenkins would say 404 after the pod has started. */
function missingContainers(run: StepRun): string[] {
  const entered = run.blocks.filter(({ step }) => step === 'container')
  return entered.flatMap(({ args, blocks }) => {
    const template = blocks.filter(({ step }) => step === 'podTemplate').at(-1)
    const { spec } = parse(String(template?.args['yaml'])) as { spec: { containers: { name: string }[] } }
    return spec.containers.some(({ name }) => name === args['name']) ? [] : [String(args['name'])]
  })
}

const whatToDo =
  'is called in the sandbox for the first time. Where the generic whitelist of the script-security plugin has it, add ' +
  'it to test/steps/allowed-calls.txt, and a call of the step that makes it to test/steps/sandbox.test.ts.'

/** One run on one engine. */
export async function runOn(script: string, world: RecordedWorld, options: Options = {}): Promise<StepRun> {
  const jenkinsfile = `@Library('kiln') _\n${script}`
  const libraries = [libraryFromTree(join(__dirname, '../..'))]
  return { ...(await runPipeline({ jenkinsfile, libraries, world, clock: world.clock, ...options })), world }
}

function behaviour({ outcome, result, calls, blocks, error }: StepRun): unknown {
  return { outcome, result, calls, blocks, error: error && { class: error.class, message: error.message } }
}

/** The pod that the run asked for. */
export function podOf(run: StepRun): Record<string, Json> {
  const [pod] = podsOf(run)
  if (pod === undefined) throw new Error(`no pod was asked for: ${run.error?.message}`)
  return pod
}

export function podsOf(run: StepRun): Record<string, Json>[] {
  return run.blocks
    .filter(({ step }) => step === 'podTemplate')
    .map(({ args }) => parse(String(args['yaml']), { uniqueKeys: true }) as Record<string, Json>)
}

/** Steps and blocks in order, each with its nesting, as a reader would tell them. */
export function storyOf(run: StepRun): string[] {
  return run.world.events.flatMap((event) => {
    if (event.kind === 'leave') return []
    const call = event.kind === 'call' ? event.call : event.block
    return ['  '.repeat(call.blocks.length) + call.step + titleOf(call)]
  })
}

function titleOf({ args }: BlockCall): string {
  const title = args['label'] ?? args['name'] ?? args['message'] ?? args['resource']
  return typeof title === 'string' && !title.startsWith('pod-') ? ` ${title}` : ''
}

/** The script of the `sh` with this label. */
export function scriptOf(run: StepRun, label: string): string {
  const call = run.calls.find(({ step, args }) => step === 'sh' && args['label'] === label)
  if (call === undefined) throw new Error(`no sh is labelled '${label}': ${run.error?.message}`)
  return String(call.args['script'])
}
