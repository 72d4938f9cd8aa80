import { typeOf, tupleElements, apparentType } from '../../checker'
import { ts } from '../../typescript'
import { type Context, isSimple } from '../context'
import { isLanguageLibrary } from '../declarations'
import { refusals } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { binary, integer, list, map, method, nothing, property, run, text } from '../groovy/make'
import { isIdentifier } from '../groovy/text'
import { messageOf } from '../library/error'
import { elementOf, isKind, onlyKind, shapeOf, typeOfProperty } from '../types'
import { keyText } from './key'
import { isListPattern, type Part } from './pattern-parts'

/** Reads the parts of a value, one after the other as a pattern names them. */
export class PartReader {
  private readonly isList: boolean
  private readonly keys: Expression[] = []

  constructor(
    private readonly pattern: ts.Node,
    private readonly type: ts.Type,
    private readonly whole: Expression,
    private readonly context: Context,
  ) {
    this.isList = isListPattern(pattern)
    const isKnown = this.isList ? isKind(type, 'list') : objects.has(onlyKind(shapeOf(type)) ?? '')
    if (!isKnown) context.refuse(pattern, refusals.noPatternOf)
  }

  valueOf({ node, key, isRest }: Part): Expression {
    if (typeof key === 'number') return isRest ? this.from(key) : this.at(key)
    if (isRest) return binary(map([]), '+', this.whole)
    return typeof key === 'string' ? this.named(node, key) : this.computed(key)
  }

  /** The type of a part, before a default stands in. */
  typeOf({ node, key, isRest, target }: Part): ts.Type {
    if (ts.isBindingElement(node)) return typeOf(node)
    if (isRest) return typeOf(target)
    const found =
      typeof key === 'number'
        ? (tupleElements(this.type)[key] ?? elementOf(this.type))
        : typeOfProperty(this.type, typeof key === 'string' ? key : '', node)
    return found ?? typeOf(target)
  }

  /** Takes the parts that have names away from the rest of an object; a list needs nothing. */
  removal(): ((rest: Expression) => Statement[]) | undefined {
    if (this.isList) return undefined
    return (rest) => this.keys.map((key) => run(method(rest, 'remove', key)))
  }

  private at(place: number): Expression {
    const { whole } = this
    if (whole.kind === 'list') return whole.items[place] ?? nothing
    return { kind: 'index', object: whole, index: integer(place) }
  }

  private from(place: number): Expression {
    const { whole } = this
    return whole.kind === 'list' ? list(whole.items.slice(place)) : method(whole, 'drop', integer(place))
  }

  private named(node: ts.Node, key: string): Expression {
    this.keys.push(text(key))
    const kind = onlyKind(shapeOf(this.type))
    if (kind === 'error' && key === 'message') return messageOf(this.whole)
    if (key === 'length' && (kind === 'list' || kind === 'text'))
      return method(this.whole, kind === 'list' ? 'size' : 'length')
    if (key === 'size' && (kind === 'map' || kind === 'set')) return method(this.whole, 'size')
    const declaration = apparentType(this.type).getProperty(key)?.valueDeclaration
    if (declaration !== undefined && isLanguageLibrary(declaration))
      return this.context.refuse(node, refusals.noPatternOf)
    return isIdentifier(key)
      ? property(this.whole, key)
      : { kind: 'index', object: this.whole, index: text(key) }
  }

  private computed(key: ts.Node): Expression {
    const value = keyText(key, this.context)
    const kept =
      isSimple(value) && this.context.isFixed(key, [this.pattern]) ? value : this.context.keep(value, 'key')
    this.keys.push(kept)
    return this.context.helper('propertyOf', this.whole, kept)
  }
}

/** What has properties that a pattern can name. */
const objects: ReadonlySet<string> = new Set(['object', 'error', 'list', 'map', 'set', 'text'])
