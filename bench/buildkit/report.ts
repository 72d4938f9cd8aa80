import { goals, markdown } from '../report'

/** What was measured of one build: medians, in seconds, of the step and of the plain commands. */
export interface Row {
  readonly name: string
  /** Into an empty registry, by a daemon that has nothing. */
  readonly cold: Pair
  /** After a change of one line, by a new daemon that has nothing but the cache. */
  readonly second: Pair | null
  /** Start and end of the pod and the checkout, which are in none of the others. */
  readonly pod: Pair
}

export interface Pair {
  readonly step: number
  readonly plain: number
}

export function table(rows: readonly Row[]): string {
  const head = [
    'build',
    ...['cold', 'by hand', 'ratio'],
    ...['second', 'by hand', 'ratio'],
    'second/cold',
    ...['pod', 'by hand'],
  ]
  const body = rows.map(({ name, cold, second, pod }) => [
    name,
    ...compared(cold),
    ...(second === null ? ['', '', '', ''] : [...compared(second), (second.step / cold.step).toFixed(2)]),
    seconds(pod.step),
    seconds(pod.plain),
  ])
  return markdown(head, body)
}

function compared({ step, plain }: Pair): string[] {
  return [seconds(step), seconds(plain), (step / plain).toFixed(2)]
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`
}

/** What is to be reached. A cache in the image keeps its last stage alone, which is no help for the project's others. */
export function summary(rows: readonly Row[]): string {
  const measured = rows.filter(({ name }) => !name.endsWith('inline'))
  return goals(
    measured.map(({ name, cold, second }) =>
      second === null
        ? [`${name}, step/by hand`, cold.step / cold.plain, 1.05]
        : [`${name}, second/cold`, second.step / cold.step, 0.2],
    ),
  )
}
