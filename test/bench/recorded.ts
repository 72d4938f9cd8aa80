import { ManualClock } from './clock'
import { bindCredential, type Binding, type Credential, mask } from './credentials'
import { withEnv } from './environment'
import { STEPS } from './steps'
import { type BlockCall, type Json, type Outcome, type StepCall, StepFailure, type World } from './world'

/** What `sh` prints and ends with. */
export interface ShellResult {
  stdout?: string
  status?: number
}

export type Reply = Json | ((call: StepCall, signal: AbortSignal) => Json | Promise<Json>)

/** A text that the call's sole argument contains, an expression that it matches, or any condition on the call. */
export type Matcher = string | RegExp | ((call: StepCall) => boolean)

export interface Recording {
  /** The build's own environment; a few variables that Jenkins always sets are added. */
  env?: Record<string, string>
  /** The workspace, by path. */
  files?: Record<string, string>
  /** Jenkins' credentials store. */
  credentials?: Record<string, Credential>
}

export type RecordedEvent =
  | { kind: 'call'; call: StepCall }
  | { kind: 'enter'; block: BlockCall }
  | { kind: 'leave'; block: BlockCall; outcome: Outcome }

const WORKSPACE = '/home/jenkins/agent/workspace/demo'

/** A world that answers from a script and notes everything. */
export class RecordedWorld implements World {
  /** The console, masked as Jenkins masks it. */
  readonly console: string[] = []
  readonly events: RecordedEvent[] = []
  /** Passes when a test, or the step `sleep`, says so; give it to the run for `timeout`. */
  readonly clock = new ManualClock()
  readonly files: Record<string, string>
  private readonly rules: { step: string; matches: (call: StepCall) => boolean; reply: Reply }[] = []
  private readonly bindings = new Map<number, Binding[]>()
  private readonly base: Record<string, string>
  private readonly credentials: Record<string, Credential>

  constructor({ env = {}, files = {}, credentials = {} }: Recording = {}) {
    this.base = { BUILD_NUMBER: '1', JOB_NAME: 'demo', BUILD_TAG: 'jenkins-demo-1', ...env }
    this.files = { ...files }
    this.credentials = credentials
  }

  /** Later answers go before earlier ones. For `sh`, text is its output, a number its exit code. */
  answer(step: string, matcher: Matcher, reply: Reply): this {
    this.rules.unshift({ step, matches: (call) => matches(matcher, call), reply })
    return this
  }

  /** The scripts that `sh` got, in order. */
  get scripts(): string[] {
    return this.events.flatMap((event) =>
      event.kind === 'call' && event.call.step === 'sh' ? [String(event.call.args['script'])] : [],
    )
  }

  async call(call: StepCall, signal: AbortSignal): Promise<Json> {
    this.events.push({ kind: 'call', call })
    if (call.step === 'sh') return this.shell(call, signal)
    const rule = this.rules.find(({ step, matches }) => step === call.step && matches(call))
    if (rule) return reply(rule.reply, call, signal)
    return this.byDefault(call)
  }

  async enter(block: BlockCall, signal: AbortSignal): Promise<void> {
    this.events.push({ kind: 'enter', block })
    const rule = this.rules.find(({ step, matches }) => step === block.step && matches(block))
    if (rule) await reply(rule.reply, block, signal)
    if (block.step !== 'withCredentials') return
    const bindings = Array.isArray(block.args['bindings'])
      ? block.args['bindings']
      : [block.args['bindings'] ?? null]
    const place = (name: string): string => `${WORKSPACE}@tmp/secretFiles/${block.id}/${name}`
    this.bindings.set(
      block.id,
      bindings.map((binding) => bindCredential(binding, this.credentials, place)),
    )
  }

  async leave(block: BlockCall, outcome: Outcome): Promise<void> {
    this.events.push({ kind: 'leave', block, outcome })
    this.bindings.delete(block.id)
  }

  env(name: string, blocks: readonly BlockCall[]): string | null {
    let environment = this.base
    for (const block of blocks) environment = this.inside(block, environment)
    return environment[name] ?? null
  }

  note(call: StepCall): void {
    this.events.push({ kind: 'call', call })
  }

