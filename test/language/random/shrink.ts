import * as estree from 'prettier/plugins/estree'
import * as typescript from 'prettier/plugins/typescript'
import { format } from 'prettier/standalone'
import style from '../../../.prettierrc.json'
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

/** The failure as a test for test/language/found, and what is wrong. */
export async function asTest({ sample, problem }: Failure): Promise<string> {
  const formatted = await format(sample.source, {
    ...style,
    parser: 'typescript',
    plugins: [estree, typescript],
  })
  const text = formatted
    .trim()
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replaceAll('\n', '\n    ')
  const args = sample.args.length === 0 ? '' : `    ${JSON.stringify(sample.args)},\n`
  return `  behavesAlike(\n    '…',\n    \`${text}\`,\n${args}  )\n\n${problem}`
}
