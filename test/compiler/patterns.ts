import fc from 'fast-check'

/** Patterns of everything that is translated, and of what is likely to be translated wrongly. */
export const pattern = fc.letrec<{ sequence: string; piece: string; atom: string }>((tie) => ({
  sequence: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?'))
    .map(([atom, times]) => (/^[\^$]|^\\[bB]|^\(\?[!=]/.test(atom) ? atom : atom + times)),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      ...'aAb1 -&]}/',
      '\\.',
      '\\\\',
      '\\[',
      '\\n',
      '\\u00e9',
      '\\s',
      '\\S',
      '\\w',
      '\\W',
      '\\d',
      '\\D',
      '.',
      '^',
      '$',
      '\\b',
      '\\B',
    ),
    fc
      .array(fc.constantFrom(...'ab1&^-[', '\\]', '\\s', '\\d', '\\W', 'a-c', '\\\\', '.', '$', '&&'), {
        maxLength: 3,
      })
      .map((parts) => `[${parts.join('')}]`),
    fc
      .array(fc.constantFrom(...'ab1&[', '\\n', '\\s', 'a-c'), { maxLength: 3 })
      .map((parts) => `[^${parts.join('')}]`),
    tie('sequence').map((inner) => `(${inner})`),
    fc.tuple(tie('sequence'), tie('sequence')).map(([left, right]) => `(?:${left}|${right})`),
    tie('sequence').map((inner) => `(?=${inner})`),
    tie('sequence').map((inner) => `(?!${inner})`),
    fc.constantFrom(
      '(?<=a)',
      '(?<!\\d)',
      '(?<=a|b1)',
      '(?<![ab]{1,2}-)',
      '\\ud83d',
      '[\\ude00-\\uffff]',
      '[^\\ud83d]',
    ),
  ),
})).sequence

/** Patterns of what could take half of a surrogate pair, and little else. */
export const halving = fc.letrec<{ sequence: string; piece: string }>((tie) => ({
  sequence: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(
        fc.constantFrom('.', '[^a]', '\\W', '[^]', 'a', 'b'),
        fc.constantFrom('', '*', '+', '*?', '+?', '?', '{2,}'),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('^', '$', '\\b', '\\B', '(?!b)', '(?=b)', '(?<!a)', '(?<=a)', '[\\ud83d]', '\\ude00'),
    fc
      .tuple(tie('sequence'), fc.constantFrom('', '*', '+', '?'))
      .map(([inner, times]) => `(?:${inner})${times}`),
    fc.tuple(tie('sequence'), tie('sequence')).map(([left, right]) => `(${left}|${right})`),
  ),
})).sequence

export const halves = fc
  .array(fc.constantFrom('a', 'b', '\u{1F600}', '\u{1F600}', '\ud83d', '\n'), { maxLength: 5 })
  .map((parts) => parts.join(''))

export const subject = fc
  .array(
    fc.constantFrom(
      ...'aAbB1 -&^$[]./\\_',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u00a0',
      '\u00e9',
      '\ufeff',
      '\u{1F600}',
      '\ud83d',
      '\ude00',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
