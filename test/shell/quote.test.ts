import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { quote, quoteAll } from '../../src/shell/quote'
import { secretVariable, shell } from '../../src/shell/shell'
import { shells } from './shells'

/** All but NUL, which no argument of a process can hold; the check of the options refuses it. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '`', '$', '\\', '\n', ' ', '(', ')', '!', '*', '~', '-', 'a', 'é', '\t'),
  }),
)
const argument = text.map((value) => value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, ''))

/** The words that the shell makes of the text, as a command sees them. */
function wordsOf([program, ...options]: string[], words: string): string[] {
  const script = `for word in ${words}; do printf '%s\\0' "$word"; done`
  const printed = execFileSync(program!, [...options, '-c', script], { encoding: 'utf8' })
  return printed.split('\0').slice(0, -1)
}

describe.each(Object.entries(shells))('in %s', (_name, command) => {
  it('a quoted value is one word, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 20, maxLength: 40 }), (values) => {
        expect(wordsOf(command, quoteAll(values))).toEqual(values)
      }),
      { numRuns: 25 },
    )
  })

  it('a value in a template is one word, and a list as many as it has elements', () => {
    fc.assert(
      fc.property(argument, fc.array(argument, { minLength: 1 }), (value, list) => {
        expect(wordsOf(command, String(shell`first ${value} --name=${value} ${list} last`))).toEqual([
          'first',
          value,
          `--name=${value}`,
          ...list,
          'last',
        ])
      }),
      { numRuns: 50 },
    )
  })
})

describe('quote', () => {
  it('leaves a word that is safe as it is, for a log that reads well', () => {
    expect(quote('--output=type=image,name=registry:5000/team/app_1@sha256:ab')).toBe(
      '--output=type=image,name=registry:5000/team/app_1@sha256:ab',
    )
  })

  it('quotes the empty value, a tilde and a line break', () => {
    expect([quote(''), quote('~'), quote('safe\n')]).toEqual(["''", "'~'", "'safe\n'"])
  })
})

describe('shell', () => {
  it('takes the common indentation and the outer line breaks away', () => {
    const script = shell`
      if true; then
        echo indented

      fi
    `
    expect(String(script)).toBe('if true; then\n  echo indented\n\nfi')
  })

  it('keeps the lines of a value as they are', () => {
    const script = shell`
      printf %s ${'one\n        two'}
    `
    expect(String(script)).toBe("printf %s 'one\n        two'")
  })

  it('keeps backslashes, and writes a dollar sign before a brace and a backtick with one', () => {
    expect(String(shell`printf '%s\n' "\${HOME}" \`date\``)).toBe('printf \'%s\\n\' "${HOME}" `date`')
  })

  it('puts a part into a script as it is', () => {
    expect(String(shell`cd ${'a b'} && ${shell`make ${'c d'}`}`)).toBe("cd 'a b' && make 'c d'")
  })

  it('lets the shell expand a secret, and never sees it', () => {
    expect(String(shell`login ${secretVariable('KILN_PASSWORD_0')}`)).toBe('login "$KILN_PASSWORD_0"')
  })
})
