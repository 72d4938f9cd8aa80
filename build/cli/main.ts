import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Command, CommanderError, Option } from 'commander'
import { version } from '../../package.json'
import { build } from './build'
import { nameProblem, newStep } from './newStep'
import { findRoot } from './root'
import { type Format, formats } from './tell'
import { say, sayError } from './terminal'

const exitCodes = `
Exit codes: 0 all is well, 1 the sources have errors or a file is stale, 2 wrong usage.`

// The annotation lets TypeScript see that `program.error` does not return.
const program: Command = new Command('kiln')
  .description('Builds the Jenkins shared library in this folder from its TypeScript sources.')
  .version(version)
  .addHelpText('after', exitCodes)
  .exitOverride()
  .showHelpAfterError('(kiln --help lists the commands)')

program
  .command('build')
  .description('Makes vars/, resources/ and the option tables from src/, and writes what has changed.')
  .option('--check', 'write nothing; list what is missing, stale or superfluous, and fail if anything is')
  .option('--watch', 'stay, and build again whenever a file in src/ changes')
  .addOption(
    new Option('--format <format>', 'of errors: for people; for editors, on stdout; for programs, on stdout')
      .choices(formats)
      .default('pretty'),
  )
  .addHelpText('after', exitCodes)
  .exitOverride()
  .showHelpAfterError('(kiln build --help lists the options)')
  .action(async ({ check, watch, format }: { check?: true; watch?: true; format: Format }) => {
    if (check && watch) program.error('error: --check and --watch exclude each other')
    const root = currentRoot()
    if (watch) await (await import('./watch')).buildOnChange(root, format)
    else if (!(await build(root, { check: check === true, format }))) process.exitCode = 1
  })

program
  .command('new')
  .description('Makes the sources of something new.')
  .exitOverride()
  .showHelpAfterError('(kiln new --help lists what can be made)')
  .command('step')
  .description('Makes a step with options and a test that passes, and builds it.')
  .argument('<name>', 'such as scanImage')
  .option('--pod', 'in a pod of its own')
  .addHelpText('after', exitCodes)
  .exitOverride()
  .showHelpAfterError('(kiln new step --help shows how to use it)')
  .action(async (name: string, { pod }: { pod?: true }) => {
    const root = currentRoot()
    const problem = nameProblem(root, name)
    if (problem !== undefined) program.error(`error: ${problem}`)
    if (!(await newStep(root, name, pod === true))) process.exitCode = 1
  })

program
  .command('trace')
  .description('Prints a log of Jenkins, with the line of the sources behind each line of a stack trace.')
  .argument('[file]', 'the log; standard input if there is none', '-')
  .addHelpText('after', exitCodes)
  .exitOverride()
  .showHelpAfterError('(kiln trace --help shows how to use it)')
  .action(async (file: string) => {
    const root = currentRoot()
    let log: string
    try {
      if (file === '-' && process.stdin.isTTY)
        say('paste the log, then end it with Ctrl-D on a line of its own')
      // What comes from a pipe need not be there yet.
      log = file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8')
    } catch (error) {
      program.error(`error: the log cannot be read: ${(error as Error).message}`)
    }
    const { traceOnce } = await import('./trace')
    if (!traceOnce(root, log)) process.exitCode = 1
  })

function currentRoot(): string {
  const root = findRoot(process.cwd())
  if (root === undefined)
    program.error('error: no src/tsconfig.json, hence no library, here or in a folder above')
  return root
}

void program
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
    } else if (isOfDisk(error)) {
      sayError(`a file cannot be read or written: ${error.message}`)
      process.exitCode = 1
    } else {
      sayError('this is a mistake in kiln itself, please report it:')
      console.error(error)
      process.exitCode = 1
    }
  })
  .then(end)

/** Such as a folder that may not be written, or a full disk. */
function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}

/** By itself, Node would wait for V8, which still optimises what has run. */
function end(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()))
}
