import { readFile } from 'node:fs/promises'
import { ToolError } from '../run'
import type { Cluster } from './cluster'

/** Puts a program of this machine into a running pod, at /tmp/program. */
export async function copyProgram(
  cluster: Cluster,
  namespace: string,
  pod: string,
  file: string,
): Promise<void> {
  const script = 'cat >/tmp/program && chmod +x /tmp/program'
  const command = ['exec', '--stdin', '-n', namespace, pod, '--', 'sh', '-c', script]
  const { code, stderr } = await cluster.kubectl(command, { input: await readFile(file) })
  if (code !== 0) throw new ToolError(`${file} could not be copied into ${pod}: ${stderr}`)
}
