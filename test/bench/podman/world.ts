import { resolve } from 'node:path'
import { stringify } from 'yaml'
import type { Network } from '../../tools/network'
import type { Owner } from '../../tools/owner'
import { bindCredential, type Binding, type Credential, mask } from '../credentials'
import { withEnv } from '../environment'
import { type BlockCall, type Json, type Outcome, type StepCall, StepFailure, type World } from '../world'
import { Agent } from './agent'
import { agentContainer, agentFolder, agentPod, type AgentPod, uniqueName } from './merge'
import { type LivePod, RunningPod } from './pod'
import type { ClusterObjects } from './volumes'
import { type Place, steps } from './steps'

export type Variables = { readonly [name: string]: string }

export interface PodmanWorldOptions {
  /** Takes away what the world starts; the world itself does so when a block is left. */
  readonly owner: Owner
  /** The pods are on this network and find others on it by name. */
  readonly network: Network
  /** Gets the build's log line by line, as it happens, masked. */
  readonly log: (line: string) => void
  /** The folder that `checkout scm` brings. */
  readonly scm?: string
  /** Jenkins' credentials store. */
  readonly credentials?: Record<string, Credential>
  /** Variables of the build, beside those that Jenkins sets. */
  readonly environment?: Variables
  /** What the cluster has in the pods' namespace. */
  readonly objects?: ClusterObjects
  /** Name of the job; default `build`. */
  readonly job?: string
}

interface Node {
  readonly pod: LivePod
  readonly agent: Agent
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
  /** What `junit` was given, by path. */
  readonly testReports = new Map<string, Buffer>()
  /** By block. */
  private readonly labels = new Map<number, string>()
  private readonly nodes = new Map<number, Node>()
  private readonly bindings = new Map<number, readonly Binding[]>()
  private readonly job: string
  private readonly workspace: string

  constructor(readonly options: PodmanWorldOptions) {
    this.job = options.job ?? 'build'
    this.workspace = `${agentFolder}/workspace/${this.job}`
  }

  async call(step: StepCall, signal: AbortSignal): Promise<Json> {
    const run = steps[step.step]
    if (!run) throw new StepFailure(`the bench's real world has no step ${step.step}`)
    signal.throwIfAborted()
    return run(step.args, this.place(step.blocks), signal)
  }

  async enter(block: BlockCall, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    switch (block.step) {
      case 'podTemplate':
        return this.enterTemplate(block)
      case 'node':
        return this.enterNode(block)
      case 'container':
        return this.enterContainer(block)
      case 'withCredentials':
        return this.enterCredentials(block)
      case 'ws':
        return this.node(block.blocks).agent.makeFolder(folderOf(block.args))
      default:
        if (!plainBlocks.includes(block.step))
          throw new StepFailure(`the bench's real world has no block ${block.step}`)
    }
  }

  async leave({ id, step, blocks }: BlockCall, _outcome: Outcome): Promise<void> {
    if (step === 'withCredentials' && this.bindings.delete(id)) await this.removeSecretFiles(id, blocks)
    this.labels.delete(id)
    const node = this.nodes.get(id)
    this.nodes.delete(id)
    await node?.pod.stop()
  }

  env(name: string, blocks: readonly BlockCall[]): string | null {
    return this.environment(blocks)[name] ?? null
  }

  log(line: string, blocks: readonly BlockCall[]): void {
    const branch = blocks.filter(({ step }) => step === 'parallel').at(-1)?.args['branch']
    const secrets = blocks
      .flatMap(({ id }) => this.bindings.get(id) ?? [])
      .flatMap((binding) => binding.secrets)
    this.options.log(`${typeof branch === 'string' ? `[${branch}] ` : ''}${mask(line, secrets)}`)
  }

  private enterTemplate({ id, args, blocks }: BlockCall): void {
    if (blocks.some(({ step }) => step === 'podTemplate') && args['inheritFrom'] !== '') {
      throw new StepFailure(
        "podTemplate in a podTemplate inherits from it, which the bench does not do: give inheritFrom: ''",
      )
    }
    this.labels.set(id, typeof args['label'] === 'string' ? args['label'] : uniqueName(this.job))
  }

  protected start(pod: AgentPod): Promise<LivePod> {
    const { network, owner, objects } = this.options
    return RunningPod.start(pod, network, owner, objects)
  }

  private async enterNode(block: BlockCall): Promise<void> {
    const label = block.args['label']
    const template = block.blocks.filter(({ id }) => this.labels.get(id) === label).at(-1)
    if (!template) throw new StepFailure(`There are no nodes with the label '${label}'`)
    const description = agentPod(template.args, String(label), uniqueName(this.job, 1))
    const { name, namespace } = description.metadata
    const yaml = stringify(description)
    this.pods.push(yaml)
    this.log(`Created Pod: kubernetes ${namespace}/${name}`, block.blocks)
    if (template.args['showRawYaml'] !== false)
      for (const line of yaml.trimEnd().split('\n')) this.log(line, block.blocks)
    const pod = await this.start(description)
    const agent = new Agent(pod)
    await agent.makeFolder(this.workspace).catch(async (error: unknown) => {
      await pod.stop()
      throw error
    })
    this.nodes.set(block.id, { pod, agent })
    this.log(`Running on ${name} in ${this.workspace}`, block.blocks)
  }

