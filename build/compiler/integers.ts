import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  Node,
  type ParameterDeclaration,
  SyntaxKind,
  ts,
  type VariableDeclaration,
} from 'ts-morph'
import { mayAssign, targetsOf } from './assignments'
import { isAssignment, isFunctionNode, referentOf, unwrap } from './declarations'
import { isPattern } from './syntax/pattern-parts'
import { isExactly } from './types'
import { wantedIn } from './walk'

/**
 * What an integer can be, found from the code around it. Numbers are an Integer or, beyond 31 bits, a Long in Groovy,
 * always the smaller one, so that `==`, `contains`, keys and indexes agree. Arithmetic whose result is known to fit
 * stays as it is; the rest goes through the `integer` helper, which widens, narrows, and throws beyond 2^53.
 */
export interface Range {
  low: number
  high: number
}

/** A length, or a counter that is only ever stepped: no program lives to see one of them leave it. */
const countLimit = 2 ** 30 - 1
const anything: Range = { low: -(2 ** 53), high: 2 ** 53 }
const largestStep = 2 ** 16

export class Integers {
  private readonly known = new Map<Node, Range>()
  private readonly underway = new Set<Node>()

  /** `ofCallers` tells what the calls of a function pass as one of its parameters. */
  constructor(private readonly ofCallers: (parameter: ParameterDeclaration) => Range) {}

  fitsInt(expression: Node): boolean {
    const { low, high } = this.rangeOf(expression)
    return low >= -(2 ** 31) && high < 2 ** 31
  }

  isNegative(expression: Node): boolean {
    return this.rangeOf(expression).low < 0
  }

  rangeOf(expression: Node): Range {
    const node = unwrap(expression)
    if (Node.isNumericLiteral(node)) return { low: node.getLiteralValue(), high: node.getLiteralValue() }
    const literal = node.getType().getLiteralValue()
    if (typeof literal === 'number') return { low: literal, high: literal }
    if (Node.isPrefixUnaryExpression(node) && node.getOperatorToken() === SyntaxKind.MinusToken) {
      const { low, high } = this.rangeOf(node.getOperand())
      return { low: 0 - high, high: 0 - low }
    }
    if (Node.isPropertyAccessExpression(node) && node.getName() === 'length')
      return { low: 0, high: countLimit }
    if (Node.isCallExpression(node)) return this.ofCall(node.getExpression(), node.getArguments())
    if (Node.isBinaryExpression(node)) return this.ofBinary(node)
    if (Node.isConditionalExpression(node))
      return join([this.rangeOf(node.getWhenTrue()), this.rangeOf(node.getWhenFalse())])
    if (Node.isIdentifier(node)) return this.ofName(node)
    return anything
  }

  private ofCall(callee: Node, args: Node[]): Range {
    if (!Node.isPropertyAccessExpression(callee)) return anything
    const name = callee.getName()
    const isSearch = name === 'indexOf' || name === 'lastIndexOf' || name === 'findIndex'
    if (isSearch && referentOf(callee.getNameNode())?.kind === 'builtin') return { low: -1, high: countLimit }
    if (callee.getExpression().getText() !== 'Math') return anything
    if (name === 'floor' || name === 'ceil' || name === 'trunc') return this.ofRounding(args[0])
    const ranges = args.map((argument) => this.rangeOf(argument))
    if (name === 'max')
      return {
        low: Math.max(...ranges.map((one) => one.low)),
        high: Math.max(...ranges.map((one) => one.high)),
      }
    if (name === 'min')
      return {
        low: Math.min(...ranges.map((one) => one.low)),
        high: Math.min(...ranges.map((one) => one.high)),
      }
    return anything
  }

  /** `Math.floor(a / b)`, where `b` is positive. */
  private ofRounding(argument: Node | undefined): Range {
    const division = argument === undefined ? undefined : unwrap(argument)
    if (!Node.isBinaryExpression(division)) return division === undefined ? anything : this.rangeOf(division)
    if (division.getOperatorToken().getKind() !== SyntaxKind.SlashToken) return this.rangeOf(division)
    const [left, right] = [this.rangeOf(division.getLeft()), this.rangeOf(division.getRight())]
    if (right.low < 1) return anything
    return {
      low: Math.min(0, Math.floor(left.low / right.low)),
      high: Math.max(0, Math.ceil(left.high / right.low)),
    }
  }

