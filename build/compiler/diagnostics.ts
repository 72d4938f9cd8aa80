import { instead } from './instead'

/**
 * Everything that the compiler refuses. The codes are part of the interface: they are assigned by hand, never reused and
 * never renumbered. Each has a test of its name in test/compiler/refused.
 */

export interface Refusal {
  readonly code: string
  readonly message: string
  readonly suggestion: string
}

function refusal(code: string, message: string, suggestion: string): Refusal {
  return { code, message, suggestion }
}

// The sections: 1xx statements and declarations, 2xx expressions and operators, 3xx values and types, 4xx built-in
// methods, 5xx suspension, 6xx shell text and patterns, 7xx limits of the engine.

export const refusals = {
  // Statements and declarations
  unsupportedSyntax: (kind: string) =>
    refusal('KILN100', `${kind} is not supported.`, 'Write it with the constructs of docs/language.md.'),
  noForIn: refusal(
    'KILN101',
    '`for…in` visits keys in an order that Groovy does not share.',
    'Write `for (const key of Object.keys(o))`.',
  ),
  noClass: refusal(
    'KILN102',
    'Classes are not supported: their state would be saved and run differently by Jenkins.',
    'Write functions over an interface.',
  ),
  noDecorator: refusal(
    'KILN106',
    'Decorators are not supported: nothing would run them in Groovy.',
    'Call a function that does the same.',
  ),
  noEnum: refusal(
    'KILN103',
    'Of an enum with numbers only the members can be used, and only where they are whole numbers.',
    "Give the members text: `Low = 'low'`.",
  ),
  noNamespace: refusal('KILN104', 'Namespaces are not supported.', 'Write a module.'),
  noDefaultExport: refusal('KILN105', 'Default exports are not supported.', 'Export it by its name.'),
  noAsync: refusal(
    'KILN107',
    '`async` and `await` are not needed: a step returns when it is done.',
    'Write plain calls.',
  ),
  noGenerator: refusal('KILN108', 'Generators are not supported.', 'Return an array.'),
  noVar: refusal(
    'KILN110',
    '`var` is visible outside its block, which Groovy does not know.',
    'Write `const` or `let`.',
  ),
  noModuleStatement: refusal(
    'KILN111',
    'A module may only declare things: Groovy has no moment at which this would run.',
    'Move it into a function.',
  ),
  noModuleVariable: refusal(
    'KILN112',
    'A variable of the module would be forgotten when Jenkins restarts.',
    'Write `const`, or pass the value on.',
  ),
  noModuleInitialiser: refusal(
    'KILN113',
    'A constant of the module must be made of literals, other constants and functions of the language.',
    'Write a function that returns it.',
  ),
  noModulePattern: refusal(
    'KILN156',
    'A constant of the module has a name of its own: nothing is taken apart there.',
    'Write one constant for each part: `const first = list[0]`.',
  ),
  noMutableTable: refusal(
    'KILN114',
    'An array or object of the module is made anew at each use, so a change to it would be lost.',
    'Add `as const`, or a type with `readonly` throughout.',
  ),
  noTableAlias: (change: string) =>
    refusal(
      'KILN153',
      `This array or object of the module goes where the step could change it, as by ${change}, and it is made anew at each use, so that the change would be lost.`,
      'Pass on a copy, or give it, and what takes it, a type with `readonly`.',
    ),
  noRestParameter: refusal(
    'KILN115',
    'A rest parameter is a list in Groovy: it must be an array, and the function must be known to have one wherever it is handed on.',
    'Write the type with `(...names: string[]) => …`, or an arrow function that calls it.',
  ),
  noPatternOf: refusal(
    'KILN137',
    'Only properties of an object can be taken by their names, and only elements of an array by their places.',
    'Write one declaration for each part.',
  ),
  noSwitchOn: refusal(
    'KILN119',
    'A `switch` compares text, numbers or booleans with cases of the same type, asks for a `typeof`, or has conditions: `switch (true)`.',
    'Write `if` and `else if`.',
  ),
  noThrowOther: refusal('KILN120', 'Only an Error can be thrown.', 'Write `throw new Error(message)`.'),
  noCapturedCounter: refusal(
    'KILN121',
    'A closure in the head of a `for` would see the last value of the loop variable in Groovy.',
    'Make the closure in the body of the loop.',
  ),
  noNamespaceImport: refusal(
    'KILN123',
    'A module cannot be imported as a whole.',
    'Import what is used by its name.',
  ),
  noStepFunction: refusal(
    'KILN124',
    'A file in src/vars must export a function `call`.',
    'Write `export function call(…) { … }`.',
  ),
  noStepName: refusal(
    'KILN154',
    'A step has the name of its file in src/vars: a small letter, then letters and digits, no word of Groovy or TypeScript, and no step of Jenkins, which it would hide.',
    'Give the file a name such as `scanImage.ts`; a module that is no step belongs elsewhere in src/.',
  ),
  noStepRest: refusal(
    'KILN151',
    'A step cannot have a rest parameter: it is called from Groovy, where that is a list.',
    'Take an array.',
  ),
  noForeignImport: refusal(
    'KILN155',
    'Values can be imported from modules of src/ only: those of Node and npm, and files of data, do not run in Jenkins.',
    'Write it in a module of src/, or run a command with `sh`; read a file of the library with `libraryResource`.',
  ),
  noSideEffectImport: refusal(
    'KILN126',
    'An import must name what it takes: modules have no effect of their own.',
    'Import a function and call it.',
  ),

  noIterable: refusal(
    'KILN129',
    'Only arrays, a Map and a Set can be visited.',
    "Write `Object.keys(o)`, or `text.split(',')`.",
  ),
  noAssignmentTarget: refusal(
    'KILN135',
    'This cannot be assigned to.',
    'Assign to a variable, a property or an element; instead of setting the length of an array, make another with `slice`.',
  ),
  noEarlyUse: (name: string) =>
    refusal('KILN136', `\`${name}\` is used before its declaration has run.`, 'Declare it first.'),

  noLoopChange: refusal(
    'KILN150',
    'This loop could change the Map or Set that it visits.',
    'Visit a copy: `for (const [key, value] of [...map])`.',
  ),

  // Expressions and operators
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
