import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { needImage } from '../../tools/images'
import type { Network } from '../../tools/network'
import type { Owner } from '../../tools/owner'
import { podman, tryPodman } from '../../tools/podman'
import { isRunning } from '../../tools/process'
import { removePod } from '../../tools/pods'
import { attempt, type Ran, type RunOptions } from '../../tools/run'
import { StepFailure } from '../world'
import { allContainers, checkPod, forPodman } from './enact'
import type { AgentPod } from './merge'
import { type ClusterObjects, makeVolumes } from './volumes'

interface ContainerState {
  readonly Id: string
  readonly Pid: number
  readonly Running: boolean
  readonly ExitCode: number
  readonly OOMKilled: boolean
}

/** A pod with a Jenkins agent, wherever it runs. */
export interface LivePod {
  readonly pod: AgentPod
  /** Aborted with a `StepFailure` when a container ends, and the agent with it. */
  readonly lost: AbortSignal
  readonly containers: readonly string[]
  /** Runs a program in a container, with its standard input; whatever its exit code. */
  exec(container: string, command: readonly string[], options?: RunOptions): Promise<Ran>
  stop(): Promise<void>
}

/** A pod on podman. */
export class RunningPod implements LivePod {
  private readonly pids = new Map<string, number>()
  private readonly ending = new AbortController()
  private watcher: NodeJS.Timeout | undefined

  private constructor(
    readonly pod: AgentPod,
    private readonly owner: Owner,
  ) {}

  /** Fetches the images, makes the volumes and runs the pod; throws a `StepFailure` where it cannot run. */
  static async start(
    pod: AgentPod,
    network: Network,
    runOwner: Owner,
    objects: ClusterObjects = {},
  ): Promise<RunningPod> {
    checkPod(pod)
    for (const { image = '' } of allContainers(pod)) await needImage(image)
    await checkUsers(pod)
    const running = new RunningPod(pod, runOwner.child())
    try {
      await running.play(network, objects)
    } catch (error) {
      await running.stop()
      throw error
    }
    return running
  }

  get lost(): AbortSignal {
    return this.ending.signal
  }

  get containers(): readonly string[] {
    return [...this.pids.keys()]
  }

  exec(container: string, command: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return tryPodman(['exec', '--interactive', this.idOf(container), ...command], options)
  }

  async stop(): Promise<void> {
    clearInterval(this.watcher)
    await this.owner.release()
  }

  private async play(network: Network, objects: ClusterObjects): Promise<void> {
    const { name } = this.pod.metadata
    const folders = await makeVolumes(this.pod, objects, this.owner)
    const file = join(await this.owner.folder(), 'pod.yaml')
    await writeFile(file, stringify(forPodman(this.pod, folders, this.owner.id, network.hosts)))
    this.owner.defer(`pod ${name}`, () => removePod(name))
    const { code, stderr } = await tryPodman(['play', 'kube', '--network', network.name, file])
    if (code !== 0) throw new StepFailure(`The pod ${name} does not start:\n${stderr.trimEnd()}`)
    const states = await this.states()
    for (const [container, { Pid }] of states) this.pids.set(container, Pid)
    this.watcher = setInterval(() => {
      this.watch().catch((error: unknown) => this.ending.abort(error))
    }, 200).unref()
  }

  /**
   * The kubernetes plugin's Reaper: a container that ends, with exit code 0 too, takes the agent with it.
   */
  private async watch(): Promise<void> {
    if ([...this.pids.values()].every(isRunning)) return
    clearInterval(this.watcher)
    const ended = (await this.states()).filter(([, { Running }]) => !Running)
    // On a machine with both versions of cgroups podman misses what the kernel says.
    const kernel = (await attempt('dmesg', []).catch(() => null))?.stdout ?? ''
    const reasons = ended.map(([name, { Id, ExitCode, OOMKilled }]) => {
      const isOutOfMemory = OOMKilled || new RegExp(`oom-kill:.*oom_memcg=\\S*${Id}`).test(kernel)
      const reason = isOutOfMemory ? 'OOMKilled' : ExitCode === 0 ? 'Completed' : 'Error'
      return `Container ${name} was terminated (Exit Code: ${ExitCode}, Reason: ${reason})`
    })
    this.ending.abort(new StepFailure(`Agent was removed: ${reasons.join('; ')}`, 'abort'))
  }

  private async states(): Promise<[container: string, state: ContainerState][]> {
    const names = this.pod.spec.containers.map(({ name }) => name)
    const ids = names.map((name) => this.idOf(name))
    const inspected = (await podman(['inspect', '--format', '{{.Id}} {{json .State}}', ...ids]))
      .trim()
      .split('\n')
    return names.map((name, at) => {
      const [Id = '', state = ''] = (inspected[at] ?? '').split(/ (.*)/)
      return [name, { ...(JSON.parse(state) as ContainerState), Id }]
    })
  }

  /** The name that `podman play kube` gives to a container. */
  private idOf(container: string): string {
    return `${this.pod.metadata.name}-${container}`
  }
}

/** What the kubelet checks for `runAsNonRoot` when it knows the image. */
async function checkUsers(pod: AgentPod): Promise<void> {
  for (const { name, image = '', securityContext } of allContainers(pod)) {
    const { runAsNonRoot, runAsUser } = { ...pod.spec.securityContext, ...securityContext }
    if (runAsNonRoot !== true) continue
    const user = runAsUser ?? (await podman(['image', 'inspect', '--format', '{{.User}}', image])).trim()
    // A name could be root's as well: the kubelet refuses it too.
    if (!/^[1-9]\d*(:\d+)?$/.test(`${user}`)) {
      throw new StepFailure(`container ${name} has runAsNonRoot and would run as user '${user || 0}'`)
    }
  }
}
