/**
 * The part of regular expressions that means the same in JavaScript and in java.util.regex: one pattern is used on Node,
 * in the JSON Schema and in Jenkins.
 */

/** Why a pattern would not mean the same everywhere; undefined when it does. */
export function patternProblem(pattern: string): string | undefined {
  try {
    // Under the u flag JavaScript refuses what it otherwise guesses at: stray braces, needless escapes.
    new RegExp(pattern, 'u')
  } catch (error) {
    return `it is not a regular expression: ${(error as Error).message.split(': ').at(-1)}`
  }
  let depth = 0
  let characterClass = false
  for (const [token] of pattern.matchAll(/\\.|\(\?<?.|\[\^?\]?|&&|[^]/gu)) {
    const problem =
      escapeProblem(token) ?? (characterClass ? classProblem(token) : syntaxProblem(token, depth))
    if (problem !== undefined) return problem
    if (characterClass) {
      characterClass = token !== ']'
    } else {
      characterClass = token.startsWith('[')
      depth += token.startsWith('(') ? 1 : token === ')' ? -1 : 0
    }
  }
  return undefined
}

function escapeProblem(token: string): string | undefined {
  if (!/^\\[A-Za-z0-9]/.test(token) || /^\\[dDwWtnr]$/.test(token)) return undefined
  return `\`${token}\` is not the same in Java: of the escaped letters only \\d \\D \\w \\W \\t \\n \\r are`
}

function classProblem(token: string): string | undefined {
  if (token.startsWith('[')) return '`[` in a character class needs a backslash in Java'
  if (token === '&&') return '`&&` in a character class is an intersection in Java: write & once'
  return undefined
}

function syntaxProblem(token: string, depth: number): string | undefined {
  if (token === '^' || token === '$') return 'leave out `^` and `$`, as it is always for the whole value'
  if (token === '.') return '`.` leaves out other characters in Java: write a character class, such as [^\\n]'
  if (token === '|' && depth === 0) return 'its alternatives need a group: (?:a|b)'
  if (token.startsWith('(?') && !/^\(\?[:=!]$/.test(token)) return `\`${token}\` is not the same in Java`
  return /^\[\^?\]$/.test(token) ? 'an empty character class is not the same in Java' : undefined
}
