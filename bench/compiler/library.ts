import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const repository = join(__dirname, '../..')

/** What the steps of a real library share. */
const shared = [
  'image/reference.ts',
  'jenkins/steps.d.ts',
  'options/check.ts',
  'options/imageBuild.ts',
  'pipeline/inPod.ts',
  'pods/parts.ts',
  'pods/yaml.ts',
  'registry/login.ts',
  'shell/quote.ts',
  'shell/shell.ts',
]

/** As much like each other as the steps of a team are. */
const samples = ['scan', 'deploy']

/** Writes a library of this many steps, each with options and a pod. */
export function writeLibrary(root: string, steps: number): void {
  for (const path of shared) cpSync(join(repository, 'src', path), join(root, 'src', path))
  for (const path of ['tsconfig.json', 'src/tsconfig.json']) cpSync(join(repository, path), join(root, path))
  // The pods' types.
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  for (let i = 0; i < steps; i++) writeStep(root, stepName(i), samples[i % samples.length]!)
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
