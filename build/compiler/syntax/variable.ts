import { type BindingElement, Node, type VariableDeclaration, type VariableStatement } from 'ts-morph'
import type { Context } from '../context'
import { isFunctionNode, refersTo, unwrap } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { assign, define, integer, name, property } from '../groovy/make'
import { isIdentifier } from '../groovy/text'
import { isKind } from '../types'

export function variableStatement(node: VariableStatement, context: Context): Statement[] {
  if (node.getDeclarationKind() === 'var') context.refuse(node, refusals.noVar)
  return node.getDeclarations().flatMap((declaration) => variable(declaration, context))
}

function variable(node: VariableDeclaration, context: Context): Statement[] {
  const pattern = node.getNameNode()
  if (!Node.isIdentifier(pattern)) return takeApart(node, context)
  const value = node.getInitializer()
  if (value === undefined) return [define(context.declare(node, node.getName()))]
  if (isFunctionNode(unwrap(value)) && refersTo(value, node)) return recursive(node, value, context)
  return initialised(node, value, context)
}

/** A name that the initialiser cannot see yet is declared after it. */
function initialised(node: VariableDeclaration, value: Node, context: Context): Statement[] {
  const variable = context.declare(node, node.getName())
  context.destine(value, variable)
  const { value: lowered, before } = context.capture(() => context.expression(value))
  // A loop has declared and filled the variable already.
  const isFilled = lowered.kind === 'name' && lowered.name === variable
  return isFilled ? before : [...before, define(variable, lowered)]
}

/** A closure that calls itself has to be declared before it is made. */
function recursive(node: VariableDeclaration, value: Node, context: Context): Statement[] {
  const variable = context.declare(node, node.getName())
  return [define(variable), assign(name(variable), context.expression(value))]
}

/** `const { a, b: c } = o` and `const [a, b] = xs`. */
function takeApart(node: VariableDeclaration, context: Context): Statement[] {
  const value = node.getInitializer()
  const pattern = node.getNameNode()
  if (value === undefined || Node.isIdentifier(pattern)) return []
  // What looks like a property of text or of an array is a method in Groovy.
  if (!isKind(value.getType(), Node.isArrayBindingPattern(pattern) ? 'list' : 'object'))
    context.refuse(pattern, refusals.noPatternOf)
  const { value: whole, before } = context.capture(() => context.once(value, wantedName(value)))
  const parts = pattern.getElements().map((element, i): Statement => {
    if (Node.isBindingElement(element) && !isPlainElement(element)) context.bind(element, element.getName())
    if (!Node.isBindingElement(element) || !isPlainElement(element))
      return { kind: 'expression', expression: context.refuse(element, refusals.noPatternDefault) }
    const part = Node.isArrayBindingPattern(pattern) ? at(whole, i) : field(whole, element)
    return define(context.declare(element, element.getName()), part)
  })
  return [...before, ...parts]
}

/** The whole is named after its type, `BuildResult` becomes `buildResult`, else by what it is. */
function wantedName(value: Node): string {
  const type = value.getType()
  const name = type.getAliasSymbol()?.getName() ?? type.getSymbol()?.getName() ?? ''
  if (isKind(type, 'list')) return 'parts'
  return isIdentifier(name) && !name.startsWith('__')
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : 'result'
}

function isPlainElement(element: BindingElement): boolean {
  return (
    !element.hasInitializer() &&
    element.getDotDotDotToken() === undefined &&
    Node.isIdentifier(element.getNameNode())
  )
}

function at(whole: Expression, index: number): Expression {
  return { kind: 'index', object: whole, index: integer(index) }
}

function field(whole: Expression, element: BindingElement): Expression {
  const key = element.getPropertyNameNode()
  return property(whole, key !== undefined && Node.isIdentifier(key) ? key.getText() : element.getName())
}
