import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { engineCommand, type EngineVariant } from './engine'
import { STEPS, SYMBOLS } from './steps'
import type { Json } from './world'

export type Message = { [key: string]: Json }

/** Answers what the engine asks in the middle of a request. */
export type Answerer = (question: Message) => Json

/** No single stretch of a program runs longer; one that does has an endless loop. */
const REQUEST_LIMIT_MS = 120_000
const KEPT_STDERR = 8_000

/** An engine process. Requests queue up: the engine works on one at a time. */
export class Jvm {
  private queue: Promise<unknown> = Promise.resolve()
  private onLine: ((line: string) => void) | undefined
  private onDeath: ((error: Error) => void) | undefined
  private death: Error | undefined
  private stderr = ''

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly limitMs: number,
  ) {
    createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => this.onLine?.(line))
    child.stderr.on('data', (chunk) => (this.stderr = (this.stderr + chunk).slice(-KEPT_STDERR)))
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => this.die(`could not be started: ${error.message}`))
    child.on('close', (code, signal) => this.die(`ended (${signal ?? code})`))
    this.hold(false)
  }

  static async start(variant: EngineVariant, limitMs = REQUEST_LIMIT_MS): Promise<Jvm> {
    const [command = '', ...args] = await engineCommand(variant)
    const jvm = new Jvm(spawn(command, args, { env: process.env }), limitMs)
    await jvm.request({ op: 'table', steps: STEPS as unknown as Json, symbols: SYMBOLS as unknown as Json })
    return jvm
  }

  request(message: Message, answer: Answerer = refuse): Promise<Message> {
    const result = this.queue.then(() => this.exchange(message, answer))
    this.queue = result.catch(() => undefined)
    return result
  }

  isDead(): boolean {
    return this.death !== undefined
  }

  close(): void {
    this.child.stdin.end()
    this.child.kill('SIGKILL')
  }

  private async exchange(message: Message, answer: Answerer): Promise<Message> {
    if (this.death) throw this.death
    this.hold(true)
    const limit = setTimeout(() => {
      this.stderr += `no answer to a request for ${this.limitMs / 1000} s`
      this.close()
    }, this.limitMs)
    try {
      return await new Promise<Message>((resolve, reject) => {
        this.onDeath = reject
        this.onLine = (line) => {
          try {
            const reply = JSON.parse(line) as Message
            if (typeof reply['fault'] === 'string')
              reject(new Error(`The engine has a fault: ${reply['fault']}`))
            else if ('ask' in reply) this.send({ value: answer(reply) })
            else resolve(reply)
          } catch (error) {
            reject(error)
            // The engine waits for an answer that will not come.
            this.close()
          }
        }
        this.send(message)
      })
    } finally {
      clearTimeout(limit)
      this.onLine = undefined
      this.onDeath = undefined
      this.hold(false)
    }
  }

  private send(message: Message): void {
    this.child.stdin.write(JSON.stringify(message) + '\n')
  }

  private die(how: string): void {
    this.death ??= new Error(
      `The Pipeline bench's JVM ${how}. Its standard error:\n${this.stderr || '(nothing)'}`,
    )
    this.onDeath?.(this.death)
  }

  /** An idle engine does not keep Node alive. */
  private hold(busy: boolean): void {
    const handles = [this.child, this.child.stdin, this.child.stdout, this.child.stderr] as unknown as {
      ref(): void
      unref(): void
    }[]
    for (const handle of handles) handle[busy ? 'ref' : 'unref']()
  }
}

function refuse(question: Message): never {
  throw new Error(`nobody answers the engine's question ${JSON.stringify(question)}`)
}

const shared = new Map<EngineVariant, Promise<Jvm>>()

/** The engine that all runs of this process share; started when it is first needed, and again after it died. */
export function sharedJvm(variant: EngineVariant): Promise<Jvm> {
  const before = shared.get(variant)
  // The next caller waits for this very promise, so that callers at the same time do not start an engine each.
  const jvm = before === undefined ? Jvm.start(variant) : before.then(livingOrNew, livingOrNew)
  shared.set(variant, jvm)
  return jvm

  function livingOrNew(engine: unknown): Jvm | Promise<Jvm> {
    return engine instanceof Jvm && !engine.isDead() ? engine : Jvm.start(variant)
  }
}

export async function closeJvms(): Promise<void> {
  const jvms = await Promise.allSettled(shared.values())
  shared.clear()
  for (const jvm of jvms) if (jvm.status === 'fulfilled') jvm.value.close()
}

// Jest gives every test file modules of its own, and so an engine of its own.
if (typeof afterAll === 'function') afterAll(closeJvms)
