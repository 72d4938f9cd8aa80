import { join } from 'node:path'
import { libraryFromTree } from '../bench/library'
import { type RunResult, runPipeline } from '../bench/pipeline'
import { PodmanWorld, type PodmanWorldOptions } from '../bench/podman/world'
import { watchArguments } from '../tools/arguments'
import { type Finding, findSecrets } from '../tools/secrets'

export interface WatchedRun extends RunResult {
  log: string
  leaks: Finding[]
  artifacts: ReadonlyMap<string, Buffer>
  testReports: ReadonlyMap<string, Buffer>
}

interface Watched {
  jenkinsfile: string
  world: Omit<PodmanWorldOptions, 'log'>
  /** What must not be seen anywhere. */
  secrets: readonly string[]
  /** Gets each line of the log, and all that there are. */
  onLog?: ((line: string, log: readonly string[]) => void) | undefined
  /** Further places to look for secrets, once the run has ended. */
  others?: () => Promise<[place: string, content: Buffer][]>
}

/**
 * Runs the Jenkinsfile with the working tree as its library, and looks for the secrets in its log, its pods, the arguments
 * of all processes, and its saved state.
 */
export async function runWatched({
  jenkinsfile,
  world: options,
  secrets,
  onLog,
  others,
}: Watched): Promise<WatchedRun> {
  const lines: string[] = []
  const states: [string, Buffer][] = []
  const log = (line: string): void => {
    lines.push(line)
    onLog?.(line, lines)
  }
  const world = new PodmanWorld({ ...options, log })
  const watch = watchArguments()
  const result = await runPipeline({
    jenkinsfile: jenkinsfile.includes('@Library') ? jenkinsfile : `@Library('kiln') _\n${jenkinsfile}`,
    libraries: [libraryFromTree(join(__dirname, '../..'))],
    world,
    onState: (bytes) => states.push(['state', bytes]),
  })
  const leaks = findSecrets(secrets, [
    ['log', lines.join('\n')],
    ...world.pods.map((pod) => ['pod', pod] as const),
    ...watch.stop().map((argument) => ['argument', argument] as const),
    ...states,
    ...((await others?.()) ?? []),
  ])
  const { artifacts, testReports } = world
  return { ...result, log: lines.join('\n'), leaks, artifacts, testReports }
}
