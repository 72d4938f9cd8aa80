import { realClock } from './clock'
import type { EngineVariant } from './engine'
import { type Interruption, Journal } from './journal'
import { Jvm, type Message } from './jvm'
import type { PipelineRun, RunError, RunResult } from './pipeline'
import type { BlockCall, Outcome, StepCall } from './world'

let lastRun = 0

const TIME_UNITS: Readonly<Record<string, number>> = {
  NANOSECONDS: 1e-6,
  MICROSECONDS: 1e-3,
  MILLISECONDS: 1,
  SECONDS: 1_000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
}

/** One run of a program: takes turns with the engine, and lets the world work between them. */
export class Run {
  private readonly id = ++lastRun
  private readonly calls: StepCall[] = []
  private readonly blocks: BlockCall[] = []
  private readonly blocksById = new Map<number, BlockCall>()
  private readonly timers = new Map<number, () => void>()
  private readonly sandboxCalls = new Set<string>()
  private readonly journal: Journal
  private maxStateBytes = 0
  private turns: Promise<void> = Promise.resolve()
  private ended = false
  private ownsJvm = false
  private spare: Promise<Jvm> | undefined
  private resolve!: (result: RunResult) => void
  private reject!: (error: unknown) => void

  constructor(
    private readonly run: PipelineRun,
    private readonly variant: EngineVariant,
    private jvm: Jvm,
  ) {
    this.journal = new Journal(
      run.world,
      (id) => this.turn(async () => ({ op: 'resume', call: id, ...(await this.journal.take(id)) })),
      (error) => this.crash(error),
    )
  }

  async result(): Promise<RunResult> {
    const { entry, params = {}, signal } = this.run
    const abort = (): void => this.interrupt({ reason: 'Aborted' })
    try {
      return await new Promise<RunResult>((resolve, reject) => {
        this.resolve = resolve
        this.reject = reject
        this.turn(async () => ({ op: 'start', ...this.sources(), params, ...(entry ?? {}) }))
        if (signal?.aborted) abort()
        signal?.addEventListener('abort', abort)
      })
    } finally {
      signal?.removeEventListener('abort', abort)
      for (const cancel of this.timers.values()) cancel()
      await this.journal.close()
      if (this.ownsJvm) this.jvm.close()
      await this.spare?.then(
        (jvm) => jvm.close(),
        () => undefined,
      )
    }
  }

  private sources(): Message {
    return {
      jenkinsfile: this.run.jenkinsfile,
      libraries: (this.run.libraries ?? []).map(({ name, vars, resources }) => ({ name, vars, resources })),
    }
  }

  /** Turns follow each other: a result that arrives during one waits for it, and for the move to another JVM after it. */
  private turn(request: () => Promise<Message>): void {
    this.between(async () => this.take(await this.request({ ...(await request()), ...this.saving() })))
  }

  /** An interruption waits until the program stands still, so that it finds every branch at a call. */
  private interrupt(interruption: Interruption, inside?: number): void {
    this.between(async () => this.journal.interrupt(interruption, inside))
  }

  private between(work: () => Promise<void>): void {
    this.turns = this.turns.then(async () => {
      if (this.ended) return
      try {
        await work()
      } catch (error) {
        this.crash(error)
      }
    })
  }

  private saving(): { reload: boolean; state: boolean } {
    const reload = this.run.reload ?? 'class-loader'
    return { reload: reload === 'class-loader', state: reload === 'jvm' || this.run.onState !== undefined }
  }

  private request(message: Message): Promise<Message> {
    return this.jvm.request({ run: this.id, ...message }, ({ name, blocks }) =>
      this.run.world.env(name as string, this.blockCalls(blocks as number[])),
    )
  }

  private async take(answer: Message): Promise<void> {
    for (const { line, blocks } of answer['log'] as { line: string; blocks: number[] }[]) {
      this.run.world.log?.(line, this.blockCalls(blocks))
    }
    for (const noted of answer['noted'] as Message[]) {
      const call = this.callOf(noted)
      this.calls.push(call)
      this.run.world.note?.(call)
    }
    for (const call of answer['sandboxCalls'] as string[]) this.sandboxCalls.add(call)
    if (typeof answer['stateBytes'] === 'number')
      this.maxStateBytes = Math.max(this.maxStateBytes, answer['stateBytes'])
    if (typeof answer['state'] === 'string') this.run.onState?.(Buffer.from(answer['state'], 'base64'))
    if (typeof answer['outcome'] === 'string') return this.end(answer)
    for (const handout of answer['calls'] as Message[]) this.handOut(handout)
    for (const [id, reason] of Object.entries(answer['cancelled'] as Record<string, string>)) {
      this.journal.interruptCall(Number(id), { reason })
    }
    if (this.run.reload === 'jvm') await this.move(answer['state'] as string)
  }

  private handOut(handout: Message): void {
    const id = handout['id'] as number
    if (handout['kind'] === 'leave') {
      const block = handout['block'] as number
      this.timers.get(block)?.()
      this.timers.delete(block)
      const [call] = this.blockCalls([block])
      if (call) this.journal.begin({ id, kind: 'leave', call, outcome: handout['outcome'] as Outcome })
      return
    }
    const call = this.callOf(handout)
    if (handout['kind'] === 'call') this.calls.push(call)
    else {
      this.blocks.push(call)
      this.blocksById.set(id, call)
      if (call.step === 'timeout') this.startTimer(call)
    }
    this.journal.begin({ id, kind: handout['kind'] as 'call' | 'enter', call, outcome: 'success' })
  }

  private callOf(handout: Message): BlockCall {
    return {
      id: handout['id'] as number,
      step: handout['step'] as string,
      args: handout['args'] as BlockCall['args'],
      blocks: this.blockCalls(handout['blocks'] as number[]),
    }
  }

  /** The engine has checked the time and its unit. */
  private startTimer(block: BlockCall): void {
    const milliseconds =
      Number(block.args['time']) * (TIME_UNITS[String(block.args['unit'] ?? 'MINUTES')] ?? 0)
    const cancel = (this.run.clock ?? realClock).after(milliseconds, () => {
      this.run.world.log?.('Cancelling nested steps due to timeout', block.blocks)
      this.interrupt({ reason: 'Timeout has been exceeded', timeoutBlock: block.id }, block.id)
    })
    this.timers.set(block.id, cancel)
  }

  /** Goes on in a JVM that has never seen the program; the next one can start meanwhile. */
  private async move(state: string): Promise<void> {
    const fresh = await (this.spare ?? Jvm.start(this.variant))
    this.spare = Jvm.start(this.variant)
    this.spare.catch(() => undefined)
    await fresh.request({ op: 'load', run: this.id, ...this.sources(), state })
    await this.release()
    this.jvm = fresh
    this.ownsJvm = true
  }

  private async release(): Promise<void> {
    if (this.ownsJvm) this.jvm.close()
    else await this.request({ op: 'forget' })
  }

  private blockCalls(ids: readonly number[]): BlockCall[] {
    return ids.flatMap((id) => this.blocksById.get(id) ?? [])
  }

  private end(answer: Message): void {
    this.ended = true
    this.resolve({
      outcome: answer['outcome'] as RunResult['outcome'],
      ...(answer['error'] ? { error: answer['error'] as unknown as RunError } : {}),
      result: answer['result'] ?? null,
      calls: this.calls,
      blocks: this.blocks,
      maxStateBytes: this.maxStateBytes,
      sandboxCalls: [...this.sandboxCalls].sort(),
    })
  }

  private crash(error: unknown): void {
    this.ended = true
    this.reject(error)
  }
}
