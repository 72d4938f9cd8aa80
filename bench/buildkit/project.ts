import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { busyboxImage, nodeImage } from '../../test/tools/images'

/** What is built; `BASE` is an argument of its Dockerfile. */
export interface Project {
  readonly base: string
  write(root: string): void
  /** What a commit does. */
  change(root: string): void
}

/** 30 seconds that depend on nothing: what a build takes longer is what was added. */
export const waiting: Project = {
  base: busyboxImage,
  write: (root) => write(root, 'Dockerfile', 'ARG BASE\nFROM ${BASE}\nRUN sleep 30\n'),
  change: () => undefined,
}

/**
 * A TypeScript project as many teams have one: dependencies that seldom change, this many libraries that change now and
 * then, and an application that each commit changes.
 */
export function typescriptProject(libraries: number): Project {
  return {
    base: nodeImage,
    write: (root) => writeProject(root, libraries),
    change: (root) => changeApplication(root, 1),
  }
}

const dockerfile = `ARG BASE
FROM \${BASE} AS dependencies
WORKDIR /project
COPY node_modules node_modules

FROM dependencies AS libraries
COPY tsconfig.json .
COPY libraries libraries
RUN for library in libraries/*; do node node_modules/typescript/bin/tsc -p $library; done

FROM libraries AS application
COPY application application
RUN node node_modules/typescript/bin/tsc -p application

FROM \${BASE}
COPY --from=application /project/dist /app
CMD ["node", "/app/main.js"]
`

const settings = {
  compilerOptions: { target: 'ES2022', module: 'CommonJS', strict: true, declaration: true, types: [] },
}

function writeProject(root: string, libraries: number): void {
  write(root, 'Dockerfile', dockerfile)
  write(root, 'tsconfig.json', JSON.stringify(settings))
  const typescript = dirname(require.resolve('typescript/package.json'))
  for (const part of ['package.json', 'bin', 'lib'])
    cpSync(join(typescript, part), join(root, 'node_modules/typescript', part), { recursive: true })
  for (let i = 0; i < libraries; i++) writePackage(root, `libraries/library${i}`, 120)
  writePackage(root, 'application', 40)
  changeApplication(root, 0)
}

function changeApplication(root: string, commit: number): void {
  const text = `import { make0 } from './module0'\nconsole.log(${commit}, make0('x', ${commit}).name)\n`
  write(root, 'application/main.ts', text)
}

function writePackage(root: string, path: string, modules: number): void {
  const compilerOptions = { outDir: path === 'application' ? '../dist' : '../../dist' }
  const extend = path === 'application' ? '../tsconfig.json' : '../../tsconfig.json'
  write(root, `${path}/tsconfig.json`, JSON.stringify({ extends: extend, compilerOptions }))
  for (let i = 0; i < modules; i++) write(root, `${path}/module${i}.ts`, moduleText(i))
}

function moduleText(i: number): string {
  const fields = Array.from({ length: 12 }, (_, at) => `  field${at}: Map<string, Value${i}[]>`)
  const functions = Array.from(
    { length: 12 },
    (_, at) =>
      `export function collect${at}(values: readonly Value${i}[]) {\n` +
      `  return values.filter((value) => value.size > ${at}).map((value) => ({ ...value, key: \`\${value.name}-${at}\` }))\n}`,
  )
  return [
    `export interface Value${i} { name: string; size: number }`,
    `export interface Table${i} {\n${fields.join('\n')}\n}`,
    `export type Keys${i} = { [K in keyof Table${i} as \`get_\${K}\`]: () => Table${i}[K] }`,
    `export function make${i}(name: string, size: number): Value${i} { return { name, size } }`,
    ...functions,
    '',
  ].join('\n')
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
