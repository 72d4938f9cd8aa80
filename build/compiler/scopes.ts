interface Scope {
  readonly names: Set<string>
  /** Names of the blocks inside that were left since the statement began. */
  inside: Set<string>
  /** Names that nothing may get that is declared here from now on. */
  readonly avoided: Set<string>
}

function emptyScope(): Scope {
  return { names: new Set(), inside: new Set(), avoided: new Set() }
}

/** The names that are taken in the blocks of the Groovy that is being made; it has no name twice in nested blocks. */
export class Scopes {
  private readonly open: Scope[] = [emptyScope()]

  /** A block with names of its own. */
  block<T>(lower: () => T): T {
    this.open.push(emptyScope())
    const result = lower()
    const { names, inside } = this.open.pop()!
    for (const name of [...names, ...inside]) this.innermost.inside.add(name)
    return result
  }

  statement<T>(lower: () => T): T {
    const { inside } = this.innermost
    this.innermost.inside = new Set()
    const result = lower()
    for (const name of inside) this.innermost.inside.add(name)
    return result
  }

  add(name: string): void {
    this.innermost.names.add(name)
  }

  remove(name: string): void {
    for (const scope of this.open) scope.names.delete(name)
  }

  avoidAround(name: string): void {
    for (const scope of this.open.slice(0, -1)) scope.avoided.add(name)
  }

  isTaken(name: string): boolean {
    return this.innermost.avoided.has(name) || this.open.some((scope) => scope.names.has(name))
  }

  /** Whether a block of the same statement has the name, before which a variable could come to stand. */
  isInside(name: string): boolean {
    return this.innermost.inside.has(name)
  }

  private get innermost(): Scope {
    return this.open.at(-1)!
  }
}
