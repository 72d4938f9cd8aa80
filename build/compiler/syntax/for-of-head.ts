import { declarationKind } from '../declarations'
import { typeOf } from '../../checker'
import { ts } from '../../typescript'
import type { Context } from '../context'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { define, name } from '../groovy/make'
import { elementOf } from '../types'
import { isKeptIn } from '../variables'
import { assignTo } from './assignment'
import { isPattern, partsOf } from './pattern-parts'
import { declarePartsOf, wholeName } from './take-apart'

/** What stands before `of`: a variable or pattern, declared there or assigned to. */
export class Head {
  /** The name, place or pattern. */
  private readonly target: ts.Node
  /** What declares it, if it is declared there. */
  private readonly declaration: ts.VariableDeclaration | undefined

  constructor(
    private readonly loop: ts.ForOfStatement,
    private readonly context: Context,
  ) {
    const list = loop.initializer
    const [declaration] = ts.isVariableDeclarationList(list) ? list.declarations : []
    if (ts.isVariableDeclarationList(list) && declarationKind(list) === 'var')
      context.refuse(list, refusals.noVar)
    this.declaration = declaration
    this.target = declaration === undefined ? list : declaration.name
  }

  /** Whether a round can reach a step, so that an iterator would not do. */
  get suspends(): boolean {
    return [this.loop.initializer, this.loop.statement].some((one) => this.context.suspends(one))
  }

  /** The declaration of a variable that gets the elements as they are. */
  get named(): ts.VariableDeclaration | undefined {
    return isPattern(this.target) ? undefined : this.declaration
  }

  /** Whether a closure keeps the variable that Groovy would share among the rounds. */
  get isKept(): boolean {
    return this.named !== undefined && isKeptIn(this.named, this.loop.statement)
  }

  /** Gives the names their values in a round. */
  bind(value: Expression, known?: ts.Node): Statement[] {
    const { context, target, declaration } = this
    const { value: statements, before } = context.capture(() => {
      if (declaration === undefined) return assignTo(target, value, this.elementType, context)
      if (isPattern(target)) return declarePartsOf(target, value, context, known)
      return [define(context.declare(declaration, target.getText()), value)]
    })
    return [...before, ...statements]
  }

  /** As the one variable that a loop of Groovy declares, and what makes the names of it. */
  asVariable(): { variable: string; first: Statement[] } {
    const { context, target } = this
    if (this.named !== undefined)
      return { variable: context.declare(this.named, target.getText()), first: [] }
    const variable = context.invent(isPattern(target) ? wholeName(this.elementType, 'one') : 'one')
    return { variable, first: this.bind(name(variable)) }
  }

  /** What declares a name for this place of a pair, and nothing else. */
  nameAt(place: number): ts.Node | undefined {
    if (this.declaration === undefined || !isPattern(this.target)) return undefined
    const part = partsOf(this.target).find(({ key }) => key === place)
    const isName =
      part !== undefined && !part.isRest && part.default === undefined && ts.isIdentifier(part.target)
    return isName ? part.node : undefined
  }

  private get elementType(): ts.Type {
    return elementOf(typeOf(this.loop.expression)) ?? typeOf(this.target)
  }
}

/** A variable with the name that is declared there, if any. */
export function declaredName(declaration: ts.Node | undefined, otherwise: string, context: Context): string {
  return declaration && ts.isBindingElement(declaration)
    ? context.declare(declaration, declaration.name.getText())
    : context.invent(otherwise)
}
