import { literalValue, typeOf } from '../checker'
import { SyntaxKind, ts } from '../typescript'
import { type Assignment, assignmentsTo, boundOf, isNameOf, stepFrom } from './counters'
import { isFunctionNode, referentOf, unwrap } from './declarations'
import {
  anyCount,
  anything,
  countLimit,
  exactly,
  join,
  largest,
  negative,
  power,
  product,
  quotient,
  type Range,
  remainder,
  size,
  smallest,
  sum,
} from './ranges'
import { isExactly, isKind } from './types'

/** A larger one could leave 31 bits while a program runs, unless each step is a call inside the one before. */
const largestStep = 4
const largestStepOfCalls = 2 ** 16

/**
 * What an integer can be, found from the code around it. Numbers are an Integer or, beyond 31 bits, a Long in Groovy,
 * always the smaller one, so that `==`, `contains`, keys and indexes agree. Arithmetic whose result is known to fit
 * stays as it is; the rest goes through the `integer` helper, which widens, narrows, and throws beyond 2^53.
 */
export class Integers {
  private readonly known = new Map<ts.Node, Range>()
  private readonly underway = new Set<ts.Node>()

  /** `ofCallers` tells what the calls of a function pass as one of its parameters. */
  constructor(private readonly ofCallers: (parameter: ts.ParameterDeclaration) => Range) {}

  fitsInt(expression: ts.Node): boolean {
    const { low, high } = this.rangeOf(expression)
    return low >= -(2 ** 31) && high < 2 ** 31
  }

  isNegative(expression: ts.Node): boolean {
    return this.rangeOf(expression).low < 0
  }

  rangeOf(expression: ts.Node): Range {
    const node = unwrap(expression)
    if (ts.isNumericLiteral(node)) return exactly(Number(node.text))
    const literal = literalValue(typeOf(node))
    if (typeof literal === 'number') return exactly(literal)
    if (ts.isPrefixUnaryExpression(node)) {
      const operand = this.rangeOf(node.operand)
      return node.operator === SyntaxKind.MinusToken ? negative(operand) : operand
    }
    // A variable's range is all that it comes to hold.
    if (ts.isPostfixUnaryExpression(node)) return this.rangeOf(node.operand)
    if (ts.isPropertyAccessExpression(node)) return ofProperty(node)
    if (ts.isCallExpression(node)) return this.ofCall(node.expression, node.arguments)
    if (ts.isBinaryExpression(node)) return this.ofBinary(node)
    if (ts.isConditionalExpression(node))
      return join([this.rangeOf(node.whenTrue), this.rangeOf(node.whenFalse)])
    if (ts.isIdentifier(node)) return this.ofName(node)
    return anything
  }

  private ofCall(callee: ts.Node, args: readonly ts.Node[]): Range {
    if (!ts.isPropertyAccessExpression(callee)) return anything
    if (referentOf(callee.name)?.kind !== 'builtin') return anything
    const name = callee.name.text
    if (positions.has(name)) return { low: -1, high: countLimit }
    if (name === 'charCodeAt') return { low: 0, high: 0xffff }
    return callee.expression.getText() === 'Math' ? this.ofMath(name, args) : anything
  }

  private ofMath(name: string, args: readonly ts.Node[]): Range {
    const ranges = args.map((argument) => this.rangeOf(argument))
    const [first, second] = ranges
    if (first === undefined) return anything
    switch (name) {
      case 'abs':
        return size(first)
      case 'ceil':
      case 'floor':
      case 'trunc':
        return this.ofRounding(args[0]!)
      case 'max':
        return largest(ranges)
      case 'min':
        return smallest(ranges)
      case 'pow':
        return second === undefined ? anything : power(first, second)
      case 'sign':
        return { low: -1, high: 1 }
      default:
        return anything
    }
  }

