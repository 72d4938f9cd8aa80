import type { Unit } from './unit'

type Answer = string | number | boolean | undefined

/** All that the lowering of a function asks of the step that it is in: the same answers make the same method. */
export class Answers {
  private readonly given: { question: (unit: Unit) => Answer; answer: Answer }[] = []

  constructor(private readonly unit: Unit) {}

  ask<T extends Answer>(question: (unit: Unit) => T): T {
    const answer = question(this.unit)
    this.given.push({ question, answer })
    return answer
  }

  /** Whether that step would have given the same answers. */
  areOf(unit: Unit): boolean {
    return this.given.every(({ question, answer }) => question(unit) === answer)
  }
}
