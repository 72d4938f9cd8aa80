import type { Diagnostic } from '../compiler'
import { arrayStatements } from '../compiler/library/array'
import { mapStatements } from '../compiler/library/map'
import { setStatements } from '../compiler/library/set'
import { groovyOf } from './compile'
import { type Example, expressions, methods, statements, steps } from './examples'
import { longRun } from './longRun'
import { cell, refusedTables } from './refused'

/** The text of docs/language.md. What it shows of the compiler is compiled for it, so that it cannot be out of date. */
export function languagePage(root: string): { text: string; diagnostics: Diagnostic[] } {
  const examples = [...statements, ...expressions, ...steps]
  const calls = Object.entries(methods).flatMap(([owner, of]) =>
    Object.entries(of).map(([name, code]) => ({ owner, name, code })),
  )
  const { groovy, diagnostics } = groovyOf(root, [
    ...examples.map(({ code }) => code.trim()),
    ...calls.map(({ owner, name, code }) => (isStatement(owner, name) ? code : `return ${code}`)),
  ])
  if (diagnostics.length > 0) return { text: '', diagnostics }
  const pairs = new Map(examples.map((example, i) => [example, pair(example, groovy[i]!)]))
  const rows = calls.map(({ owner, code }, i) => ({ owner, code, groovy: groovy[examples.length + i]! }))
  const paragraphs = [
    introduction,
    '## Statements and declarations',
    ...statements.map((example) => pairs.get(example)!),
    '## Expressions',
    ...expressions.map((example) => pairs.get(example)!),
    '## Built-in methods',
    methodsIntroduction,
    ...Object.entries(methodSections).flatMap(([title, owners]) => [
      `### ${title}`,
      methodTable(rows.filter(({ owner }) => owners.includes(owner))),
    ]),
    '## Steps, shell text and secrets',
    ...steps.map((example) => pairs.get(example)!),
    '## Refused',
    refusedIntroduction,
    ...refusedTables(),
    '## Proof',
    proof,
    longRun === undefined
      ? 'No long run of random programs has been recorded yet.'
      : `The longest run of random programs so far: ${longRun.programs.toLocaleString('en')}, with the seed ${longRun.seed}: ${longRun.result}.`,
  ]
  return { text: `${paragraphs.join('\n\n')}\n`, diagnostics }
}

const statementsOf: Readonly<Record<string, object>> = {
  array: arrayStatements,
  map: { ...mapStatements, clear: undefined },
  set: { ...setStatements, clear: undefined },
}

function isStatement(owner: string, name: string): boolean {
  return Object.hasOwn(statementsOf[owner] ?? {}, name)
}

function pair({ title, code }: Example, groovy: string): string {
  return [`### ${title}`, `\`\`\`ts\n${code.trim()}\n\`\`\``, `\`\`\`groovy\n${groovy}\n\`\`\``].join('\n\n')
}

function methodTable(rows: readonly { code: string; groovy: string }[]): string {
  const lines = rows.map(({ code, groovy }) => `| ${span(code)} | ${span(groovy.replace(/^return /, ''))} |`)
  return ['| TypeScript | Groovy |', '| --- | --- |', ...lines].join('\n')
}

function span(code: string): string {
  return cell(code.replace(/^.*$/gm, '`$&`'))
}

const introduction = `<!-- Generated from build/language/ and the compiler's tables. Do not edit: run npm run build. -->

# The language

Steps are written in a part of TypeScript that can be given the same meaning in Groovy under Jenkins' CPS engine. A
program that the compiler accepts does there what it does on Node, and goes on after a restart of Jenkins at any step.
Everything else is refused, with the place, a code and what to write instead. [How to write a step](write-a-step.md) says
where to start.

- Types are checked as by \`tsc --strict\` before anything else. A cast (\`value as T\`) is taken at its word, as in
  TypeScript: of a value that is something else, nothing is promised. Nor is it of an element that a callback has taken out of
  its own array meanwhile, though its type says that it is there: a step that gets it may end with an error.
- A name that is made at run time and that every object of TypeScript has, such as \`constructor\`, is an error where the
  object has no property of its own by that name: ask \`Object.hasOwn\` first, or use a Map.
- Numbers are integers. \`null\` and \`undefined\` are one value in Groovy, so that a type may allow only one of them where
  the difference would show.
- A step is called like a function and returns when it is done: there is no \`async\`. The steps that can be called are
  declared in \`src/jenkins/steps.d.ts\`.
- Functions that can reach no step become \`@NonCPS\`; nobody has to say so.
- Calls of functions that can reach a step nest a thousand deep; one more level ends the build with an error.
- Modules are imported by the names that they export. All that a step needs becomes one file, \`vars/<step>.groovy\`.`

const refusedIntroduction = `The codes are stable. Codes from KILN800 on belong to the options of a step and to pods; their messages say which tag or
type is meant.`

const proof = `The tests run programs of this language on Node and, compiled, under two versions of groovy-cps: straight on, and with the
state saved and loaded at every step. Results, errors and the steps that were called must be the same.`

const methodsIntroduction = `A callback is an arrow function or the name of a function. \`integer\`, \`product\` and \`trim\` are methods that a file gets when
it uses them: they do what JavaScript does where no method of Groovy does.`

/** Which of the groups of methods stand together. */
const methodSections: Readonly<Record<string, readonly string[]>> = {
  Arrays: ['array'],
  'Map and Set': ['map', 'set'],
  Text: ['text', 'regexp'],
  'Numbers and booleans': ['number'],
  'Functions of the language': ['Array', 'JSON', 'Math', 'Number', 'Object', 'String', ''],
}
