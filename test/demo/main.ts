import { interruption, interruptOnSignals } from '../tools/interruption'
import { Owner } from '../tools/owner'
import { ToolError } from '../tools/run'
import { say } from '../tools/say'
import { closeJvms } from '../bench/jvm'
import { demo } from './demo'

const help = `usage: npm run demo

Compiles the library, runs examples/hello/Jenkinsfile on the Pipeline bench with real pods, pushes the image that it
builds to a registry of its own, pulls it back and runs it. What it starts it takes away again.

Exit code 0: it worked; 1: it failed; 130: it was interrupted.
KILN_CACHE is the folder for what is fetched or built once (default: kiln in the user's cache folder).`

void main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0) {
    const isHelp = args.length === 1 && ['--help', '-h'].includes(args[0] ?? '')
    console[isHelp ? 'log' : 'error'](isHelp ? help : `unknown argument: ${args.join(' ')}\n\n${help}`)
    process.exit(isHelp ? 0 : 2)
  }
  interruptOnSignals()
  interruption.addEventListener('abort', () => say('interrupted: taking away what was started'))
  const owner = new Owner()
  const failures: unknown[] = []
  await demo(owner).catch((error: unknown) => failures.push(error))
  await owner.release().catch((error: unknown) => failures.push(error))
  await closeJvms()
  if (interruption.aborted) process.exit(130)
  for (const failure of failures) {
    const isTold = failure instanceof ToolError
    say(
      `failed: ${isTold ? failure.message : failure instanceof Error ? (failure.stack ?? failure.message) : failure}`,
    )
  }
  if (failures.length === 0) say('everything that was started is gone again')
  process.exit(failures.length === 0 ? 0 : 1)
}
