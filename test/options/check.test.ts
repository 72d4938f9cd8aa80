import fc from 'fast-check'
import { checkOptions, type OptionTable, rejection } from '../../src/options/check'
import { bakeTable } from './fixtures/bakery/src/options/tables/bake'

const good = { bread: 'rye' }

function problemsOf(options: Record<string, unknown>, table: OptionTable = bakeTable): string[] {
  return checkOptions(table, options).problems
}

describe('the checked options', () => {
  it('have the defaults of what is absent', () => {
    expect(checkOptions(bakeTable, good)).toEqual({
      options: { bread: 'rye', flour: 'fine', loaves: 1, rest: true, seeds: ['poppy'] },
      problems: [],
      warnings: [],
    })
  })

  it('leave out what is absent and has no default', () => {
    expect(Object.keys(checkOptions(bakeTable, good).options)).not.toContain('archive')
  })

  it('take null for absent', () => {
    expect(checkOptions(bakeTable, { ...good, flour: null, archive: undefined, customers: null })).toEqual(
      checkOptions(bakeTable, good),
    )
    const { options } = checkOptions(bakeTable, { ...good, customers: [{ name: 'Ada', address: null }] })
    expect(options['customers']).toEqual([{ name: 'Ada' }])
  })

  it('take a null option for absent where others exclude or need it', () => {
    expect(problemsOf({ ...good, archive: 'a', key: 'k', recipe: null })).toEqual([])
    expect(problemsOf({ ...good, archive: 'a', key: null })).toEqual([
      "option 'archive' needs 'key' beside it",
    ])
  })

  it('have numbers and booleans of a map as text', () => {
    const { options } = checkOptions(bakeTable, {
      ...good,
      recipe: { flour: 500, salted: true, water: '350' },
    })
    expect(options['recipe']).toEqual({ flour: '500', salted: 'true', water: '350' })
  })

  it('share nothing with the table', () => {
    const first = checkOptions(bakeTable, good).options['seeds'] as string[]
    first.push('sesame')
    expect(checkOptions(bakeTable, good).options['seeds']).toEqual(['poppy'])
  })

  it('have the defaults of nested options', () => {
    const inner: OptionTable = { depth: { type: 'whole number', minimum: 0, maximum: 9, default: 3 } }
    const table: OptionTable = { outer: { type: 'map of options', default: {}, options: inner } }
    expect(checkOptions(table, {}).options).toEqual({ outer: { depth: 3 } })
  })

  it('come with a warning for each deprecated option that was given', () => {
    expect(checkOptions(bakeTable, { ...good, seal: true }).warnings).toEqual([
      "option 'seal' is deprecated: leave it out: archives close themselves",
    ])
  })
})

