import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { askChecker } from '../../../build/checker'
import type { Sources } from '../../../build/sources'
import { compiledIn, type Compiled, type Compiler, libraryOf, soundCompiler } from '../same-meaning'
import type { Sample } from './arbitrary'
import type { Bug } from './bugs'
import { batch, type Failure, failuresOf } from './run'

const folder = join(__dirname, '../../../build/compiler')

interface Planted extends Compiler {
  askChecker: typeof askChecker
}

/** The compiler with one line of it written in another way. */
export async function compilerWith(bug: Bug): Promise<Compiler> {
  let planted = 0
  const plant: Plugin = {
    name: 'plant',
    setup: (hooks) =>
      hooks.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        // A module finds the files beside it as it does unbundled.
        const place = `const __filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))};`
        const source = readFileSync(path, 'utf8')
        if (relative(folder, path) !== bug.file) return { contents: place + source, loader: 'ts' }
        planted = source.split(bug.sound).length - 1
        return { contents: place + source.replace(bug.sound, () => bug.wrong), loader: 'ts' }
      }),
  }
  const { outputFiles } = await build({
    stdin: {
      contents: `export { askChecker } from '../checker'
        export { lowerSources } from './compile'
        export { printFile } from './groovy/print'`,
      resolveDir: folder,
    },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    write: false,
    plugins: [plant],
  })
  if (planted !== 1) throw new Error(`${bug.file} has it ${planted} times, not once: ${bug.sound}`)
  const module: { exports: unknown } = { exports: {} }
  new Function('require', 'module', 'exports', outputFiles[0]!.text)(require, module, module.exports)
  const { askChecker, lowerSources, printFile } = module.exports as Planted
  return {
    printFile,
    lowerSources: (sources) => {
      // The sources have told their checker to the compiler that they are of.
      askChecker(sources.program.getTypeChecker())
      return lowerSources(sources)
    },
  }
}

/** Programs that are compiled together, and what the sound compiler makes of them. */
interface Group {
  samples: Sample[]
  library: Sources
  sound: Compiled[]
}

/** The programs of a seed, in groups that are typed once for all compilers. */
export class Groups {
  private readonly groups: Group[] = []

  constructor(
    private readonly seed: number,
    private readonly size: number,
    private readonly most: number,
  ) {}

  /** The first program that the compiler gets wrong, and how many were compiled for it. */
  async firstFailure(compiler: Compiler): Promise<{ failure: Failure; programs: number } | undefined> {
    for (let i = 0; i < this.most; i++) {
      const { samples, library, sound } = this.group(i)
      const compiled = compiledIn(unknown(library), samples.length, compiler)
      const changed = samples.map((_, at) => at).filter((at) => compiled[at]!.groovy !== sound[at]!.groovy)
      for (const at of changed) {
        const [failure] = await failuresOf([samples[at]!], [compiled[at]!], i)
        if (failure?.kind === 'different') return { failure, programs: i * this.size + at + 1 }
      }
    }
    return undefined
  }

  private group(index: number): Group {
    const known = this.groups[index]
    if (known !== undefined) return known
    const samples = batch(this.seed, index, this.size)
    const library = libraryOf(samples.map(({ source }) => source))
    const group = { samples, library, sound: compiledIn(library, samples.length, soundCompiler) }
    this.groups[index] = group
    return group
  }
}

/** The same sources, with their types, of which no compiler has found out anything yet. */
function unknown(library: Sources): Sources {
  return Object.create(library, { made: { value: new Map() } }) as Sources
}
