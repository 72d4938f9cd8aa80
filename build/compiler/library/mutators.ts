/** Methods that change their array. */
export const arrayMutators = ['fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'unshift'] as const

/** Those of them whose value is the array. */
export const arrayPassers = ['fill', 'reverse', 'sort'] as const satisfies readonly ArrayMutator[]

/** Methods that change the Map or Set that they are called for. */
export const collectionMutators = ['add', 'clear', 'delete', 'set'] as const

export type ArrayMutator = (typeof arrayMutators)[number]

/** Whether a method of the language changes what it is called for. */
export function isMutator(method: string): boolean {
  return isArrayMutator(method) || collectionMutators.some((one) => one === method)
}

export function isArrayMutator(method: string): boolean {
  return arrayMutators.some((one) => one === method)
}