  private enterContainer({ args, blocks }: BlockCall): void {
    const { pod } = this.node(blocks)
    const { name } = args
    if (pod.containers.includes(String(name))) return
    throw new StepFailure(
      `container ${name} is not valid for pod ${pod.pod.metadata.name} (404); it has ${pod.containers.join(', ')}`,
    )
  }

  private async enterCredentials({ id, args, blocks }: BlockCall): Promise<void> {
    const files: { path: string; content: string }[] = []
    const placeFile = (name: string, content: string): string => {
      const path = `${this.secretFolder(id, blocks)}/${files.length}/${name}`
      files.push({ path, content })
      return path
    }
    const bindings = args['bindings'] as Json[]
    const bound = bindings.map((binding) =>
      bindCredential(binding, this.options.credentials ?? {}, placeFile),
    )
    for (const { path, content } of files) await this.node(blocks).agent.write(path, content, 0o600)
    this.bindings.set(id, bound)
  }

  private async removeSecretFiles(id: number, blocks: readonly BlockCall[]): Promise<void> {
    const node = this.nodeOf(blocks)
    if (node && !node.pod.lost.aborted) await node.agent.remove(this.secretFolder(id, blocks))
  }

  private workspaceOf(blocks: readonly BlockCall[]): string {
    const moved = blocks.filter(({ step }) => step === 'ws').at(-1)
    return moved === undefined ? this.workspace : folderOf(moved.args)
  }

  private secretFolder(block: number, blocks: readonly BlockCall[]): string {
    return `${this.workspaceOf(blocks)}@tmp/secretFiles/${block}`
  }

  private nodeOf(blocks: readonly BlockCall[]): Node | undefined {
    return blocks.flatMap(({ id }) => this.nodes.get(id) ?? []).at(-1)
  }

  private node(blocks: readonly BlockCall[]): Node {
    const node = this.nodeOf(blocks)
    if (!node)
      throw new StepFailure('Required context class hudson.FilePath is missing: surround the step with node')
    node.pod.lost.throwIfAborted()
    return node
  }

  private environment(blocks: readonly BlockCall[]): Variables {
    const build = { JOB_NAME: this.job, JOB_BASE_NAME: this.job, BUILD_NUMBER: '1', BUILD_ID: '1' }
    const start: Variables = { ...build, ...this.options.environment }
    return blocks.reduce((outer, block) => {
      return block.step === 'withEnv' ? withEnv(outer, block) : { ...outer, ...this.variablesOf(block) }
    }, start)
  }

  /** What the block adds to the environment. */
  private variablesOf({ id, step, args }: BlockCall): Variables {
    switch (step) {
      case 'podTemplate':
        return { POD_LABEL: this.labels.get(id) ?? '' }
      case 'node': {
        const name = this.nodes.get(id)?.pod.pod.metadata.name ?? ''
        return { NODE_NAME: name, ...workspaceVariables(this.workspace) }
      }
      case 'ws':
        return workspaceVariables(folderOf(args))
      case 'container':
        return { POD_CONTAINER: String(args['name']) }
      case 'stage':
        return { STAGE_NAME: String(args['name']) }
      case 'withCredentials':
        return Object.assign(
          {},
          ...(this.bindings.get(id) ?? []).map(({ variables }) => variables),
        ) as Variables
      default:
        return {}
    }
  }

  private place(blocks: readonly BlockCall[]): Place {
    // A container or folder of an outer node is none of this one.
    const inner = blocks.slice(blocks.map(({ step }) => step).lastIndexOf('node') + 1)
    const of = (step: string): BlockCall[] => inner.filter((block) => block.step === step)
    const workspace = this.workspaceOf(inner)
    const moved = inner.map(({ step }) => step).lastIndexOf('ws')
    const folders = inner.slice(moved + 1).filter(({ step }) => step === 'dir')
    return {
      world: this,
      node: () => this.node(blocks),
      container: String(of('container').at(-1)?.args['name'] ?? agentContainer),
      folder: folders.reduce((folder, { args }) => resolve(folder, String(args['path'])), workspace),
      temporary: `${workspace}@tmp`,
      environment: this.environment(blocks),
      log: (line) => this.log(line, blocks),
    }
  }
}

/** Of `ws`. */
function folderOf(args: { readonly [name: string]: Json }): string {
  return resolve(agentFolder, String(args['dir']))
}

function workspaceVariables(workspace: string): Variables {
  return { WORKSPACE: workspace, WORKSPACE_TMP: `${workspace}@tmp` }
}