  private ofBinary(node: BinaryExpression): Range {
    const left = this.rangeOf(node.getLeft())
    const right = this.rangeOf(node.getRight())
    switch (node.getOperatorToken().getKind()) {
      case SyntaxKind.PlusToken:
        return isExactly(node.getType(), 'number')
          ? clamp({ low: left.low + right.low, high: left.high + right.high })
          : anything
      case SyntaxKind.MinusToken:
        return clamp({ low: left.low - right.high, high: left.high - right.low })
      case SyntaxKind.AsteriskToken: {
        const corners = [
          left.low * right.low,
          left.low * right.high,
          left.high * right.low,
          left.high * right.high,
        ]
        return clamp({ low: Math.min(...corners), high: Math.max(...corners) })
      }
      case SyntaxKind.PercentToken: {
        const size = Math.max(Math.abs(right.low), Math.abs(right.high)) - 1
        return { low: left.low < 0 ? -size : 0, high: left.high > 0 ? size : 0 }
      }
      case SyntaxKind.QuestionQuestionToken:
      case SyntaxKind.BarBarToken:
        return join([left, right])
      default:
        return anything
    }
  }

  private ofName(node: Node): Range {
    const referent = referentOf(node)
    const declaration =
      referent?.kind === 'local' || referent?.kind === 'constant' ? referent.node : undefined
    return declaration === undefined ? anything : this.ofDeclared(declaration)
  }

