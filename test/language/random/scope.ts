import { isSame, type Type } from './types'

/** A name that a program can use. */
export interface Variable {
  readonly name: string
  readonly type: Type
  /** What may be assigned to it: nothing, where a loop counts with it or it is a `const`. */
  readonly isLet: boolean
  /** Of a function: whether calling it can suspend. */
  readonly suspends?: boolean
  /** Of a function: the types of the arrays and objects that calling it can change. */
  readonly changes?: ReadonlySet<string>
}

interface Block {
  readonly variables: Variable[]
  /** Names of outer blocks that this one gives to variables of its own. */
  readonly hidden: string[]
}

/** The names that can be seen, block in block. */
export class Scope {
  private blocks: Block[] = [{ variables: [], hidden: [] }]
  /** What is visible, until that changes. */
  private known: Variable[] | undefined

  declare(variable: Variable): void {
    this.blocks.at(-1)!.variables.push(variable)
    this.known = undefined
  }

  /** In the block the names in `hidden` do not mean what they do outside, even before they are declared. */
  within<T>(hidden: string[], write: () => T): T {
    this.blocks.push({ variables: [], hidden })
    this.known = undefined
    const result = write()
    this.blocks.pop()
    this.known = undefined
    return result
  }

  /** Without the blocks of the function that it is written in: for functions of the module. */
  outside<T>(write: () => T): T {
    const blocks = this.blocks
    this.blocks = [blocks[0]!]
    const result = this.within([], write)
    this.blocks = blocks
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

  /** What the innermost block hides and has not declared yet. */
  free(): string | undefined {
    const { variables, hidden } = this.blocks.at(-1)!
    return hidden.find((name) => !variables.some((one) => one.name === name))
  }

  ofType(type: Type): Variable[] {
    return this.visible().filter((one) => isSame(one.type, type))
  }

  has(name: string): boolean {
    return this.blocks.some(({ variables, hidden }) =>
      [...variables.map((one) => one.name), ...hidden].includes(name),
    )
  }
}
