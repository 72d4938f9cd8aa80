/** `list.at(index)` */
export function at(list: unknown[], index: number): unknown {
  return list[index < 0 ? list.length + index : index]
}

/** `list.slice`, where a position may be negative and so counts from the end. */
export function sliceList(list: unknown[], start: number, end: number): unknown[] {
  const from = start < 0 ? Math.max(0, list.length + start) : Math.min(list.length, start)
  const to = end < 0 ? Math.max(0, list.length + end) : Math.min(list.length, end)
  return list.slice(0, to).slice(from)
}

/** The limit of `text.split`, which counts modulo 2 ** 32. */
export function atMost(list: unknown[], limit: number): unknown[] {
  const count = ((limit % 4294967296) + 4294967296) % 4294967296
  return count < list.length ? list.slice(0, count) : list
}

/** `list.join`, where an element may be absent, which shows as nothing. */
export function joined(list: (string | number | boolean | null | undefined)[], separator: string): string {
  return list.map((item) => (item === null ? '' : String(item))).join(separator)
}

/** `list.sort` with an order of its own, in place; equal elements stay in their order. */
export function sortBy(list: unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
  let runs = list.map((item) => [item])
  while (runs.length > 1) {
    const longer: unknown[][] = []
    for (let i = 0; i < runs.length; i += 2) longer.push(merged(runs[i]!, runs[i + 1] ?? [], compare))
    runs = longer
  }
  for (const sorted of runs) for (let i = 0; i < sorted.length; i++) list[i] = sorted[i]
  return list
}

function merged(a: unknown[], b: unknown[], compare: (a: unknown, b: unknown) => number): unknown[] {
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
