import { Project, ts } from 'ts-morph'
import { compileAll } from '../same-meaning'
import { programs, type Sample } from './arbitrary'
import { type Failure, failuresOf } from './run'

/** How many smaller programs are tried at once. */
const candidates = 24

/** The smallest program found that fails in the same way. */
export async function shrunk(failure: Failure): Promise<Failure> {
  let smallest = failure
  for (let next = await smaller(failure); next !== undefined; next = await smaller(next)) smallest = next
  return smallest
}

async function smaller(failure: Failure): Promise<Failure | undefined> {
  const stream = programs.shrink(failure.sample, undefined)
  while (true) {
    const some: Sample[] = []
    for (let next = stream.next(); !next.done; next = stream.next())
      if (some.push(next.value.value) === candidates) break
    if (some.length === 0) return undefined
    const failures = await failuresOf(some, compileAll(some.map(({ source }) => source)), failure.batch)
    const found = failures.find((one) => one?.kind === failure.kind)
    if (found !== undefined) return found
  }
}

/** The failure as a test for test/language/found.test.ts, and what is wrong. */
export function asTest({ sample, problem }: Failure): string {
  const text = formatted(sample.source)
    .trim()
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replaceAll('\n', '\n    ')
  const args = sample.args.length === 0 ? '' : `    ${JSON.stringify(sample.args)},\n`
  return `  behavesAlike(\n    '…',\n    \`${text}\`,\n${args}  )\n\n${problem}`
}

function formatted(source: string): string {
  const file = new Project({ useInMemoryFileSystem: true }).createSourceFile('program.ts', source)
  file.formatText({ indentSize: 2, semicolons: ts.SemicolonPreference.Remove })
  return file.getFullText()
}
