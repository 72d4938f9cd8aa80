import { resolve } from 'node:path'
import { stringify } from 'yaml'
import type { Network } from '../../tools/network'
import type { Owner } from '../../tools/owner'
import { type BlockCall, type Json, type Outcome, type StepCall, StepFailure, type World } from '../world'
import { Agent } from './agent'
import { bind, type Credentials } from './credentials'
import { environmentAt, type Variables } from './environment'
import { mask } from './mask'
import { agentContainer, agentFolder, agentPod, uniqueName } from './merge'
import { RunningPod } from './pod'
import { type Place, steps } from './steps'

export interface PodmanWorldOptions {
  /** Takes away what the world starts; the world itself does so when a block is left. */
  readonly owner: Owner
  /** The pods are on this network and find others on it by name. */
  readonly network: Network
  /** Gets the build's log line by line, as it happens, masked. */
  readonly log: (line: string) => void
  /** The folder that `checkout scm` brings. */
  readonly scm?: string
  readonly credentials?: Credentials
  /** Variables of the build, beside those that Jenkins sets. */
  readonly environment?: Variables
  /** Name of the job; default `build`. */
  readonly job?: string
}

/** Blocks that the engine performs; here they only lend their place. */
const plainBlocks = [
  'catchError',
  'dir',
  'parallel',
  'retry',
  'script',
  'stage',
  'timeout',
  'timestamps',
  'warnError',
  'withEnv',
]

/** The steps of Jenkins with the kubernetes plugin, its pods on podman. One world is one build. */
export class PodmanWorld implements World {
  /** The pods of this build as YAML, as Kubernetes would get them. */
  readonly pods: string[] = []
  readonly stashes = new Map<string, Buffer>()
  readonly artifacts = new Map<string, Buffer>()
  private readonly labels = new Map<number, string>()
  private readonly nodes = new Map<number, { pod: RunningPod; agent: Agent }>()

  constructor(readonly options: PodmanWorldOptions) {}

  private get job(): string {
    return this.options.job ?? 'build'
  }

  async call(step: StepCall, signal: AbortSignal): Promise<Json> {
    const run = steps[step.step]
    if (!run) throw new StepFailure(`the bench's real world has no step ${step.step}`)
    signal.throwIfAborted()
    return run(step.args, this.place(step.blocks), signal)
  }

  async enter(block: BlockCall, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const { step, args, blocks } = block
    if (step === 'podTemplate') this.enterTemplate(block)
    else if (step === 'node') await this.enterNode(block)
    else if (step === 'container') {
      const { pod } = this.node(blocks)
      const name = String(args['name'])
      if (!pod.containers.includes(name)) {
        throw new StepFailure(
          `container ${name} is not valid for pod ${pod.pod.metadata.name} (404); it has ${pod.containers.join(', ')}`,
        )
      }
    } else if (step === 'withCredentials') bind(args['bindings'], this.options.credentials ?? {})
    else if (!plainBlocks.includes(step)) throw new StepFailure(`the bench's real world has no block ${step}`)
  }

  async leave(block: BlockCall, _outcome: Outcome): Promise<void> {
    this.labels.delete(block.id)
    const node = this.nodes.get(block.id)
    this.nodes.delete(block.id)
    await node?.pod.stop()
  }

  env(name: string, blocks: readonly BlockCall[]): string | null {
    return this.environment(blocks)[name] ?? null
  }

  /** What the engine itself has to say. */
  log(line: string): void {
    this.options.log(line)
  }

  private enterTemplate({ id, args, blocks }: BlockCall): void {
    if (blocks.some((block) => block.step === 'podTemplate') && args['inheritFrom'] !== '') {
      throw new StepFailure(
        "podTemplate in a podTemplate inherits from it, which the bench does not do: give inheritFrom: ''",
      )
    }
    const label = typeof args['label'] === 'string' ? args['label'] : uniqueName(this.job)
    this.labels.set(id, label)
  }

