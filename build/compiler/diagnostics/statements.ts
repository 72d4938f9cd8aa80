import { refusal } from './refusal'

/** 1xx: statements and declarations. */
export const statements = {
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
}
