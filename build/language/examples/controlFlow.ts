import type { Example } from './example'

/** Statements that say what runs next. */
export const controlFlow: readonly Example[] = [
  {
    title: '`if`',
    rows: ['IfStatement', 'Block'],
    code: `
if (n > 0) {
  echo('positive')
} else if (n < 0) {
  echo('negative')
} else {
  echo('zero')
}`,
  },
  {
    title: '`for…of`, in code that calls no step',
    rows: ['ForOfStatement'],
    code: `let length = 0\nfor (const one of names) length += one.length\nreturn length`,
  },
  {
    title: '`for…of` around a step: an iterator would not survive a restart of Jenkins',
    rows: ['ForOfStatement'],
    code: `for (const one of names) echo(one)`,
  },
  {
    title: '`for…of` over the entries of an object',
    rows: ['ForOfStatement'],
    code: `for (const [key, label] of Object.entries(labels)) echo(\`\${key}=\${label}\`)`,
  },
  {
    title: '`for`, with any parts',
    rows: ['ForStatement'],
    code: `
for (let i = 0; i < names.length; i++) echo(names[i]!)
for (let i = 0, j = n; i < j; i++, j--) echo(\`\${i} and \${j}\`)`,
  },
  {
    title: 'Closures in a loop: each round has variables of its own',
    rows: ['ForStatement', 'ForOfStatement'],
    code: `
const jobs: (() => void)[] = []
for (let i = 0; i < n; i++) jobs.push(() => echo(\`\${i}\`))
for (const one of names) jobs.push(() => echo(one))
jobs.forEach((job) => job())`,
  },
  {
    title: '`for…of` over a Map or a Set, which the loop does not change',
    rows: ['ForOfStatement'],
    code: `
for (const [key, count] of counts) echo(\`\${key}: \${count}\`)
const long = new Set<string>()
for (const word of words) if (word.length > n) long.add(word)
return long`,
  },
  {
    title: '`while`, `break` and `continue`, also with labels',
    rows: ['WhileStatement', 'BreakStatement', 'ContinueStatement', 'LabeledStatement'],
    code: `
let left = n
search: while (left > 0) {
  left--
  for (const one of names) {
    if (one === text) break search
    if (one === '') continue
    echo(one)
  }
}`,
  },
  {
    title: '`do`',
    rows: ['DoStatement'],
    code: `
let left = n
do {
  left--
  if (left === m) continue
  echo(\`\${left}\`)
} while (left > 0)`,
  },
  {
    title: 'A block that is left by its label',
    rows: ['LabeledStatement'],
    code: `
search: {
  for (const one of names) if (one === text) break search
  echo('not found')
}`,
  },
  {
    title: '`switch`',
    rows: ['SwitchStatement'],
    code: `
switch (name) {
  case 'main':
  case 'release':
    return 'push'
  default:
    return 'build'
}`,
  },
  {
    title: '`switch` with cases that are no constants, and over conditions',
    rows: ['SwitchStatement'],
    code: `
switch (text) {
  case names[0]:
    echo('the first')
    break
  case name:
    echo('the name')
}
switch (true) {
  case n < 0:
    return 'negative'
  case n < m:
    return 'small'
}
return 'large'`,
  },
  {
    title: '`switch` with a default in the middle, and clauses that fall through',
    rows: ['SwitchStatement'],
    code: `
switch (n) {
  case 0:
    echo('none')
    break
  default:
    echo('many')
  // falls through
  case 1:
    echo('at least one')
}`,
  },
  {
    title: '`return` and `throw`',
    rows: ['ReturnStatement', 'ThrowStatement'],
    code: `if (n < 0) throw new Error(\`\${n} is negative\`)\nreturn n`,
  },
  {
    title: '`try`: an abort of the build is never caught, and goes on whatever a clean-up does',
    rows: ['TryStatement'],
    code: `
try {
  body()
} catch (problem) {
  echo((problem as Error).message)
} finally {
  echo('done')
}`,
  },
]
