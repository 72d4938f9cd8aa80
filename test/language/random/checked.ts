import { ts } from '../../../build/typescript'
import { STEPS } from '../../bench/steps'
import type { Json } from '../../bench/world'
import { type Behaviour, isAbort, javaScript, type Loader, onNode } from '../on-node'

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
    javaScript: (code) => javaScript(instrumented(code)),
    globals: {
      $value: (value: unknown) => {
        if (++evaluations > mostEvaluations || !isDefined || !isPlain(value)) leave()
        return value
      },
      $counted: (before: number, by: number) => {
        if (!Number.isSafeInteger(before + by)) leave()
        return before
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
  const behaviour = defined(() => onNode(source, args, loader))
  return behaviour !== undefined && isDefined && isWhole(behaviour.result) && !hidesAbort(behaviour)
    ? { behaviour, suspended }
    : undefined
}

/** The constants of a module get their values before anything of it is called. */
function defined(run: () => Behaviour): Behaviour | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof Undefined) return undefined
    throw error
  }
}

/** Jenkins lets no `finally` swallow or replace an abort, as Node does. */
function hidesAbort({ steps, error }: Behaviour): boolean {
  const aborts = steps.flatMap((step) => /^\w+ \{"\w+":"(abort.*?)"/.exec(step)?.[1] ?? [])
  return aborts.length > 1 || (aborts.length === 1 && JSON.stringify(error) !== `"${aborts[0]}"`)
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string') return value.length <= longestText
  return !Array.isArray(value) || (value.length <= longestList && isSortable(value))
}

/** Which numbers of a list its order subtracts from each other is not the same on Node and in Groovy. */
function isSortable(list: unknown[]): boolean {
  const numbers = list.filter((element) => typeof element === 'number')
  return numbers.length < 2 || Number.isSafeInteger(Math.max(...numbers) - Math.min(...numbers))
}

function isWhole(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isWhole)
  return isPlain(value)
}

function isMistake(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof Undefined
}

/** The program with calls around each expression that can get out of hand, around steps, and for what is caught. */
function instrumented(source: string): string {
  const file = ts.createSourceFile('program.ts', source, ts.ScriptTarget.ES2022, true)
  const textOf = (node: ts.Node): string => {
    let text = ''
    let from = node.getStart(file)
    ts.forEachChild(node, (child) => {
      text += source.slice(from, child.getStart(file)) + textOf(child)
      from = child.getEnd()
    })
    return wrapped(node, text + source.slice(from, node.getEnd()))
  }
  return file.statements.map(textOf).join('\n')
}

function wrapped(node: ts.Node, text: string): string {
  if (isStep(node)) return `$step(${text}, ${JSON.stringify(placesOf(node))})`
  if (needsCheck(node)) return `$value(${text})`
  if (ts.isPostfixUnaryExpression(node))
    return `$counted(${text}, ${node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1})`
  if (ts.isCatchClause(node) && node.variableDeclaration === undefined)
    return text.replace('catch', 'catch ($error)')
  // What is thrown by mistake and not caught does not count either.
  if (ts.isBlock(node) && isEntry(node.parent))
    return `{ try ${text} catch ($error) { $caught($error); throw $error } }`
  if (!ts.isBlock(node) || !ts.isCatchClause(node.parent)) return text
  return `{ $caught(${node.parent.variableDeclaration?.name.getText() ?? '$error'});${text.slice(1)}`
}

function isEntry(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && node.name?.text === 'call' && ts.isSourceFile(node.parent)
}

/** Arithmetic, text that grows, and what calls return; not in the middle of a chain, which a call around it would end. */
function needsCheck(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return arithmetic.has(node.operatorToken.kind)
  if (ts.isPrefixUnaryExpression(node)) return counting.has(node.operator)
  if (ts.isTemplateExpression(node)) return !ts.isTaggedTemplateExpression(node.parent)
  if (ts.isArrayLiteralExpression(node)) return !isTarget(node)
  return ts.isCallExpression(node) && !isInChain(node)
}

/** Assigned to, not made. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  const isPart = ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent)
  return isPart && isTarget(parent)
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

const counting: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusPlusToken,
  ts.SyntaxKind.MinusMinusToken,
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
