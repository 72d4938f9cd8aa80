import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const repository = join(__dirname, '../..')

/** What the compiler itself knows, or the tables of the options import. */
const required = [
  'jenkins/steps.d.ts',
  'options/check.ts',
  'pods/yaml.ts',
  'shell/quote.ts',
  'shell/shell.ts',
]

/** As much like each other as the steps of a team are. */
const samples = ['scan', 'deploy']

/** Writes a library of this many steps, each with options and a pod, and with modules that they share. */
export function writeLibrary(root: string, steps: number): void {
  cpSync(join(__dirname, 'sample/shared'), join(root, 'src'), { recursive: true })
  for (const path of required) cpSync(join(repository, 'src', path), join(root, 'src', path))
  writeSettings(root)
  for (let i = 0; i < steps; i++) writeStep(root, stepName(i), samples[i % samples.length]!)
}

/** Writes a copy of Kiln's own library. */
export function copyLibrary(root: string): void {
  cpSync(join(repository, 'src'), join(root, 'src'), { recursive: true })
  writeSettings(root)
}

function writeSettings(root: string): void {
  for (const path of ['tsconfig.json', 'src/tsconfig.json']) cpSync(join(repository, path), join(root, path))
  // The pods' types; the folder itself holds what is kept of a build.
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/kubernetes-types'), join(root, 'node_modules/kubernetes-types'))
}

export function stepName(i: number): string {
  return `step${String(i).padStart(4, '0')}`
}

function writeStep(root: string, name: string, sample: string): void {
  const capitalised = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const parts = { options: `options/${name}.ts`, pod: `pods/${name}Pod.ts`, step: `vars/${name}.ts` }
  for (const [part, path] of Object.entries(parts)) {
    const text = readFileSync(join(__dirname, 'sample', sample, `${part}.ts`), 'utf8')
    const file = join(root, 'src', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text.replaceAll('Sample', capitalised).replaceAll('sample', name))
  }
}
