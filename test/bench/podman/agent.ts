import { StepFailure } from '../world'
import { agentContainer } from './merge'
import type { LivePod } from './pod'
import { quote } from './shell'

/** What the Jenkins agent does with files; like it, it works in the agent's container, whatever `container` stands around. */
export class Agent {
  constructor(private readonly pod: LivePod) {}

  async makeFolder(path: string): Promise<void> {
    await this.run(`mkdir -p ${quote(path)}`)
  }

  async write(path: string, content: string | Buffer, mode = 0o644): Promise<void> {
    const folder = path.slice(0, path.lastIndexOf('/'))
    await this.run(
      `mkdir -p ${quote(folder)} && cat >${quote(path)} && chmod ${mode.toString(8)} ${quote(path)}`,
      content,
    )
  }

  read(path: string): Promise<Buffer> {
    return this.run(`cat ${quote(path)}`)
  }

  async exists(path: string): Promise<boolean> {
    return (await this.run(`if [ -e ${quote(path)} ]; then echo yes; fi`)).length > 0
  }

  /** Removes a file or a folder with all that is in it; not being there is no failure. */
  async remove(path: string): Promise<void> {
    await this.run(`rm -rf ${quote(path)}`)
  }

  /** Relative paths of the files in a folder, sorted. */
  async list(folder: string): Promise<string[]> {
    const output = await this.run(`cd ${quote(folder)} && find . -type f`)
    return output
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(2))
      .sort()
  }

  /** These files as a tar archive. Their names are read from standard input, since an argument is limited to 128 KiB. */
  pack(folder: string, files: readonly string[]): Promise<Buffer> {
    const names = 'set --; while IFS= read -r name; do set -- "$@" "$name"; done'
    return this.run(
      `cd ${quote(folder)}; ${names}; tar -cf - -- "$@"`,
      files.map((file) => `${file}\n`).join(''),
    )
  }

  async unpack(folder: string, archive: Buffer): Promise<void> {
    await this.run(`mkdir -p ${quote(folder)} && tar -xf - -C ${quote(folder)}`, archive)
  }

  private async run(command: string, input: string | Buffer = ''): Promise<Buffer> {
    const { code, bytes, stderr } = await this.pod.exec(agentContainer, ['sh', '-c', command], { input })
    this.pod.lost.throwIfAborted()
    if (code !== 0) throw new StepFailure(stderr.trim())
    return bytes
  }
}
