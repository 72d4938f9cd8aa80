import { keyValue, quoted } from './literals'
import type { Variable } from './scope'
import { type Field, isSame, listOf, maybe, type Of, recordOf, type Type } from './types'
import type { Writer } from './writer'

/** What takes a value apart, or a name alone; the names are declared. */
export function pattern(writer: Writer, type: Type, isLet: boolean, depth = 2): string {
  const pattern = new Pattern(writer, isLet)
  const written = pattern.of(type, depth)
  for (const variable of pattern.variables) writer.declare(variable)
  return written
}

/** Mostly a name. */
export function parameterPattern(writer: Writer, type: Type): string {
  const isLet = writer.choose.chance(20)
  return pattern(writer, type, isLet, writer.choose.chance(15) ? 2 : 0)
}

/** TypeScript does not infer the types of names that defaults of the same pattern ask for: they are not seen there. */
class Pattern {
  readonly variables: Variable[] = []

  constructor(
    private readonly writer: Writer,
    private readonly isLet: boolean,
  ) {}

  of(type: Type, depth: number): string {
    if (depth > 0 && this.writer.choose.chance(60)) {
      if (type.kind === 'list') return this.list(type.of, depth)
      if (type.kind === 'object') return this.object(type, depth)
      if (type.kind === 'record') return this.record(type.of)
    }
    return this.name(type)
  }

  private name(type: Type): string {
    const name = this.writer.newName()
    this.variables.push({ name, type, isLet: this.isLet })
    return name
  }

  /** What may be absent gets a default, or a name that may be absent. */
  private part(of: Type, depth: number): string {
    const { writer } = this
    if (of.kind !== 'maybe' || of.absent === 'null') return this.of(of, depth - 1)
    if (!writer.choose.chance(60)) return this.name(of)
    return `${this.of(of.of, depth - 1)} = ${writer.wide(of.of)}`
  }

  private list(of: Type, depth: number): string {
    const { choose } = this.writer
    const parts = choose.parts('place', 0, 3, () => (choose.chance(12) ? '' : this.part(maybe(of), depth)))
    if (choose.chance(25)) parts.push(`...${this.name(listOf(of))}`)
    // A hole at the end would not be there.
    return `[${parts.join(', ')}${parts.at(-1) === '' ? ',' : ''}]`
  }

  private object(type: Of<'object'>, depth: number): string {
    const { choose } = this.writer
    const taken: Field[] = []
    const parts = type.fields.flatMap((field) => {
      if (!choose.chance(60)) return []
      taken.push(field)
      return [`${field.name}: ${this.part(field.isOptional ? maybe(field.type) : field.type, depth)}`]
    })
    if (choose.chance(20) && taken.length > 0) {
      const without = taken.map((field) => `'${field.name}'`).join(' | ')
      const fields = type.fields.filter((field) => !taken.includes(field))
      parts.push(`...${this.name({ kind: 'object', name: `Omit<${type.name}, ${without}>`, fields })}`)
    }
    return `{ ${parts.join(', ')} }`
  }

  private record(of: Type): string {
    const { choose } = this.writer
    const used = new Set<string>()
    const parts = choose.parts('key', 1, 2, () => {
      const key = keyValue(this.writer)
      if (used.has(key)) return ''
      used.add(key)
      return `${quoted(key)}: ${this.part(maybe(of), 1)}`
    })
    const known = parts.filter((one) => one !== '')
    if (choose.chance(30)) known.push(`...${this.name(recordOf(of))}`)
    return `{ ${known.join(', ')} }`
  }
}

/** `[a = x, b = y]` of variables of this type, of which there are two. */
export function assignmentPattern(writer: Writer, of: Type): string {
  const variables = writer.scope.visible().filter((one) => one.isLet && isSame(one.type, of))
  const target = (): string => `${writer.variable(variables)!.name} = ${writer.text(of)}`
  return `[${target()}, ${target()}]`
}