  private async enterNode(block: BlockCall): Promise<void> {
    const label = block.args['label']
    const template = block.blocks.filter(({ id }) => this.labels.get(id) === label).at(-1)
    if (!template) throw new StepFailure(`There are no nodes with the label '${label}'`)
    const description = agentPod(template.args, String(label), uniqueName(this.job, 1))
    const { name, namespace } = description.metadata
    const yaml = stringify(description)
    this.pods.push(yaml)
    this.options.log(`Created Pod: kubernetes ${namespace}/${name}`)
    if (template.args['showRawYaml'] !== false)
      for (const line of yaml.trimEnd().split('\n')) this.options.log(line)
    const pod = await RunningPod.start(description, this.options.network, this.options.owner)
    const agent = new Agent(pod)
    await agent.makeFolder(this.workspace).catch(async (error: unknown) => {
      await pod.stop()
      throw error
    })
    this.nodes.set(block.id, { pod, agent })
    this.options.log(`Running on ${name} in ${this.workspace}`)
  }

  private get workspace(): string {
    return `${agentFolder}/workspace/${this.job}`
  }

  private node(blocks: readonly BlockCall[]): { pod: RunningPod; agent: Agent } {
    const block = blocks.filter(({ id }) => this.nodes.has(id)).at(-1)
    const node = block && this.nodes.get(block.id)
    if (!node)
      throw new StepFailure('Required context class hudson.FilePath is missing: surround the step with node')
    node.pod.lost.throwIfAborted()
    return node
  }

  private environment(blocks: readonly BlockCall[]): Variables {
    const jenkins = {
      JOB_NAME: this.job,
      JOB_BASE_NAME: this.job,
      BUILD_NUMBER: '1',
      BUILD_ID: '1',
      BUILD_TAG: `jenkins-${this.job}-1`,
    }
    return environmentAt({ ...jenkins, ...this.options.environment }, blocks, (block) =>
      this.variablesOf(block),
    )
  }

  private variablesOf({ id, step, args }: BlockCall): readonly string[] {
    switch (step) {
      case 'podTemplate':
        return [`POD_LABEL=${this.labels.get(id) ?? ''}`]
      case 'node':
        return [
          `NODE_NAME=${this.nodes.get(id)?.pod.pod.metadata.name ?? ''}`,
          `WORKSPACE=${this.workspace}`,
          `WORKSPACE_TMP=${this.workspace}@tmp`,
        ]
      case 'container':
        return [`POD_CONTAINER=${args['name']}`]
      case 'stage':
        return [`STAGE_NAME=${args['name']}`]
      case 'withEnv':
        return args['overrides'] as string[]
      case 'withCredentials':
        return bind(args['bindings'], this.options.credentials ?? {}).variables
      default:
        return []
    }
  }

  private place(blocks: readonly BlockCall[]): Place {
    const credentials = this.options.credentials ?? {}
    const secrets = blocks
      .filter(({ step }) => step === 'withCredentials')
      .flatMap(({ args }) => bind(args['bindings'], credentials).secrets)
    const branch = blocks.filter(({ step }) => step === 'parallel').at(-1)?.args['branch']
    const prefix = typeof branch === 'string' ? `[${branch}] ` : ''
    // A container or folder of an outer node is none of this one.
    const inner = blocks.slice(blocks.map(({ step }) => step).lastIndexOf('node') + 1)
    const of = (step: string): BlockCall[] => inner.filter((block) => block.step === step)
    return {
      world: this,
      node: () => this.node(blocks),
      container: String(of('container').at(-1)?.args['name'] ?? agentContainer),
      folder: of('dir').reduce((folder, { args }) => resolve(folder, String(args['path'])), this.workspace),
      temporary: `${this.workspace}@tmp`,
      environment: this.environment(blocks),
      log: (line) => this.options.log(mask(prefix + line, secrets)),
    }
  }
}
