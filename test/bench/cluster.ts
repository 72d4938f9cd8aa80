import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from '../tools/kubernetes/cluster'
import type { Ran, RunOptions } from '../tools/run'
import { agentImage } from '../tools/images'
import type { AgentPod } from './podman/merge'
import type { LivePod } from './podman/pod'
import { PodmanWorld, type PodmanWorldOptions } from './podman/world'
import { StepFailure } from './world'

/** The steps of Jenkins with the kubernetes plugin, its pods on a real Kubernetes. */
export class ClusterWorld extends PodmanWorld {
  constructor(
    private readonly cluster: Cluster,
    options: Omit<PodmanWorldOptions, 'network'>,
  ) {
    super({ ...options, network: { name: '' } as PodmanWorldOptions['network'] })
  }

  protected override async start(pod: AgentPod): Promise<LivePod> {
    return ClusterPod.start(this.cluster, pod)
  }
}

interface Status {
  readonly phase?: string
  readonly containerStatuses?: readonly {
    readonly name: string
    readonly state: {
      readonly running?: object
      readonly terminated?: { readonly exitCode: number; readonly reason: string }
    }
  }[]
}

class ClusterPod implements LivePod {
  private readonly ending = new AbortController()
  private isOver = false

  private constructor(
    private readonly cluster: Cluster,
    readonly pod: AgentPod,
  ) {}

  static async start(cluster: Cluster, description: AgentPod): Promise<ClusterPod> {
    const agent = description.spec.containers.find(({ name }) => name === 'jnlp')
    // What Jenkins' own image does: it stays.
    if (agent) Object.assign(agent, { image: agentImage, command: ['sleep', '99d'], args: [] })
    const pod = new ClusterPod(cluster, {
      ...description,
      metadata: { ...description.metadata, namespace: 'default' },
    })
    await cluster.apply(pod.pod)
    try {
      await pod.waitForContainers()
    } catch (error) {
      await pod.stop()
      throw error
    }
    void pod.watch()
    return pod
  }

  get lost(): AbortSignal {
    return this.ending.signal
  }

  get containers(): readonly string[] {
    return this.pod.spec.containers.map(({ name }) => name)
  }

  exec(container: string, command: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return this.cluster.kubectl(['exec', '--stdin', this.name, '-c', container, '--', ...command], options)
  }

  async stop(): Promise<void> {
    this.isOver = true
    await this.cluster.kubectl([
      'delete',
      'pod',
      this.name,
      '--ignore-not-found',
      '--grace-period=0',
      '--force',
    ])
  }

  private get name(): string {
    return this.pod.metadata.name
  }

  private async status(): Promise<Status> {
    const { stdout } = await this.cluster.kubectl(['get', 'pod', this.name, '-o', 'json'])
    return stdout === '' ? {} : ((JSON.parse(stdout) as { status: Status }).status ?? {})
  }

  private async waitForContainers(): Promise<void> {
    for (let tries = 0; tries < 120; tries++) {
      const { containerStatuses = [] } = await this.status()
      const running = containerStatuses.filter(({ state }) => state.running !== undefined)
      if (running.length === this.containers.length) return
      await sleep(500)
    }
    throw new StepFailure(`The pod ${this.name} does not start: ${JSON.stringify(await this.status())}`)
  }

  /** The kubernetes plugin's Reaper: a container that ends, with exit code 0 too, takes the agent with it. */
  private async watch(): Promise<void> {
    while (!this.isOver) {
      const { containerStatuses = [] } = await this.status()
      const ended = containerStatuses.filter(({ state }) => state.terminated !== undefined)
      if (ended.length > 0 && !this.isOver) {
        const reasons = ended.map(({ name, state }) => {
          const { exitCode, reason } = state.terminated!
          return `Container ${name} was terminated (Exit Code: ${exitCode}, Reason: ${reason})`
        })
        return this.ending.abort(new StepFailure(`Agent was removed: ${reasons.join('; ')}`, 'abort'))
      }
      await sleep(1000)
    }
  }
}