  /** Of a parameter, a variable or a constant. */
  ofDeclared(declaration: Node): Range {
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

  private ofDeclaration(declaration: Node): Range {
    if (Node.isVariableDeclaration(declaration)) return this.ofVariable(declaration)
    return Node.isParameterDeclaration(declaration) ? this.ofParameter(declaration) : anything
  }

  private ofVariable(declaration: VariableDeclaration): Range {
    const loop = declaration.getParent()?.getParent()
    if (Node.isForOfStatement(loop)) {
      const items = unwrap(loop.getExpression())
      return Node.isArrayLiteralExpression(items)
        ? join(items.getElements().map((item) => this.rangeOf(item)))
        : anything
    }
    const start = declaration.getInitializer()
    return start === undefined ? anything : this.ofSteps(declaration, [start], assignmentsTo(declaration))
  }

  private ofParameter(parameter: ParameterDeclaration): Range {
    if (isIndexOfCallback(parameter)) return { low: 0, high: countLimit }
    return isFunctionNode(parameter.getParent()) ? this.ofCallers(parameter) : anything
  }

  /** The calls must be all that there are. */
  ofCalls(parameter: ParameterDeclaration, calls: readonly CallExpression[]): Range {
    const owner = parameter.getParent()
    if (!isFunctionNode(owner) || calls.length === 0) return anything
    const position = owner.getParameters().indexOf(parameter)
    const values = calls.map((call) => argumentAt(call, position))
    if (values.some((value) => value === undefined)) return anything
    return this.ofSteps(parameter, values as Expression[], assignmentsTo(parameter))
  }

  /** Its values, where one made from itself by a small step counts as a counter. */
  private ofSteps(declaration: Node, values: Node[], assignments: Assignment[]): Range {
    const ranges: Range[] = []
    let step = { low: 0, high: 0 }
    const started = values.map((value): Assignment => ({ value, step: stepFrom(declaration, value) }))
    for (const { value, step: by } of [...started, ...assignments]) {
      // Handed on as it is, for example to its own function.
      if (value !== undefined && isNameOf(declaration, value)) continue
      if (by === undefined) ranges.push(value === undefined ? anything : this.rangeOf(value))
      else {
        const size = by.size === 1 ? { low: 1, high: 1 } : this.rangeOf(by.size)
        if (Math.max(Math.abs(size.low), Math.abs(size.high)) > largestStep) return anything
        step = join([step, by.isDown ? { low: -size.high, high: -size.low } : size])
      }
    }
    const start = join(ranges)
    const isSmall = start.low >= -countLimit && start.high <= countLimit
    if (step.low === 0 && step.high === 0) return start
    if (!isSmall) return anything
    return { low: step.low < 0 ? -countLimit : start.low, high: step.high > 0 ? countLimit : start.high }
  }
}

/** None where an array that is spread before it could move it. */
function argumentAt(call: CallExpression, position: number): Node | undefined {
  const args = call.getArguments().slice(0, position + 1)
  return args.some(Node.isSpreadElement) ? undefined : args[position]
}

/** The second parameter of a callback of `map` and its like, the third of `reduce`'s. */
function isIndexOfCallback(parameter: ParameterDeclaration): boolean {
  const owner = parameter.getParent()
  const call = owner.getParent()
  if (!isFunctionNode(owner) || !Node.isCallExpression(call) || !call.getArguments().includes(owner))
    return false
  const callee = call.getExpression()
  if (!Node.isPropertyAccessExpression(callee) || referentOf(callee.getNameNode())?.kind !== 'builtin')
    return false
  return owner.getParameters().indexOf(parameter) === (callee.getName() === 'reduce' ? 2 : 1)
}

interface Assignment {
  value?: Node
  step?: Step | undefined
}

interface Step {
  size: Node | 1
  isDown: boolean
}

/** What is assigned to a variable after its declaration. */
function assignmentsTo(declaration: Node): Assignment[] {
  const scope = declaration.getFirstAncestor((one) => isFunctionNode(one) || Node.isSourceFile(one))
  const assignments: Assignment[] = []
  for (const node of scope === undefined ? [] : assigningIn(scope)) {
    if (Node.isBinaryExpression(node) && isNameOf(declaration, node.getLeft())) {
      const operator = node.getOperatorToken().getKind()
      const size = node.getRight()
      if (operator === SyntaxKind.EqualsToken)
        assignments.push({ value: size, step: stepFrom(declaration, size) })
      else if (operator === SyntaxKind.PlusEqualsToken) assignments.push({ step: { size, isDown: false } })
      else if (operator === SyntaxKind.MinusEqualsToken) assignments.push({ step: { size, isDown: true } })
      else if (isAssignment(operator)) assignments.push({})
    } else if (isTakenApart(node) && targetsOf(node).some((target) => isNameOf(declaration, target)))
      assignments.push({})
    if (
      (Node.isPostfixUnaryExpression(node) || Node.isPrefixUnaryExpression(node)) &&
      isNameOf(declaration, node.getOperand())
    ) {
      const operator = node.getOperatorToken()
      if (operator === SyntaxKind.PlusPlusToken) assignments.push({ step: { size: 1, isDown: false } })
      if (operator === SyntaxKind.MinusMinusToken) assignments.push({ step: { size: 1, isDown: true } })
    }
  }
  return assignments
}

/** Asked for each variable of a function. */
const known = new WeakMap<ts.Node, readonly Node[]>()

function assigningIn(scope: Node): readonly Node[] {
  const found = known.get(scope.compilerNode) ?? wantedIn(scope, mayAssign)
  known.set(scope.compilerNode, found)
  return found
}

/** An assignment of what is in an array or object. */
function isTakenApart(node: Node): boolean {
  return Node.isForOfStatement(node) || (Node.isBinaryExpression(node) && isPattern(unwrap(node.getLeft())))
}

function stepFrom(declaration: Node, value: Node): Step | undefined {
  const sum = unwrap(value)
  if (!Node.isBinaryExpression(sum)) return undefined
  const operator = sum.getOperatorToken().getKind()
  if (operator !== SyntaxKind.PlusToken && operator !== SyntaxKind.MinusToken) return undefined
  return isNameOf(declaration, sum.getLeft())
    ? { size: sum.getRight(), isDown: operator === SyntaxKind.MinusToken }
    : undefined
}

function isNameOf(declaration: Node, node: Node): boolean {
  const referent = referentOf(unwrap(node))
  return referent?.kind === 'local' && referent.node === declaration
}

function join(ranges: Range[]): Range {
  if (ranges.length === 0) return { low: 0, high: 0 }
  return {
    low: Math.min(...ranges.map((range) => range.low)),
    high: Math.max(...ranges.map((range) => range.high)),
  }
}

function clamp(range: Range): Range {
  return { low: Math.max(range.low, anything.low), high: Math.min(range.high, anything.high) }
}
