/** What to write instead of functions and methods that TypeScript has and the language has not, by their names. */
const alternatives = {
  apply: 'Call it: `f(a, b)`.',
  bind: 'Write an arrow function that calls it.',
  call: 'Call it: `f(a, b)`.',
  codePointAt: 'Write `charCodeAt`, which gives one half of a character beyond U+FFFF.',
  encodeURIComponent: 'Let the tool that needs it encode the text, such as `curl --data-urlencode`.',
  entries:
    'Write it where it is visited, `for (const [i, one] of list.entries())`, or `list.map((one, i) => …)`.',
  findLast: 'Write `[...list].reverse().find(…)`.',
  findLastIndex: 'Write a loop from the end.',
  freeze: 'Write `as const`, or a type with `readonly`: `Readonly<T>`.',
  hasOwnProperty: 'Write `Object.hasOwn(object, name)`.',
  groupBy: 'Write a loop: `(groups[key(one)] ??= []).push(one)`.',
  isFinite: 'Leave it out: all numbers are integers here.',
  isNaN: 'Leave it out: all numbers are integers here.',
  keys: 'Write `list.map((_, i) => i)`.',
  localeCompare: 'Compare with `<`: `a < b ? -1 : a > b ? 1 : 0`.',
  random: 'Take it from a command, such as `shuf`, or from what is unique already: `env.BUILD_TAG`.',
  reduceRight: 'Write `[...list].reverse().reduce(…)`.',
  search: 'Write `text.match(…)?.index ?? -1`.',
  splice: 'Write `[...list.slice(0, start), ...list.slice(end)]`.',
  stack: 'Leave it out: Jenkins shows the stack trace of an error that nothing catches.',
  structuredClone: 'Write out the copy: `{ ...value }`, `[...value]`.',
  toFixed: 'Count in a smaller unit, and put the point into the text.',
  toLocaleString: 'Write `String(…)`.',
  toReversed: 'Write `[...list].reverse()`.',
  toSorted: 'Write `[...list].sort(…)`.',
  toSpliced: 'Write `[...list.slice(0, start), ...list.slice(end)]`.',
  with: 'Write `list.map((one, i) => (i === index ? value : one))`.',
}

export const instead: ReadonlyMap<string, string> = new Map(Object.entries(alternatives))
