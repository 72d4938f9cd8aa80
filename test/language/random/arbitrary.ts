import fc from 'fast-check'
import { type Checked, checkedOnNode } from './checked'
import { type Program, writeProgram } from './program'
import { smaller } from './smaller'

/** A program that both languages define, and what it does on Node. */
export interface Sample extends Program, Checked {}

/** Random programs; a program is shrunk by leaving out and simplifying parts, so that it stays well typed. */
class Programs extends fc.Arbitrary<Sample> {
  generate(random: fc.Random): fc.Value<Sample> {
    while (true) {
      const sample = checked(writeProgram((limit) => random.nextInt(0, limit - 1)))
      if (sample !== undefined) return new fc.Value(sample, undefined)
    }
  }

  canShrinkWithoutContext(value: unknown): value is Sample {
    return typeof value === 'object' && value !== null && 'choices' in value
  }

  shrink(sample: Sample): fc.Stream<fc.Value<Sample>> {
    return new fc.Stream(shrunk(sample))
  }
}

export const programs: fc.Arbitrary<Sample> = new Programs()

function checked(program: Program): Sample | undefined {
  const result = checkedOnNode(program.source, program.args)
  return result === undefined ? undefined : { ...program, ...result }
}

function* shrunk(sample: Sample): IterableIterator<fc.Value<Sample>> {
  const seen = new Set([textOf(sample)])
  for (const choices of smaller(sample.choices)) {
    const program = writeProgram(choices)
    if (seen.has(textOf(program)) || textOf(program).length >= textOf(sample).length) continue
    seen.add(textOf(program))
    const candidate = checked(program)
    if (candidate !== undefined) yield new fc.Value(candidate, undefined)
  }
}

function textOf({ source, args }: Program): string {
  return source + JSON.stringify(args)
}