describe('a call is refused for', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'a missing option',
      { bread: null },
      "option 'bread' is missing: give a name in lower case, such as rye-bread",
    ],
    [
      'no choice between nested options',
      { payments: [{ cash: 5 }, { note: 'later' }] },
      "option 'payments[1]' needs one of 'cash', 'card'",
    ],
    [
      'two choices between nested options',
      { payments: [{ cash: 5, card: 'gold' }] },
      "option 'payments[0]' takes only one of 'cash', 'card'",
    ],
    ['a missing nested option', { customers: [{}] }, "option 'customers[0].name' is missing: give text"],
    ['a misspelt option', { flur: 'fine' }, "unknown option 'flur': did you mean 'flour'?"],
    ['an option in the wrong case', { LOAVES: 2 }, "unknown option 'LOAVES': did you mean 'loaves'?"],
    [
      'an option that is two edits away',
      { custmors: [] },
      "unknown option 'custmors': did you mean 'customers'?",
    ],
    ['an unknown option, null or not', { flur: null }, "unknown option 'flur': did you mean 'flour'?"],
    [
      'a misspelt nested option',
      { customers: [{ name: 'Ada' }, { name: 'Bob', adress: {} }] },
      "unknown option 'customers[1].adress': did you mean 'customers[1].address'?",
    ],
    [
      'an option that is like no other',
      { counter: { colour: 'red' } },
      "unknown option 'counter.colour': the options are 'code', 'number'",
    ],
    [
      'a number for text',
      { bread: 5 },
      "option 'bread' must be a name in lower case, such as rye-bread, not 5",
    ],
    ['text for a number', { loaves: '2' }, "option 'loaves' must be a whole number from 1 to 12, not '2'"],
    [
      'a fraction',
      { loaves: 1.5 },
      "option 'loaves' must be a whole number from 1 to 12, not a value of another type",
    ],
    ['text for a boolean', { rest: 'yes' }, "option 'rest' must be a boolean, not 'yes'"],
    ['a boolean for text', { archive: true, key: 'k' }, "option 'archive' must be text, not true"],
    ['text for a list', { seeds: 'poppy' }, "option 'seeds' must be a list of text, not 'poppy'"],
    ['a map for a list', { seeds: {} }, "option 'seeds' must be a list of text, not a map"],
    ['a number in a list', { seeds: ['poppy', 5] }, "option 'seeds[1]' must be a seed, not 5"],
    [
      'a value of a map against its pattern',
      { spices: { anise: 2, fennel: '1 spoon' } },
      "option 'spices.fennel' must be a number such as 2 or 1/2, not '1 spoon'",
    ],
    [
      'a number in a map that is no such text',
      { spices: { anise: -2 } },
      "option 'spices.anise' must be a number such as 2 or 1/2, not '-2'",
    ],
    ['null in a list', { seeds: [null] }, "option 'seeds[0]' must be a seed, not null"],
    ['a list for a map', { notes: [] }, "option 'notes' must be a map of text, not a list"],
    [
      'a number in a map of text',
      { notes: { best: 5 } },
      "option 'notes.best' must be text, not a number or boolean",
    ],
    ['null in a map', { recipe: { salt: null } }, "option 'recipe.salt' must be text, not null"],
    ['a list in a map', { recipe: { salt: [] } }, "option 'recipe.salt' must be text, not a list"],
    [
      'a fraction in a map',
      { recipe: { salt: 0.5 } },
      "option 'recipe.salt' must be text, not a value of another type",
    ],
    [
      'a name in a map',
      { recipe: { 'sea salt': 1 } },
      "names in option 'recipe' must be an ingredient, not 'sea salt'",
    ],
    ['a map for a list of maps', { customers: {} }, "option 'customers' must be a list of maps, not a map"],
    [
      'text in a list of maps',
      { customers: ['Ada'] },
      "option 'customers[0]' must be a map of options, not 'Ada'",
    ],
    ['a list for nested options', { counter: [] }, "option 'counter' must be a map of options, not a list"],
    [
      'a closure',
      { loaves: () => 1 },
      "option 'loaves' must be a whole number from 1 to 12, not a value of another type",
    ],
    [
      'a value outside the choices',
      { flour: 'rye' },
      "option 'flour' must be one of 'fine', 'coarse', not 'rye'",
    ],
    ['too small a number', { loaves: 0 }, "option 'loaves' must be a whole number from 1 to 12, not 0"],
    ['too large a number', { loaves: 13 }, "option 'loaves' must be a whole number from 1 to 12, not 13"],
    [
      'text against its pattern',
      { bread: 'Rye' },
      "option 'bread' must be a name in lower case, such as rye-bread, not 'Rye'",
    ],
    ['an element against the pattern', { seeds: ['a b'] }, "option 'seeds[0]' must be a seed, not 'a b'"],
    [
      'a trailing line break',
      { bread: 'rye\n' },
      "option 'bread' must be a name in lower case, such as rye-bread, not 'rye\n'",
    ],
    [
      'a control character',
      { notes: { a: 'x\u0000' } },
      "option 'notes.a' must be text, not text with control characters",
    ],
    [
      'a control character in a name',
      { notes: { 'x\u001b': 'a' } },
      "names in option 'notes' must be text, not text with control characters",
    ],
    ['a contradiction', { archive: 'a', key: 'k', recipe: {} }, "give only one of 'archive' and 'recipe'"],
    ['half of a pair', { archive: 'a' }, "option 'archive' needs 'key' beside it"],
  ])('%s', (_what, options, problem) => {
    expect(problemsOf({ ...good, ...options })).toEqual([problem])
  })

  it.each([
    '\u0000',
    '\u0008',
    '\u000b',
    '\r',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\uffff',
  ])('a control character: %j', (character) => {
    expect(problemsOf({ ...good, notes: { a: `x${character}y` } })).toHaveLength(1)
  })

  it('a number that is not exact', () => {
    expect(problemsOf({ ...good, recipe: { a: 9007199254740992, b: -9007199254740992 } })).toHaveLength(2)
    expect(problemsOf({ ...good, recipe: { a: 9007199254740991, b: -9007199254740991 } })).toEqual([])
  })

  it('no tab, no line break and no letter of any script', () => {
    expect(problemsOf({ ...good, notes: { a: '\t\n é ü \u{1F600} \u00a0 中' } })).toEqual([])
  })

  it('all of its problems at once', () => {
    expect(problemsOf({ flur: 'fine', loaves: 0, rest: 'no', customers: [{ nam: 'Ada' }] })).toEqual([
      "unknown option 'flur': did you mean 'flour'?",
      "option 'bread' is missing: give a name in lower case, such as rye-bread",
      "option 'loaves' must be a whole number from 1 to 12, not 0",
      "option 'rest' must be a boolean, not 'no'",
      "unknown option 'customers[0].nam': did you mean 'customers[0].name'?",
      "option 'customers[0].name' is missing: give text",
    ])
  })

  it('a pattern', () => {
    const table: OptionTable = { port: { type: 'text', pattern: '[0-9]+', meaning: 'digits' } }
    expect(problemsOf({ port: 'http' }, table)).toEqual(["option 'port' must be digits, not 'http'"])
  })

  it('each option that may have been meant', () => {
    const table: OptionTable = {
      tag: { type: 'text' },
      tags: { type: 'list of text' },
      image: { type: 'text' },
    }
    expect(problemsOf({ tagS: 'x', tagg: 'x', taag: 'x' }, table)).toEqual([
      "unknown option 'tagS': did you mean 'tag' or 'tags'?",
      "unknown option 'tagg': did you mean 'tag' or 'tags'?",
      "unknown option 'taag': did you mean 'tag'?",
    ])
  })
})

