import { ts } from 'ts-morph'
import { STEPS } from '../../bench/steps'
import type { Json } from '../../bench/world'
import { type Behaviour, isAbort, type Loader, onNode } from '../on-node'

/** Where in a program a step was called. */
export type Place = 'callback' | 'finally' | 'loop'

export interface Checked {
  behaviour: Behaviour
  /** The places at which the program called a step, and so is suspended. */
  suspended: Set<Place>
}

/** A program must end, with values of a size that can be looked at. */
const mostEvaluations = 3000
const longestText = 400
const longestList = 60

/** The program has left what both languages define; nothing it does counts. */
class Undefined extends Error {}

/**
 * What the program does on Node; undefined where a number is no safe integer, a value gets large, or the program makes a
 * mistake that its types do not tell, such as calling a method of what is absent.
 */
export function checkedOnNode(source: string, args: Json[]): Checked | undefined {
  const suspended = new Set<Place>()
  let evaluations = 0
  let isDefined = true
  const leave = (): never => {
    isDefined = false
    throw new Undefined()
  }
  const loader: Loader = {
    javaScript: instrumented,
    globals: {
      $value: (value: unknown) => {
        if (++evaluations > mostEvaluations || !isDefined || !isPlain(value)) leave()
        return value
      },
      $step: (value: unknown, places: Place[]) => {
        for (const place of places) suspended.add(place)
        return value
      },
      $caught: (error: unknown) => {
        if (isAbort(error)) throw error
        if (isMistake(error)) leave()
      },
    },
  }
  const behaviour = onNode(source, args, loader)
  return isDefined && isWhole(behaviour.result) ? { behaviour, suspended } : undefined
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string') return value.length <= longestText
  return !Array.isArray(value) || value.length <= longestList
}

function isWhole(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isWhole)
  return isPlain(value)
}

function isMistake(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof Undefined
}

/** JavaScript that hands on what each expression gives that can get out of hand, and what is caught. */
function instrumented(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    transformers: { before: [(context) => (file) => ts.visitEachChild(file, visitor(context), context)] },
  })
  return outputText
}

function visitor(context: ts.TransformationContext): (node: ts.Node) => ts.Node {
  const { factory } = context
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context)
    if (ts.isCatchClause(inner)) return catching(inner, factory)
    if (isStep(node))
      return called(
        factory,
        '$step',
        inner,
        placesOf(node).map((place) => factory.createStringLiteral(place)),
      )
    return needsCheck(node) ? called(factory, '$value', inner) : inner
  }
  return visit
}

function called(factory: ts.NodeFactory, name: string, value: ts.Node, list?: ts.Expression[]): ts.Node {
  const args = [
    value as ts.Expression,
    ...(list === undefined ? [] : [factory.createArrayLiteralExpression(list)]),
  ]
  return factory.createCallExpression(factory.createIdentifier(name), undefined, args)
}

function catching(clause: ts.CatchClause, factory: ts.NodeFactory): ts.CatchClause {
  const variable = clause.variableDeclaration ?? factory.createVariableDeclaration('$error')
  const note = called(factory, '$caught', variable.name) as ts.Expression
  const block = factory.createBlock([factory.createExpressionStatement(note), ...clause.block.statements])
  return factory.updateCatchClause(clause, variable, block)
}

/** Arithmetic, text that grows, and what calls return; not in the middle of a chain, which a call around it would end. */
function needsCheck(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return arithmetic.has(node.operatorToken.kind)
  if (ts.isTemplateExpression(node)) return !ts.isTaggedTemplateExpression(node.parent)
  if (ts.isArrayLiteralExpression(node)) return true
  return ts.isCallExpression(node) && !isInChain(node)
}

function isInChain(node: ts.Node): boolean {
  const { parent } = node
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent) ||
      ts.isNonNullExpression(parent)) &&
    parent.expression === node
  )
}

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
])

function isStep(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    Object.hasOwn(STEPS, node.expression.text)
  )
}

/** In which loops, callbacks and `finally` blocks of its function a call is written. */
function placesOf(call: ts.Node): Place[] {
  const places: Place[] = []
  for (
    let [inner, outer] = [call, call.parent];
    outer !== undefined;
    [inner, outer] = [outer, outer.parent]
  ) {
    if (ts.isFunctionDeclaration(outer)) break
    if (ts.isArrowFunction(outer)) places.push('callback')
    if (ts.isIterationStatement(outer, false) && outer.statement === inner) places.push('loop')
    if (ts.isTryStatement(outer) && outer.finallyBlock === inner) places.push('finally')
  }
  return places
}