  private ofRounding(argument: ts.Node): Range {
    const division = unwrap(argument)
    const isDivision =
      ts.isBinaryExpression(division) && division.operatorToken.kind === SyntaxKind.SlashToken
    if (!isDivision) return this.rangeOf(division)
    return quotient(this.rangeOf(division.left), this.rangeOf(division.right))
  }

  private ofBinary(node: ts.BinaryExpression): Range {
    const left = this.rangeOf(node.left)
    const right = this.rangeOf(node.right)
    switch (node.operatorToken.kind) {
      case SyntaxKind.PlusToken:
      case SyntaxKind.PlusEqualsToken:
        return isExactly(typeOf(node), 'number') ? sum(left, right) : anything
      case SyntaxKind.MinusToken:
      case SyntaxKind.MinusEqualsToken:
        return sum(left, negative(right))
      case SyntaxKind.AsteriskToken:
      case SyntaxKind.AsteriskEqualsToken:
        return product(left, right)
      case SyntaxKind.PercentToken:
      case SyntaxKind.PercentEqualsToken:
        return remainder(left, right)
      case SyntaxKind.AsteriskAsteriskToken:
      case SyntaxKind.AsteriskAsteriskEqualsToken:
        return power(left, right)
      case SyntaxKind.QuestionQuestionToken:
      case SyntaxKind.QuestionQuestionEqualsToken:
      case SyntaxKind.BarBarToken:
      case SyntaxKind.BarBarEqualsToken:
      case SyntaxKind.AmpersandAmpersandToken:
      case SyntaxKind.AmpersandAmpersandEqualsToken:
        return join([left, right])
      case SyntaxKind.EqualsToken:
        return right
      default:
        return anything
    }
  }

  private ofName(node: ts.Node): Range {
    const referent = referentOf(node)
    const declaration =
      referent?.kind === 'local' || referent?.kind === 'constant' ? referent.node : undefined
    return declaration === undefined ? anything : this.ofDeclared(declaration)
  }

  /** Of a parameter, a variable or a constant. */
  ofDeclared(declaration: ts.Node): Range {
    const known = this.known.get(declaration)
    if (known !== undefined) return known
    // A variable that is made from itself: only steps of a limited size are followed, see `ofSteps`.
    if (this.underway.has(declaration)) return anything
    this.underway.add(declaration)
    const range = this.ofDeclaration(declaration)
    this.underway.delete(declaration)
    this.known.set(declaration, range)
    return range
  }

  private ofDeclaration(declaration: ts.Node): Range {
    if (ts.isVariableDeclaration(declaration)) return this.ofVariable(declaration)
    return ts.isParameter(declaration) ? this.ofParameter(declaration) : anything
  }

  private ofVariable(declaration: ts.VariableDeclaration): Range {
    const loop = declaration.parent?.parent
    if (ts.isForOfStatement(loop)) {
      const items = unwrap(loop.expression)
      return ts.isArrayLiteralExpression(items)
        ? this.ofSteps(declaration, items.elements, assignmentsTo(declaration))
        : anything
    }
    const start = declaration.initializer
    if (start === undefined) return anything
    return (
      this.ofBounded(declaration, start) ?? this.ofSteps(declaration, [start], assignmentsTo(declaration))
    )
  }

  /** Of a counter whose loop ends it before it leaves 31 bits. */
  private ofBounded(declaration: ts.VariableDeclaration, start: ts.Node): Range | undefined {
    const bound = boundOf(declaration)
    if (bound === undefined) return undefined
    const { isDown, size: by } = bound.step
    const step = by === 1 ? exactly(1) : this.rangeOf(by)
    if (step.low < 0) return undefined
    const last = sum(this.rangeOf(bound.limit), isDown ? negative(step) : step)
    const { low, high } = this.rangeOf(start)
    const range = isDown ? { low: Math.min(low, last.low), high } : { low, high: Math.max(high, last.high) }
    return Math.max(-range.low, range.high) < 2 ** 31 ? range : undefined
  }