describe('the message of a refused call', () => {
  it('names the step and lists the problems', () => {
    expect(rejection('bake', ['first'])).toBe(
      'bake: nothing was started, because its options are wrong:\n- first',
    )
    expect(rejection('bake', ['first', 'second'])).toBe(
      'bake: nothing was started, because its options are wrong:\n- first\n- second',
    )
  })

  it('cuts a long value short', () => {
    const [problem] = problemsOf({ bread: `A\n${'b'.repeat(200)}` })
    expect(problem).toContain(`not 'A\n${'b'.repeat(98)}…'`)
    expect(problemsOf({ bread: 'A'.repeat(100) })).toEqual([
      expect.stringContaining(`not '${'A'.repeat(100)}'`),
    ])
  })

  const canary = 'c4nary'

  it.each<[string, Record<string, unknown>]>([
    ['a sensitive option of another type', { key: [canary] }],
    ['a sensitive option with a control character', { key: `${canary}\u0000` }],
    ['a map', { notes: { token: [canary] } }],
    ['a map with a control character', { recipe: { token: `${canary}\u0007` } }],
    ['a map given as text in a list of maps', { customers: [{ name: [canary] }] }],
    ['an unknown option', { secret: canary }],
    ['an unknown nested option', { counter: { [`pin`]: canary } }],
    ['an option inside a sensitive one', { counter: { number: canary } }],
    ['a number inside a sensitive one', { counter: { code: 4711 } }],
    ['a list instead of text', { bread: [canary] }],
    ['a map instead of text', { bread: { a: canary } }],
  ])('does not show the value of %s', (_where, options) => {
    const { problems } = checkOptions(bakeTable, { ...good, ...options })
    expect(problems).not.toEqual([])
    expect(problems.join()).not.toMatch(/c4nary|4711/)
  })
})

describe('the check', () => {
  it('does not throw, whatever it is given', () => {
    const table = { ...bakeTable, constructor: { type: 'text' } } as OptionTable
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (options) => {
        checkOptions(table, options)
      }),
    )
  })

  it('knows no option that every JavaScript object has', () => {
    expect(problemsOf({ ...good, toString: 'x' })).toHaveLength(1)
  })
})
