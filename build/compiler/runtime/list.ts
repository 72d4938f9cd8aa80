/** `list[index]`: nothing where the list has no such position; Groovy counts a negative one from the end. */
export function elementAt(list: unknown[], index: number): unknown {
  return index >= 0 && index < list.length ? list[index] : undefined
}

/** `list.at(index)` */
export function at(list: unknown[], index: number): unknown {
  return elementAt(list, index < 0 ? list.length + index : index)
}

/** `list.slice`, where a position may be negative and so counts from the end. */
export function sliceList(list: unknown[], start: number, end: number): unknown[] {
  const from = start < 0 ? Math.max(0, list.length + start) : Math.min(list.length, start)
  const to = end < 0 ? Math.max(0, list.length + end) : Math.min(list.length, end)
  return list.slice(0, to).slice(from)
}

/** `list.join`, where an element may be absent, which shows as nothing. */
export function joined(list: (string | number | boolean | null | undefined)[], separator: string): string {
  return list.map((item) => (item === null ? '' : String(item))).join(separator)
}

/** `list.sort` with an order of its own, in place; equal elements stay in their order. */
export function sortBy(list: unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
  const sorted: unknown[] = []
  for (const item of [...list]) {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (compare(item, sorted[middle]) < 0) high = middle
      else low = middle + 1
    }
    sorted.push(item)
    for (let i = sorted.length - 1; i > low; i--) sorted[i] = sorted[i - 1]
    sorted[low] = item
  }
  for (let i = 0; i < sorted.length; i++) list[i] = sorted[i]
  return list
}
