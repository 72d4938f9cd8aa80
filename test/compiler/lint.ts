import type { Call, Closure, Expression, File, Method, Statement } from '../../build/compiler/groovy/ast'
import type { Unit } from '../../build/compiler/unit'
import { crossings } from './lint-worlds'

/**
 * What the types of the tree cannot say about emitted Groovy: that no syntax hides in a name, that the limits of
 * groovy-cps hold in code that the compiler made itself, and that nothing crosses between the two worlds. Spread, `*.`, `.&`,
 * `do`, defaults of closures, assignments as values and loops with two variables have no node at all.
 */
export function lint(file: File, unit: Unit): string[] {
  const problems: string[] = []
  const steps = new Set([...unit.members.values()].flatMap((member) => [...member.steps]))
  const names = file.methods.map((method) => method.name)
  if (new Set(names).size !== names.length) problems.push('two methods have one name')
  for (const method of file.methods) {
    const found = new Walk(method).problems
    problems.push(...found.map((problem) => `${method.name}: ${problem}`))
  }
  return [...problems, ...crossings(file, steps)]
}

const word = /^[A-Za-z_][A-Za-z0-9_]*$/
const types = /^(Object|Map|Set|List|String|Closure|Boolean|boolean|Number|Throwable|int|void)$/
const classes = /^(Exception|ArrayList|LinkedHashSet|StringBuilder)$/
const tested =
  /^(CharSequence|Object\[\]|Number|Integer|Long|BigInteger|Boolean|Closure|List|Map|Set|Throwable)$/

class Walk {
  readonly problems: string[] = []
  private readonly variables: Set<string>[] = [new Set()]

  constructor(private readonly method: Method) {
    this.name(method.name)
    this.type(method.returnType)
    for (const parameter of method.parameters) {
      this.type(parameter.type)
      this.declare(parameter.name)
    }
    this.block(method.body)
  }

  private report(problem: string): void {
    this.problems.push(problem)
  }

  private name(text: string): void {
    if (!word.test(text)) this.report(`\`${text}\` is no name`)
  }

  private type(text: string): void {
    if (!types.test(text)) this.report(`the type ${text}`)
  }

  /** Groovy forbids a name that an enclosing scope has. */
  private declare(name: string): void {
    this.name(name)
    if (this.variables.some((scope) => scope.has(name))) this.report(`\`${name}\` is declared twice`)
    this.variables.at(-1)!.add(name)
  }

  private block(statements: Statement[], ...declared: string[]): void {
    if (!this.method.nonCps && statements.length > 249) this.report('more than 249 statements in a block')
    this.variables.push(new Set())
    declared.forEach((name) => this.declare(name))
    statements.forEach((statement) => this.statement(statement))
    this.variables.pop()
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case 'expression':
        return this.expression(statement.expression)
      case 'variable':
        if (statement.value !== undefined) this.expression(statement.value)
        return this.declare(statement.name)
      case 'assignment':
        this.target(statement.target)
        return this.expression(statement.value)
      case 'step':
        return this.target(statement.target)
      case 'if':
        this.expression(statement.condition)
        this.block(statement.then)
        return this.block(statement.otherwise)
      case 'while':
        this.expression(statement.condition)
        return this.block(statement.body)
      case 'for':
        this.expression(statement.start)
        this.variables.push(new Set())
        this.declare(statement.variable)
        this.expression(statement.condition)
        this.statement(statement.update)
        this.block(statement.body)
        this.variables.pop()
        return
      case 'forIn':
        this.expression(statement.iterable)
        return this.block(statement.body, statement.variable)
      case 'switch':
        this.expression(statement.value)
        for (const one of statement.cases) {
          one.tests.forEach((test) => this.expression(test))
          this.block(one.body)
        }
        return
      case 'return':
        if (statement.value !== undefined) this.expression(statement.value)
        return
      case 'throw':
        return this.expression(statement.value)
      case 'try':
        this.block(statement.body)
        for (const one of statement.catches) this.block(one.body, one.variable)
        return this.block(statement.finally ?? [])
      case 'break':
      case 'continue':
        if (statement.label !== undefined) this.name(statement.label)
    }
  }

  private target(target: Expression): void {
    const isPlace =
      target.kind === 'name' || target.kind === 'index' || (target.kind === 'property' && !target.safe)
    if (!isPlace) this.report(`an assignment to a ${target.kind}`)
    this.expression(target)
  }

  private expression(expression: Expression): void {
    switch (expression.kind) {
      case 'null':
      case 'boolean':
        return
      case 'number':
        if (!Number.isSafeInteger(expression.value)) this.report(`the number ${expression.value}`)
        return
      case 'string':
        return this.text(expression.value)
      case 'template':
        for (const part of expression.parts)
          typeof part === 'string' ? this.text(part) : this.expression(part)
        return
      case 'name':
        return this.name(expression.name)
      case 'property':
        return this.expression(expression.object)
      case 'index':
        this.expression(expression.object)
        return this.expression(expression.index)
      case 'call':
        return this.call(expression)
      case 'new':
        if (!classes.test(expression.type)) this.report(`new ${expression.type}`)
        return expression.arguments.forEach((argument) => this.expression(argument))
      case 'binary':
        this.expression(expression.left)
        return this.expression(expression.right)
      case 'instanceof':
        if (!tested.test(expression.type)) this.report(`instanceof ${expression.type}`)
        return this.expression(expression.value)
      case 'not':
        return this.expression(expression.operand)
      case 'conditional':
        this.expression(expression.condition)
        this.expression(expression.whenTrue)
        return this.expression(expression.whenFalse)
      case 'list':
        if (!this.method.nonCps && expression.items.length > 249)
          this.report('more than 249 elements in a list')
        return expression.items.forEach((item) => this.expression(item))
      case 'map':
        return this.entries(expression.entries)
      case 'closure':
        return this.closure(expression)
    }
  }

  private call(call: Call): void {
    this.name(call.name)
    if (call.receiver !== undefined) this.expression(call.receiver)
    if (call.named !== undefined) this.entries(call.named)
    call.arguments.forEach((argument) => this.expression(argument))
    if (call.body !== undefined) this.closure(call.body)
  }

  private closure(closure: Closure): void {
    if (closure.bare === true && closure.parameters.length > 0) this.report('a bare closure with parameters')
    this.block(closure.body, ...closure.parameters)
  }

  private entries(entries: { key: string | Expression; value: Expression }[]): void {
    if (!this.method.nonCps && entries.length > 125) this.report('more than 125 entries in a map')
    for (const { key, value } of entries) {
      if (typeof key !== 'string') this.expression(key)
      this.expression(value)
    }
  }

  private text(value: string): void {
    if (Buffer.byteLength(value) > 65535) this.report('a text of more than 65535 bytes')
  }
}
