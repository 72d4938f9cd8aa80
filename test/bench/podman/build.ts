import { Network } from '../../tools/network'
import type { Owner } from '../../tools/owner'
import type { BlockCall, Json } from '../world'
import { PodmanWorld, type PodmanWorldOptions } from './world'

/** A build whose steps the test calls itself, as the engine would. */
export class Build {
  readonly log: string[] = []
  readonly world: PodmanWorld
  private lastId = 0

  private constructor(options: Omit<PodmanWorldOptions, 'log'>) {
    this.world = new PodmanWorld({ ...options, log: (line) => this.log.push(line) })
  }

  static async start(owner: Owner, options: Partial<PodmanWorldOptions> = {}): Promise<Build> {
    return new Build({ owner, network: options.network ?? (await Network.start(owner)), ...options })
  }

  /** Enters a block, does the work and leaves, inside the blocks given. */
  async block<T>(
    blocks: readonly BlockCall[],
    step: string,
    args: BlockCall['args'],
    work: (blocks: readonly BlockCall[]) => Promise<T>,
  ): Promise<T> {
    const block = { id: ++this.lastId, step, args, blocks }
    await this.world.enter(block, new AbortController().signal)
    try {
      const result = await work([...blocks, block])
      await this.world.leave(block, 'success')
      return result
    } catch (error) {
      await this.world.leave(block, 'failure')
      throw error
    }
  }

  call(
    blocks: readonly BlockCall[],
    step: string,
    args: BlockCall['args'] = {},
    signal = new AbortController().signal,
  ): Promise<Json> {
    return this.world.call({ id: ++this.lastId, step, args, blocks }, signal)
  }

  /** Does the work on the agent of a pod with this YAML. */
  inPod<T>(yaml: string, work: (blocks: readonly BlockCall[]) => Promise<T>): Promise<T> {
    return this.block([], 'podTemplate', { yaml, showRawYaml: false }, (template) =>
      this.block(template, 'node', { label: this.world.env('POD_LABEL', template) }, work),
    )
  }

  /** What a script prints in a container. */
  print(blocks: readonly BlockCall[], container: string, script: string): Promise<Json> {
    return this.block(blocks, 'container', { name: container }, (inside) =>
      this.call(inside, 'sh', { script, returnStdout: true }),
    )
  }
}
