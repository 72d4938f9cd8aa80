import { patternProblem } from '../../build/options/pattern'

describe('a pattern', () => {
  it.each([
    '[a-z0-9][a-zA-Z0-9._:/-]*',
    '[a-zA-Z0-9.-]+(:[0-9]+)?',
    '(a|b)c',
    '(?:a|b){1,3}?',
    '(?=a)[^b]+',
    '\\[[\\[\\]]\\.',
    '\\d+\\n',
    '[&$^.]',
  ])('%s means the same in JavaScript and Java', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined()
  })

  it.each([
    ['[a-z', 'it is not a regular expression: Unterminated character class'],
    ['a++', 'it is not a regular expression: Nothing to repeat'],
    ['a{,3}', 'it is not a regular expression: Incomplete quantifier'],
    ['\\-', 'it is not a regular expression: Invalid escape'],
    ['^a', 'leave out `^` and `$`'],
    ['a$', 'leave out `^` and `$`'],
    ['a.b', '`.` leaves out other characters in Java'],
    ['a|b', 'its alternatives need a group: (?:a|b)'],
    ['(a)|b', 'its alternatives need a group: (?:a|b)'],
    ['[a[b]', '`[` in a character class needs a backslash in Java'],
    ['[a&&b]', '`&&` in a character class is an intersection in Java'],
    ['a[]', 'an empty character class is not the same in Java'],
    ['[^]', 'an empty character class is not the same in Java'],
    ['(?<name>a)', '`(?<n` is not the same in Java'],
    ['(?<=a)b', '`(?<=` is not the same in Java'],
    ['\\s', '`\\s` is not the same in Java'],
    ['[\\s]', '`\\s` is not the same in Java'],
    ['\\bword', '`\\b` is not the same in Java'],
    ['(a)\\1', '`\\1` is not the same in Java'],
    ['\\p{L}', '`\\p` is not the same in Java'],
    ['\\u0041', '`\\u` is not the same in Java'],
  ])('%s is refused', (pattern, problem) => {
    expect(patternProblem(pattern)).toContain(problem)
  })
})
