import { ts } from '../../build/typescript'
import type { Loader } from './on-node'

/**
 * A program on Node whose arithmetic is an error where its result is no integer up to 2^53, as it is under groovy-cps.
 */
export const checkedNumbers: Loader = {
  javaScript: (source) =>
    ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
      transformers: { before: [(context) => (file) => ts.visitEachChild(file, visitor(context), context)] },
    }).outputText,
  globals: { checked, steppedFrom: (old: unknown) => old, Math: checkedMath() },
}

const operators: Readonly<Record<number, string>> = {
  [ts.SyntaxKind.PlusToken]: '+',
  [ts.SyntaxKind.MinusToken]: '-',
  [ts.SyntaxKind.AsteriskToken]: '*',
  [ts.SyntaxKind.SlashToken]: '/',
  [ts.SyntaxKind.PercentToken]: '%',
  [ts.SyntaxKind.AsteriskAsteriskToken]: '**',
  [ts.SyntaxKind.PlusEqualsToken]: '+',
  [ts.SyntaxKind.MinusEqualsToken]: '-',
  [ts.SyntaxKind.AsteriskEqualsToken]: '*',
  [ts.SyntaxKind.PercentEqualsToken]: '%',
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]: '**',
}

function visitor(context: ts.TransformationContext): (node: ts.Node) => ts.Node {
  const { factory } = context
  const call = (name: string, ...args: ts.Expression[]): ts.Expression =>
    factory.createCallExpression(factory.createIdentifier(name), undefined, args)
  const calculation = (operator: string, left: ts.Expression, right: ts.Expression): ts.Expression =>
    call('checked', factory.createStringLiteral(operator), left, right)
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context)
    if (ts.isBinaryExpression(inner)) {
      const kind = inner.operatorToken.kind
      const operator = operators[kind]
      if (operator === undefined) return inner
      const result = calculation(operator, inner.left, inner.right)
      return kind >= ts.SyntaxKind.FirstAssignment ? factory.createAssignment(inner.left, result) : result
    }
    if (ts.isPostfixUnaryExpression(inner) || (ts.isPrefixUnaryExpression(inner) && isStep(inner.operator))) {
      const operator = inner.operator === ts.SyntaxKind.PlusPlusToken ? '+' : '-'
      const one = factory.createNumericLiteral(1)
      const step = factory.createAssignment(inner.operand, calculation(operator, inner.operand, one))
      return ts.isPostfixUnaryExpression(inner)
        ? call('steppedFrom', inner.operand, step)
        : factory.createParenthesizedExpression(step)
    }
    return inner
  }
  return visit
}

function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken
}

function checked(operator: string, a: number | string, b: number | string): number | string {
  if (typeof a === 'string' || typeof b === 'string') return `${a}${b}`
  switch (operator) {
    case '+':
      return safe(a + b)
    case '-':
      return safe(a - b)
    case '*':
      return safe(a * b)
    case '%':
      return safe(a % b)
    case '**':
      return safe(a ** b)
    default:
      if (b === 0) throw new Error('Division by zero')
      return a / b
  }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no safe integer`)
  return value
}

function checkedMath(): unknown {
  const checkedMethods = Object.getOwnPropertyNames(Math).flatMap((name) => {
    const method: unknown = Reflect.get(Math, name)
    return typeof method === 'function'
      ? [[name, (...args: number[]) => safe(Number(Reflect.apply(method, Math, args)))]]
      : []
  })
  return Object.fromEntries(checkedMethods)
}
