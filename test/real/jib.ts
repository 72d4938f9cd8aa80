import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Network } from '../tools/network'
import type { Owner } from '../tools/owner'
import { Registry } from '../tools/registry'
import { runWatched, type WatchedRun } from './watched'

const root = join(__dirname, '../..')
export const greeter = join(root, 'examples/greeter')

interface Given {
  /** The folder that is checked out; default the example. */
  project: string
  /** Files over those of the project, by path. */
  files: Record<string, string>
  /** Of the credential `registry`, instead of the right one. */
  password: string
  environment: Record<string, string>
}

const networkFailure = /Could not transfer (artifact|metadata)|Failed to read artifact descriptor/

/** A registry with a base image for Java, and folders that outlive the pods. */
export class JibSurroundings {
  private constructor(
    private readonly owner: Owner,
    readonly network: Network,
    readonly registry: Registry,
    private readonly baseImage: readonly string[],
  ) {}

  static async start(owner: Owner): Promise<JibSurroundings> {
    const network = await Network.start(owner)
    const registry = await Registry.start(owner, network)
    await registry.push('docker.io/library/eclipse-temurin:21-jre', 'eclipse-temurin:21-jre')
    return new JibSurroundings(owner, network, registry, await registry.files())
  }

  /** A folder of this machine that pods may write to. */
  async sharedFolder(): Promise<string> {
    const folder = join(await this.owner.folder(), 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    chmodSync(dirname(folder), 0o755)
    return folder
  }

  /**
   * Runs the Jenkinsfile in the project's folder; `REGISTRY` is the registry's name for the pods. Once more where the
   * network has failed between here and Maven's repository, which is not what is tested.
   */
  async run(jenkinsfile: string, given: Partial<Given> = {}): Promise<WatchedRun> {
    const ran = await this.runOnce(jenkinsfile, given)
    const isOfNetwork = ran.outcome !== 'success' && networkFailure.test(ran.log)
    return isOfNetwork ? this.runOnce(jenkinsfile, given) : ran
  }

  private async runOnce(
    jenkinsfile: string,
    { project = greeter, files = {}, password = this.registry.password, environment = {} }: Partial<Given>,
  ): Promise<WatchedRun> {
    const scm = await this.owner.folder()
    cpSync(project, scm, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(scm, path)), { recursive: true })
      writeFileSync(join(scm, path), text)
    }
    const { username, address } = this.registry
    return runWatched({
      jenkinsfile,
      world: {
        owner: this.owner,
        network: this.network,
        scm,
        credentials: { registry: { username, password } },
        // Short programs: a quick start is worth more than fast code.
        environment: { REGISTRY: address, MAVEN_OPTS: '-XX:TieredStopAtLevel=1', ...environment },
      },
      secrets: [password, `${username}:${password}`],
      others: () => this.registry.everything(this.baseImage),
    })
  }
}
