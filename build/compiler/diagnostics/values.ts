import { instead } from '../instead'
import { refusal } from './refusal'

/** 3xx: values and types, and 4xx: built-in methods. */
export const values = {
  // Values and types
  noUncheckedTypes: refusal(
    'KILN303',
    'This comment hides what is wrong with the types, from which the meaning in Groovy is taken.',
    'Mend the types, or say with a cast what the value is: `value as T`.',
  ),
  noCommonMember: refusal(
    'KILN301',
    'Values of several kinds have this property, and Groovy asks each kind for it in another way.',
    'Tell the kinds apart first, or take one of them: `string[]` for `{ length: number }`.',
  ),
  noKindLost: refusal(
    'KILN300',
    'A Map or Set cannot be used where the type does not say that it is one: in Groovy it would be taken for an object.',
    'Give the place its type, or pass on `[...map]` or `Object.fromEntries(map)`.',
  ),

  noElement: refusal(
    'KILN302',
    'An element is read and set by its key in an array or an object, and read in text; this could be something else.',
    'Narrow it first, or give it such a type: `Record<K, V>` with `<K extends string, V>` takes every object.',
  ),

  // Built-in methods
  noMember: (type: string, member: string, known: string[]) =>
    refusal(
      'KILN400',
      `\`${member}\` of ${type} is not supported.`,
      instead.get(member) ??
        (known.length > 0
          ? `Supported are ${known.map((one) => `\`${one}\``).join(', ')}.`
          : 'Write it with the types of docs/language.md.'),
    ),
  noArguments: (member: string, what: string) =>
    refusal('KILN401', `\`${member}\` is supported only ${what}.`, 'Write it so, or as a loop.'),
  noJoin: refusal(
    'KILN404',
    '`join` takes an array of text, numbers or booleans.',
    'Turn the elements into text first, with `map`.',
  ),
  noSearch: refusal(
    'KILN405',
    'Elements are searched by content in Groovy, by identity in TypeScript.',
    'Search by a field: `some((one) => one.name === name)`.',
  ),
  noCallbackShape: refusal(
    'KILN406',
    'The callback must be an arrow function here, or the name of a function.',
    'Write `(value) => …`.',
  ),
  noUnknownJson: refusal(
    'KILN407',
    'A part of this value is `unknown`, and could be undefined, which JSON leaves out; in Groovy it would be null, which JSON writes.',
    'Give it a type, such as `type Json = string | number | boolean | null | Json[] | { [name: string]: Json }`.',
  ),
  noCallbackParameter: refusal(
    'KILN420',
    'This parameter is given something else, or may be given nothing, which its type does not say.',
    'Take the match, its groups (`string | undefined` where one may be missing), the position and the text, in this order.',
  ),
  noIteratorValue: refusal(
    'KILN421',
    'What `matchAll` returns can be gone through only once, which a list in Groovy does not know.',
    'Write `[...text.matchAll(…)]`, or `for (const match of text.matchAll(…))`.',
  ),

  noKey: refusal(
    'KILN430',
    'The keys of a Map and the values of a Set must be text, numbers or booleans, and never absent.',
    'Use a field that tells the objects apart: `map.set(one.name, one)`.',
  ),
  noIterator: refusal(
    'KILN431',
    'An iterator would not survive a restart of Jenkins.',
    'Write it where it is visited, or make an array of it: `[...map.keys()]`.',
  ),
  noCollectionOf: refusal(
    'KILN432',
    'A Map is made of entries and a Set of values: of an array, a Map or a Set.',
    'Write `new Map(list.map((one) => [one.name, one]))` or `new Set(list)`.',
  ),
}
