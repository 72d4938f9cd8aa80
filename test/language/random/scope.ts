import { isSame, type Type } from './types'

/** A name that a program can use. */
export interface Variable {
  readonly name: string
  readonly type: Type
  /** What may be assigned to it: nothing, where a loop counts with it or it is a `const`. */
  readonly isLet: boolean
  /** TypeScript knows more of its value than its type says. */
  readonly isNarrow?: boolean
  /** Of a function: whether calling it can suspend. */
  readonly suspends?: boolean
  /** Of a function: the types of the arrays and objects that calling it can change. */
  readonly changes?: ReadonlySet<string>
  /** Of a function: what it takes behind its parameters, each of which can be left out; and any number of these. */
  readonly more?: { readonly optional: readonly Type[]; readonly rest: Type | undefined }
}

interface Block {
  readonly variables: Variable[]
  /** Names of outer blocks that this one gives to variables of its own. */
  readonly hidden: readonly string[]
  /** Those that no variable has got yet. */
  readonly spare: string[]
}

/** The names that can be seen, block in block. */
export class Scope {
  private readonly blocks: Block[] = [{ variables: [], hidden: [], spare: [] }]
  /** What is visible, until that changes. */
  private known: readonly Variable[] | undefined

  declare(variable: Variable): void {
    this.innermost.variables.push(variable)
    this.known = undefined
  }

  /** In the block the names in `hidden` do not mean what they do outside, even before they are declared. */
  within<T>(hidden: string[], write: () => T): T {
    this.blocks.push({ variables: [], hidden, spare: [...hidden] })
    this.known = undefined
    const result = write()
    this.blocks.pop()
    this.known = undefined
    return result
  }

  /** The newest first. */
  visible(): readonly Variable[] {
    this.known ??= this.findVisible()
    return this.known
  }

  private findVisible(): Variable[] {
    const seen = new Set<string>()
    return [...this.blocks].reverse().flatMap(({ variables, hidden }) => {
      const found = [...variables].reverse().filter(({ name }) => !seen.has(name))
      for (const name of [...variables.map((one) => one.name), ...hidden]) seen.add(name)
      return found
    })
  }

  /** A name that the innermost block hides, and has not given to a variable yet. */
  takeHidden(): string | undefined {
    return this.innermost.spare.pop()
  }

  /** Declared in the innermost block, not around it. */
  own(): readonly Variable[] {
    return this.innermost.variables
  }

  ofType(type: Type): Variable[] {
    return this.visible().filter((one) => isSame(one.type, type))
  }

  ofKind<Kind extends Type['kind']>(kind: Kind): (Variable & { type: Extract<Type, { kind: Kind }> })[] {
    return this.visible().filter((one) => one.type.kind === kind) as (Variable & {
      type: Extract<Type, { kind: Kind }>
    })[]
  }

  has(name: string): boolean {
    return this.blocks.some(({ variables, hidden }) =>
      [...variables.map((one) => one.name), ...hidden].includes(name),
    )
  }

  private get innermost(): Block {
    return this.blocks.at(-1)!
  }
}
