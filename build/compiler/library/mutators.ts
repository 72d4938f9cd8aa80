/** Methods that change their array. */
export const arrayMutators: ReadonlySet<string> = new Set([
  'copyWithin',
  'fill',
  'pop',
  'push',
  'reverse',
  'shift',
  'sort',
  'splice',
  'unshift',
])

/** Methods that change the Map or Set they are called on, or, as `Object.assign`, an object. */
export const collectionMutators: ReadonlySet<string> = new Set(['add', 'assign', 'clear', 'delete', 'set'])

/** Methods that make a new array or object. */
export const makers: ReadonlySet<string> = new Set([
  'concat',
  'entries',
  'filter',
  'flat',
  'flatMap',
  'from',
  'fromEntries',
  'keys',
  'map',
  'slice',
  'split',
  'toReversed',
  'toSorted',
  'values',
])
