/** `list.at(index)` */
export function itemAt(list: unknown[], index: number): unknown {
  return list[index < 0 ? list.length + index : index]
}

/** `list.slice`, where a position may be negative and so counts from the end. */
export function sliceList(list: unknown[], start: number, end = list.length): unknown[] {
  const from = start < 0 ? list.length + start : start
  const to = end < 0 ? list.length + end : end
  return list.filter((_, i) => i >= from && i < to)
}

/** `list.fill` between two positions. */
export function fillList(list: unknown[], value: unknown, start: number, end = list.length): unknown[] {
  const from = start < 0 ? list.length + start : start
  const to = end < 0 ? list.length + end : end
  for (let i = 0; i < list.length; i++) if (i >= from && i < to) list[i] = value
  return list
}

/** `new Array(length).fill(value)` */
export function repeatList(value: unknown, length: number): unknown[] {
  if (length < 0 || length > 4294967295) throw new Error('Invalid array length')
  const list: unknown[] = []
  while (list.length < length) list.push(value)
  return list
}

/** `list.flat` */
export function flatList(list: unknown[], depth: number): unknown[] {
  const flat: unknown[] = []
  for (const item of list) {
    if (depth > 0 && Array.isArray(item)) flat.push(...flatList(item, depth - 1))
    else flat.push(item)
  }
  return flat
}

/** `list.unshift` of several values, which may be those of the list itself. */
export function unshiftAll(list: unknown[], values: unknown[]): void {
  for (const value of values.slice().reverse()) list.unshift(value)
}

/** `list.keys()` */
export function indexesOf(list: unknown[]): number[] {
  return list.map((_, i) => i)
}

type Scalar = string | number | boolean | undefined

/** `list.indexOf` from a position on. */
export function indexFrom(list: Scalar[], value: Scalar, start: number): number {
  const rest = sliceList(list, start) as Scalar[]
  const found = rest.indexOf(value)
  return found < 0 ? -1 : list.length - rest.length + found
}

/** `list.lastIndexOf`, from a position back. */
export function lastIndexFrom(list: Scalar[], value: Scalar, start = list.length - 1): number {
  const last = start < 0 ? list.length + start : start
  const rest = list.filter((_, i) => i <= last)
  const found = rest.reverse().indexOf(value)
  return found < 0 ? -1 : rest.length - 1 - found
}

/** The limit of `text.split`, which counts modulo 2 ** 32. */
export function atMost(list: unknown[], limit: number): unknown[] {
  const count = ((limit % 4294967296) + 4294967296) % 4294967296
  return count < list.length ? list.slice(0, count) : list
}

/** `list.join`, where an element may be absent, which shows as nothing. */
export function joinList(list: (string | number | boolean | null | undefined)[], separator: string): string {
  return list.map((item) => (item == null ? '' : String(item))).join(separator)
}

/** `list.sort` with an order of its own, in place; equal elements stay in their order. */
export function sortBy(list: unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
  let runs = list.map((item) => [item])
  while (runs.length > 1) {
    const longer: unknown[][] = []
    for (let i = 0; i < runs.length; i += 2) longer.push(mergeRuns(runs[i]!, runs[i + 1] ?? [], compare))
    runs = longer
  }
  for (const sorted of runs) for (let i = 0; i < sorted.length; i++) list[i] = sorted[i]
  return list
}

function mergeRuns(a: unknown[], b: unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
  const all: unknown[] = []
  let i = 0
  for (const item of b) {
    while (i < a.length && compare(a[i], item) <= 0) {
      all.push(a[i])
      i++
    }
    all.push(item)
  }
  while (i < a.length) {
    all.push(a[i])
    i++
  }
  return all
}
