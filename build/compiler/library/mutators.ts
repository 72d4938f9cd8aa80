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

/** Methods that change the Map or Set that they are called for. */
export const collectionMutators: ReadonlySet<string> = new Set(['add', 'clear', 'delete', 'set'])
