import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Owner } from './owner'
import { ToolError } from './run'

interface Program {
  readonly name: string
  readonly command: string
  /** For a port on all addresses of this machine. */
  readonly args: (port: number) => readonly string[]
  readonly env?: { readonly [name: string]: string }
}

/** Runs a program that serves HTTP on this machine, in a folder of its own, and waits for it; gives its port. */
export async function startLocalServer(owner: Owner, { name, command, args, env }: Program): Promise<number> {
  const port = await freePort()
  const cwd = await owner.folder()
  const child = spawn(command, args(port), { cwd, env: { ...process.env, ...env }, stdio: 'ignore' })
  owner.defer(name, async () => child.kill('SIGKILL'))
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (up) return port
    await sleep(100)
  }
  throw new ToolError(`${name} does not answer`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
