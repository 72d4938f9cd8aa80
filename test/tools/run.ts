import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface RunOptions {
  readonly input?: string | Buffer
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Its abort ends the program and the programs that it started. */
  readonly signal?: AbortSignal
  /** Called for each line of output while the program runs. */
  readonly onLine?: (line: string, from: 'stdout' | 'stderr') => void
}

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Standard output as it came. */
  readonly bytes: Buffer
}

/** A failure that is told to the user in its own words: no stack trace. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}

/**
 * Runs a program to its end, whatever its exit code. It gets a session of its own: a Ctrl-C on the terminal reaches
 * only us, who then undo what the program was doing.
 */
export function attempt(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { input, cwd, env, signal, onLine } = options
    signal?.throwIfAborted()
    const child = spawn(command, args, {
      detached: true,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    })
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended by itself in this moment.
      }
    }
    signal?.addEventListener('abort', end)
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    if (onLine) {
      createInterface({ input: child.stdout }).on('line', (line) => onLine(line, 'stdout'))
      createInterface({ input: child.stderr }).on('line', (line) => onLine(line, 'stderr'))
    }
    child.on('error', reject)
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', end)
      if (signal?.aborted) reject(signal.reason)
      else if (killedBy !== null) reject(new ToolError(`${command} was ended by ${killedBy}`))
      else resolve(ran(code ?? -1, Buffer.concat(stdout), Buffer.concat(stderr)))
    })
    // A program that ends without reading its input is no failure of ours: its exit code tells.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
  })
}

const ran = (code: number, bytes: Buffer, stderr: Buffer): Ran => ({
  code,
  stdout: bytes.toString(),
  stderr: stderr.toString(),
  bytes,
})

/** Runs a program that has to succeed, and returns its standard output. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await attempt(command, args, options)
  if (code !== 0) {
    throw new ToolError(`${[command, ...args].join(' ')}: exit code ${code}\n${(stderr || stdout).trimEnd()}`)
  }
  return stdout
}