  private ofParameter(parameter: ts.ParameterDeclaration): Range {
    if (isIndexOfCallback(parameter)) return assignmentsTo(parameter).length === 0 ? anyCount : anything
    return isFunctionNode(parameter.parent) ? this.ofCallers(parameter) : anything
  }

  /** The calls must be all that there are. */
  ofCalls(parameter: ts.ParameterDeclaration, calls: readonly ts.CallExpression[]): Range {
    const owner = parameter.parent
    if (!isFunctionNode(owner) || calls.length === 0) return anything
    const position = owner.parameters.indexOf(parameter)
    const values = calls.map((call) => argumentAt(call, position))
    if (values.some((value) => value === undefined)) return anything
    return this.ofSteps(parameter, values as ts.Expression[], assignmentsTo(parameter))
  }

  /** Its values, where one made from itself by a small step counts as a counter. */
  private ofSteps(declaration: ts.Node, values: readonly ts.Node[], assignments: Assignment[]): Range {
    const ranges: Range[] = []
    let steps = exactly(0)
    const started = values.map((value): Assignment => ({ value, step: stepFrom(declaration, value) }))
    for (const one of [...started, ...assignments]) {
      const { value, step: by } = one
      // Handed on as it is, for example to its own function.
      if (value !== undefined && isNameOf(declaration, value)) continue
      if (by === undefined) {
        ranges.push(value === undefined ? anything : this.rangeOf(value))
        continue
      }
      const step = by.size === 1 ? exactly(1) : this.rangeOf(by.size)
      if (size(step).high > (started.includes(one) ? largestStepOfCalls : largestStep)) return anything
      steps = join([steps, by.isDown ? negative(step) : step])
    }
    const start = join(ranges)
    if (steps.low === 0 && steps.high === 0) return start
    if (size(start).high > countLimit) return anything
    return { low: steps.low < 0 ? -countLimit : start.low, high: steps.high > 0 ? countLimit : start.high }
  }
}

/** None where an array that is spread before it could move it. */
function argumentAt(call: ts.CallExpression, position: number): ts.Node | undefined {
  const args = call.arguments.slice(0, position + 1)
  return args.some(ts.isSpreadElement) ? undefined : args[position]
}

/** Methods of text and arrays that give a position, or -1. */
const positions: ReadonlySet<string> = new Set([
  'findIndex',
  'findLastIndex',
  'indexOf',
  'lastIndexOf',
  'search',
])

/** A length, or a limit of the integers. */
function ofProperty(node: ts.PropertyAccessExpression): Range {
  if (referentOf(node.name)?.kind !== 'builtin') return anything
  const owner = node.expression
  const name = node.name.text
  if (name === 'size') return anyCount
  if (name === 'length' && (isKind(typeOf(owner), 'text') || isKind(typeOf(owner), 'list'))) return anyCount
  return anything
}

/** The parameter that gets the index, of a callback of `map` and its like. */
function isIndexOfCallback(parameter: ts.ParameterDeclaration): boolean {
  const owner = parameter.parent
  const call = owner.parent
  if (
    !isFunctionNode(owner) ||
    !ts.isCallExpression(call) ||
    call.arguments.findIndex((one) => one === owner) > 1
  )
    return false
  const callee = call.expression
  if (!ts.isPropertyAccessExpression(callee) || referentOf(callee.name)?.kind !== 'builtin') return false
  const isOfArray = isKind(typeOf(callee.expression), 'list') || callee.getText() === 'Array.from'
  const place = indexPlaces[callee.name.text]
  return isOfArray && place !== undefined && owner.parameters[place] === parameter
}

const indexPlaces: Readonly<Record<string, number | undefined>> = {
  every: 1,
  filter: 1,
  find: 1,
  findIndex: 1,
  findLast: 1,
  findLastIndex: 1,
  flatMap: 1,
  forEach: 1,
  from: 1,
  map: 1,
  reduce: 2,
  reduceRight: 2,
  some: 1,
}
