/**
 * What was chosen while a program was written. With the same choices it is written again, with fewer of them a smaller
 * program: where a choice is missing, or does not fit any more, the simplest one is made.
 */
export interface Choices {
  /** What was written: parts of one label can stand for each other. */
  readonly label: string
  readonly values: (number | string)[]
  readonly parts: Choices[]
}

/** Where choices come from that were not made yet: a number from 0 on, below the limit. */
export type Source = (limit: number) => number

/** Makes the choices for one part of a program, and notes them. */
export class Chooser {
  private at: Place

  /** From a source, or as they were given. */
  constructor(
    label: string,
    private readonly origin: Source | Choices,
  ) {
    this.at = placeIn(label, typeof origin === 'function' ? undefined : origin)
  }

  get choices(): Choices {
    return this.at.made
  }

  /** The limit itself is not among them; 0 is the simplest. */
  number(limit: number): number {
    const given = this.given()
    const value = this.fresh(limit) ?? (typeof given === 'number' ? Math.min(given, limit - 1) : 0)
    this.at.made.values.push(value)
    return value
  }

  /** Not is the simpler choice. */
  chance(percent: number): boolean {
    const given = this.given()
    const fresh = this.fresh(100)
    const isSo = fresh === undefined ? given === 1 : fresh < percent
    this.at.made.values.push(isSo ? 1 : 0)
    return isSo
  }

  /** One of the names, by their weights; the first is the simplest. */
  name<Name extends string>(weights: ReadonlyMap<Name, number>): Name {
    const names = [...weights]
    const given = this.given()
    const found = names.find(([name]) => name === given) ?? names[0]
    if (found === undefined) throw new Error('there is nothing to choose from')
    let [name] = found
    let rest = this.fresh(names.reduce((sum, [, weight]) => sum + weight, 0))
    if (rest !== undefined) [name] = names.find(([, weight]) => (rest! -= weight) < 0)!
    this.at.made.values.push(name)
    return name
  }

  /** A part with choices of its own. */
  part<T>(label: string, write: () => T): T {
    const outer = this.at
    this.at = placeIn(label, this.givenPart(label))
    const written = write()
    outer.made.parts.push(this.at.made)
    this.at = outer
    return written
  }

  /** Parts of which any can be left out; at first there are as many as usual, or more. */
  parts<T>(label: string, least: number, most: number, write: (index: number) => T, usual = least): T[] {
    return this.part(`${label}…`, () => {
      const given = Math.min(Math.max(this.at.given?.parts.length ?? 0, least), most)
      const more = this.fresh(most - usual + 1)
      const count = more === undefined ? given : usual + more
      return Array.from({ length: count }, (_, i) => this.part(label, () => write(i)))
    })
  }

  private fresh(limit: number): number | undefined {
    return typeof this.origin === 'function' ? this.origin(limit) : undefined
  }

  private given(): number | string | undefined {
    return this.at.given?.values[this.at.made.values.length]
  }

  private givenPart(label: string): Choices | undefined {
    const { given, nextPart } = this.at
    const index = given?.parts.findIndex((one, i) => i >= nextPart && one.label === label) ?? -1
    if (index < 0) return undefined
    this.at.nextPart = index + 1
    return given!.parts[index]
  }
}

/** A part that is being written. */
interface Place {
  readonly made: Choices
  readonly given: Choices | undefined
  nextPart: number
}

function placeIn(label: string, given: Choices | undefined): Place {
  return { made: { label, values: [], parts: [] }, given, nextPart: 0 }
}
