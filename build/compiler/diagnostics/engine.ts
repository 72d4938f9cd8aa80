import { refusal } from './refusal'

/** 5xx: suspension, 6xx: shell text and patterns, and 7xx: limits of the engine. */
export const engine = {
  // Suspension
  noComparatorStep: refusal(
    'KILN502',
    'A comparator could call a step here, and in which order it is asked is not defined.',
    'Call the steps first, and sort by what they returned.',
  ),

  // Shell text and patterns
  noShellValue: refusal(
    'KILN600',
    'The shell template takes text, arrays of text, shell text, secret variables and integers.',
    'Turn the value into one of these.',
  ),
  noShellQuotes: refusal(
    'KILN601',
    'A value stands for whole words and is quoted already: quotes around it would undo that.',
    'Write it without quotes; put text that belongs to the word into the value.',
  ),
  noPattern: (what: string) =>
    refusal(
      'KILN602',
      `In a regular expression, ${what} means something else in Java or does not exist there.`,
      'Write the pattern without it.',
    ),
  noPatternValue: refusal(
    'KILN604',
    'A regular expression is no value in Groovy that would mean the same: it is translated where it is used.',
    'Use the literal there, or a `const` that holds it.',
  ),
  noPatternState: refusal(
    'KILN605',
    'With the flag `g`, `test` and `exec` go on behind the last match, which Groovy does not remember.',
    'Leave the flag out, or write `for (const match of text.matchAll(…))`.',
  ),
  noGroupNames: refusal(
    'KILN606',
    'The names of groups are known only where the compiler sees the pattern, and that nothing else gets hold of the match.',
    'Ask for the names in the function that finds the match, or for the group by its number: `match[1]`.',
  ),

  // Limits of the engine
  tooLongMethod: refusal(
    'KILN704',
    'This becomes a method of more than 64 KiB, which the Java virtual machine does not take.',
    'Move a part of it into a function of its own; read what is only data from a resource.',
  ),
  tooManyCases: refusal(
    'KILN705',
    'groovy-cps takes about 250 cases in a `switch`.',
    'Look the value up in an object.',
  ),
}
