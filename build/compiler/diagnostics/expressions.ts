import { refusal } from './refusal'

/** 2xx: expressions and operators. */
export const expressions = {
  noAny: refusal(
    'KILN200',
    'The type of this value is `any`, so its meaning in Groovy is not known.',
    'Give it a type, or `unknown` and a check.',
  ),
  noLooseEquality: refusal(
    'KILN201',
    '`==` and `!=` convert in another way in Groovy.',
    'Write `===` or `!==`; `== null` is allowed.',
  ),
  noIdentity: refusal(
    'KILN202',
    'Arrays and objects are compared by content in Groovy, by identity in TypeScript.',
    'Compare a field that identifies them.',
  ),
  noMixedOrder: refusal(
    'KILN204',
    '`<` and its like take two numbers or two strings, neither of them absent.',
    'Narrow both first.',
  ),
  noComma: refusal('KILN207', 'The comma operator is not supported.', 'Write two statements.'),
  noBitOperator: refusal('KILN208', 'Bit operators are not supported.', 'Write it with arithmetic.'),
  noDivision: refusal(
    'KILN209',
    'Fractions differ between Groovy and TypeScript.',
    'Write `Math.floor(a / b)`, or the same with `ceil`, `round` or `trunc`; multiply before you divide.',
  ),
  noFraction: refusal(
    'KILN210',
    'Only integers up to 9007199254740991 are supported.',
    'Count in smaller units.',
  ),
  noThis: refusal('KILN211', '`this` is not supported.', 'Pass the value on.'),
  noConcatenation: refusal(
    'KILN212',
    '`+` takes two numbers, or text and a value that is always text, a number or a boolean.',
    'Turn the other value into text first: `.join`, `?? ""`.',
  ),
  noInterpolation: refusal(
    'KILN213',
    'This value could be absent, an array or an object, which Groovy shows differently.',
    'Turn it into text first: `.join`, `?? ""`, or `!` where it cannot be absent.',
  ),
  noTypeof: refusal(
    'KILN214',
    "`typeof` may only be compared with 'string', 'number', 'boolean', 'function' or 'object'.",
    'Write `=== undefined` or `Array.isArray(…)` for the others.',
  ),
  noTypeofObject: refusal(
    'KILN253',
    "In TypeScript the `typeof` null is 'object' and that of undefined is not; in Groovy the two are one value.",
    "Write `typeof x === 'object' && x !== null`, or `typeof x !== 'object' || x === null`.",
  ),
  noInstanceof: refusal(
    'KILN215',
    '`instanceof` may only be asked of `Error`, and of `Map` and `Set` where the value can be no other object.',
    "Tell values apart by a property, such as `kind: 'a'`.",
  ),
  noNew: (type: string) =>
    refusal(
      'KILN216',
      `\`new ${type}\` is not supported.`,
      type.endsWith('Error')
        ? 'Write `new Error(message)`: the message tells what it is.'
        : 'Write a literal, or a function that returns the value.',
    ),
  noDate: refusal(
    'KILN240',
    'Dates are not supported: their arithmetic and their time zones differ in Groovy.',
    'Take the time from a command: `sh({ script: shell`date +%s`, returnStdout: true })`.',
  ),
  noEval: refusal(
    'KILN217',
    'Code cannot be made of text: `eval` and `Function` are not supported.',
    'Write the code itself.',
  ),
  noTag: refusal('KILN218', 'The only template tag is `shell`.', 'Call a function with the text.'),
  noSpread: refusal(
    'KILN219',
    'An array can be spread into a rest parameter only, and a tuple into parameters for all that it has.',
    'Pass the elements one by one, or the array itself.',
  ),
  noAccessor: refusal(
    'KILN220',
    'An object literal may only have properties and methods, no accessors.',
    'Write a method, `name() { … }`, and call it.',
  ),
  noDelete: refusal(
    'KILN223',
    '`delete` takes a property of an object.',
    'Write `delete o.name` or `delete o[name]`; of an array, make another one with `filter`.',
  ),
  noBothAbsent: refusal(
    'KILN225',
    'In Groovy null and undefined are one value, and this one could be either.',
    'Write `== null`, or allow only one of them in the type.',
  ),
  noOtherAbsent: (absence: 'null' | 'undefined') =>
    refusal(
      'KILN239',
      `By its type this value is never \`${absence}\`; in Groovy, where the two are one value, it could be.`,
      'Write `== null`, or compare with the other one.',
    ),
  noUnknownName: (name: string) =>
    refusal(
      'KILN226',
      `\`${name}\` is neither declared in src/ nor a step.`,
      'Import it, or declare the step in src/jenkins/steps.d.ts.',
    ),
  noFunctionValue: (name: string) =>
    refusal(
      'KILN227',
      `The method \`${name}\` cannot be used as a value.`,
      'Write an arrow function that calls it.',
    ),
  noSpreadOf: refusal(
    'KILN228',
    'Only arrays, a Map and a Set can be spread into an array, only objects into an object.',
    'Write out what is meant.',
  ),
  noBigint: refusal('KILN229', 'BigInt is not supported.', 'Write a number up to 9007199254740991.'),
  noPrototype: refusal(
    'KILN251',
    'This name belongs to the prototypes of TypeScript, which Groovy does not have.',
    'Use another name.',
  ),
  noKeyIn: refusal(
    'KILN252',
    '`in` asks an object for a property; this value could be something else, which has other properties in Groovy.',
    'Ask for text that no array has as a property, tell the kinds apart first, or write `has` of a Map.',
  ),
  noPropertyName: refusal(
    'KILN250',
    'The name of a property must be text or a number, and never absent.',
    'Narrow it first.',
  ),
  noFunctionExpression: refusal(
    'KILN231',
    '`function` as a value has a `this` of its own.',
    'Write an arrow function.',
  ),
  noArgumentsObject: refusal(
    'KILN254',
    '`arguments` is not supported: Groovy has no such object.',
    'Take a rest parameter: `(...names: string[])`.',
  ),
  noVoid: refusal('KILN232', '`void` is not supported.', 'Write `undefined`, or a statement.'),
  noMixedArithmetic: refusal('KILN234', 'Arithmetic takes numbers.', 'Turn both into numbers first.'),
  noNumberOf: refusal(
    'KILN235',
    '`Number`, `parseInt` and a unary plus turn text into numbers in ways that Groovy does not know.',
    'Write `JSON.parse(text) as number`, which fails for what is no number.',
  ),
  noHole: refusal('KILN236', 'An array cannot have holes.', 'Write every element.'),
  noErrorOptions: refusal(
    'KILN237',
    'An Error takes its message only: the sandbox of Jenkins forbids a cause.',
    'Put the message of the cause into the message.',
  ),
  noCallee: refusal(
    'KILN238',
    'This value cannot be called.',
    'Call a function by its name, or a closure in a variable or property.',
  ),

  noInnerCall: refusal(
    'KILN260',
    '`call` copies what it is given, as that comes from a Jenkinsfile: it would not work on the same object here.',
    'Move what it does into a function of another name, and call that.',
  ),

  noWholeGlobal: (name: string) =>
    refusal(
      'KILN261',
      `\`${name}\` is an object of Jenkins, of which only properties can be read: it is no object of the language.`,
      'Read what is needed by its name, `env.NAME` or `env[name]`, and pass that on.',
    ),
}