  log(text: string, blocks: readonly BlockCall[]): void {
    const secrets = blocks
      .flatMap(({ id }) => this.bindings.get(id) ?? [])
      .flatMap((binding) => binding.secrets)
    this.console.push(...mask(text, secrets).split('\n'))
  }

  private inside(block: BlockCall, outer: Record<string, string>): Record<string, string> {
    switch (block.step) {
      case 'podTemplate':
        return { ...outer, POD_LABEL: String(block.args['label'] ?? `pod-${block.id}`) }
      case 'node':
        return { ...outer, NODE_NAME: `agent-${block.id}`, WORKSPACE, WORKSPACE_TMP: `${WORKSPACE}@tmp` }
      case 'ws': {
        const folder = `/home/jenkins/agent/${String(block.args['dir'])}`
        return { ...outer, WORKSPACE: folder, WORKSPACE_TMP: `${folder}@tmp` }
      }
      case 'container':
        return { ...outer, POD_CONTAINER: String(block.args['name']) }
      case 'withEnv':
        return withEnv(outer, block)
      case 'withCredentials':
        return Object.assign(
          { ...outer },
          ...(this.bindings.get(block.id) ?? []).map(({ variables }) => variables),
        )
      default:
        return outer
    }
  }

  private async shell(call: StepCall, signal: AbortSignal): Promise<Json> {
    const { script, returnStdout, returnStatus } = call.args
    this.log(`+ ${String(script).trim().replace(/\n/g, '\n+ ')}`, call.blocks)
    const rule = this.rules.find(({ step, matches }) => step === 'sh' && matches(call))
    if (!rule && returnStdout) {
      throw new Error(`The recorded world has no answer for sh with returnStdout: ${String(script)}`)
    }
    const { stdout = '', status = 0 } = shellResult(rule ? await reply(rule.reply, call, signal) : null)
    if (stdout && !returnStdout) this.log(stdout.replace(/\n$/, ''), call.blocks)
    if (returnStatus) return status
    if (status !== 0) throw new StepFailure(`script returned exit code ${status}`)
    return returnStdout ? stdout : null
  }

  private byDefault(call: StepCall): Json {
    const { step, args, blocks } = call
    const file = String(args['file'] ?? '')
    switch (step) {
      case 'echo':
        this.log(String(args['message']), blocks)
        return null
      case 'readFile':
        return this.read(file)
      case 'readJSON':
        return JSON.parse(args['text'] === undefined ? this.read(file) : String(args['text'])) as Json
      case 'fileExists':
        return file in this.files
      case 'writeFile':
        this.files[file] = String(args['text'])
        return null
      case 'checkout':
      case 'git':
        return { GIT_BRANCH: 'origin/main', GIT_COMMIT: '0123456789abcdef0123456789abcdef01234567' }
      case 'isUnix':
        return true
      case 'pwd':
        return args['tmp'] ? `${WORKSPACE}@tmp` : WORKSPACE
      case 'sleep':
        this.clock.advance(Number(args['time']) * 1000)
        return null
      case 'archiveArtifacts':
      case 'deleteDir':
      case 'junit':
      case 'milestone':
      case 'properties':
      case 'stash':
      case 'unstash':
        return null
      default:
        throw new Error(`The recorded world has no answer for ${step} ${JSON.stringify(args)}`)
    }
  }

  private read(path: string): string {
    const text = this.files[path]
    if (text === undefined) throw new StepFailure(`java.nio.file.NoSuchFileException: ${WORKSPACE}/${path}`)
    return text
  }
}

function matches(matcher: Matcher, call: StepCall): boolean {
  if (typeof matcher === 'function') return matcher(call)
  const subject = String(call.args[STEPS[call.step]?.sole ?? ''] ?? '')
  return typeof matcher === 'string' ? subject.includes(matcher) : matcher.test(subject)
}

async function reply(answer: Reply, call: StepCall, signal: AbortSignal): Promise<Json> {
  return typeof answer === 'function' ? answer(call, signal) : answer
}

function shellResult(value: Json): ShellResult {
  if (typeof value === 'string') return { stdout: value }
  if (typeof value === 'number') return { status: value }
  return (value ?? {}) as ShellResult
}

/** A reply that does not come until the step is aborted. */
export function hang(_call: StepCall, signal: AbortSignal): Promise<Json> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
