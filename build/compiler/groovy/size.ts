import type { Expression, Method, Statement } from './ast'

/** What the Java virtual machine takes of one method. */
export const largestMethod = 65535

/**
 * About how many bytes of code a method becomes, rather more than less. Under groovy-cps that is the code which builds the
 * tree of the method; of other methods, what the sandbox makes of them, which is longer than plain Groovy. Measured on both.
 */
export function sizeOf(method: Method): number {
  return 200 + new Sizes(method.nonCps).block(method.body)
}

class Sizes {
  private readonly constant: number

  constructor(private readonly isPlain: boolean) {
    this.constant = isPlain ? 8 : 20
  }

  block(statements: Statement[]): number {
    return 20 + sum(statements.map((one) => this.statementSize(one)))
  }

  private statementSize(statement: Statement): number {
    switch (statement.kind) {
      case 'expression':
        return this.expressionSize(statement.expression)
      case 'variable':
        return 24 + this.optional(statement.value)
      case 'assignment':
        return 26 + this.expressionSize(statement.target) + this.expressionSize(statement.value)
      case 'step':
        return 26 + this.expressionSize(statement.target)
      case 'if':
        return (
          40 +
          this.expressionSize(statement.condition) +
          this.block(statement.then) +
          this.block(statement.otherwise)
        )
      case 'while':
        return 30 + this.expressionSize(statement.condition) + this.block(statement.body)
      case 'for':
        return (
          80 +
          this.expressionSize(statement.start) +
          this.expressionSize(statement.condition) +
          this.statementSize(statement.update) +
          this.block(statement.body)
        )
      case 'forIn':
        return 60 + this.expressionSize(statement.iterable) + this.block(statement.body)
      case 'switch':
        return (
          40 +
          this.expressionSize(statement.value) +
          sum(
            statement.cases.map(
              (one) => 40 + sum(one.tests.map((one) => this.expressionSize(one))) + this.block(one.body),
            ),
          )
        )
      case 'return':
      case 'throw':
        return 24 + this.optional(statement.value)
      case 'try':
        return (
          60 +
          this.block(statement.body) +
          sum(statement.catches.map((one) => 50 + this.block(one.body))) +
          this.block(statement.finally ?? []) * this.copiesOf(statement)
        )
      case 'break':
      case 'continue':
        return 24
    }
  }

  /** Plain Groovy writes a `finally` block out at each end of the `try`. */
  private copiesOf({ body, catches }: Extract<Statement, { kind: 'try' }>): number {
    return this.isPlain ? 2 + endsIn([body, catches]) : 1
  }

  private optional(value: Expression | undefined): number {
    return value === undefined ? 0 : this.expressionSize(value)
  }

  private expressionSize(value: Expression): number {
    switch (value.kind) {
      case 'null':
      case 'boolean':
      case 'number':
      case 'string':
        return this.constant
      case 'name':
        return 20
      case 'property':
        return 36 + this.expressionSize(value.object)
      case 'index':
        return 36 + this.expressionSize(value.object) + this.expressionSize(value.index)
      case 'call':
        return (
          50 +
          this.optional(value.receiver) +
          this.entriesSize(value.named ?? []) +
          sum(value.arguments.map((one) => this.expressionSize(one))) +
          this.optional(value.body)
        )
      case 'new':
        return 50 + sum(value.arguments.map((one) => this.expressionSize(one)))
      case 'binary':
        return 24 + this.expressionSize(value.left) + this.expressionSize(value.right)
      case 'instanceof':
        return 40 + this.expressionSize(value.value)
      case 'not':
        return 24 + this.expressionSize(value.operand)
      case 'conditional':
        return (
          30 + sum([value.condition, value.whenTrue, value.whenFalse].map((one) => this.expressionSize(one)))
        )
      case 'template':
        return (
          40 + sum(value.parts.map((part) => (typeof part === 'string' ? 20 : this.expressionSize(part))))
        )
      case 'list':
        return 30 + sum(value.items.map((one) => this.expressionSize(one)))
      case 'map':
        return 30 + this.entriesSize(value.entries)
      case 'closure':
        return 60 + 20 * value.parameters.length + this.block(value.body)
    }
  }

  private entriesSize(entries: { key: string | Expression; value: Expression }[]): number {
    return sum(
      entries.map(
        ({ key, value }) =>
          (typeof key === 'string' ? this.constant : this.expressionSize(key)) + this.expressionSize(value),
      ),
    )
  }
}

/** How many jumps there are in a part of the tree. */
function endsIn(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0
  const isEnd =
    'kind' in part && (part.kind === 'return' || part.kind === 'break' || part.kind === 'continue')
  return (isEnd ? 1 : 0) + sum(Object.values(part).map(endsIn))
}

function sum(sizes: number[]): number {
  return sizes.reduce((all, one) => all + one, 0)
}
