/** A mistake that one could make in a line of the compiler. */
export interface Bug {
  /** What goes wrong in programs. */
  title: string
  /** In build/compiler. */
  file: string
  /** A part of the file that occurs once, and what stands there instead. */
  sound: string
  wrong: string
}

/** Each makes some programs mean something else, and none of them is refused by TypeScript or by the compiler itself. */
export const bugs: readonly Bug[] = [
  {
    title: 'closures share the variable of a loop',
    file: 'syntax/for.ts',
    sound: 'if (!isKeptByTest && !isKeptIn(one, statement)) continue',
    wrong: 'if (!isKeptByTest) continue',
  },
  {
    title: 'a catch swallows an abort',
    file: 'syntax/try.ts',
    sound: 'const aborts = context.suspends(node.tryBlock) ? [passOn([], context)] : []',
    wrong: 'const aborts: Catch[] = []',
  },
  {
    title: 'an empty list is false',
    file: 'truth.ts',
    sound: 'return isNotNull(value)',
    wrong: 'return value',
  },
  {
    title: 'operands are evaluated out of order',
    file: 'context.ts',
    sound: "i < last && !this.isFixed(node, later, value) ? this.keep(value, 'value') : value",
    wrong: 'value',
  },
  {
    title: 'a call of a function that is not known is pure code',
    file: 'suspends.ts',
    sound: 'if (ts.isCallExpression(node)) return isUnknownCallee(node)',
    wrong: 'if (ts.isCallExpression(node)) return false',
  },
  {
    title: 'a dollar of a template is Groovy',
    file: 'groovy/text.ts',
    sound: "return escaped(value, '\"').replaceAll('$', '\\\\$')",
    wrong: "return escaped(value, '\"')",
  },
  {
    title: 'a negative index is one from the end',
    file: 'syntax/access.ts',
    sound: "...(isPlace(index, context) ? {} : { getter: 'elementAt' }),",
    wrong: '',
  },
  {
    title: 'a name of Groovy is the name of a variable',
    file: 'context.ts',
    sound: 'if (isKeyword(name) || this.hidden.has(name)) return true',
    wrong: '',
  },
  {
    title: 'a variable has the name of one around it',
    file: 'scopes.ts',
    sound: 'this.innermost.avoided.has(name) || this.open.some((scope) => scope.names.has(name))',
    wrong: 'this.innermost.names.has(name)',
  },
  {
    title: 'a conditional binds as an operator does',
    file: 'groovy/precedence.ts',
    sound: "case 'conditional':\n      return 1\n",
    wrong: "case 'conditional':\n      return 10\n",
  },
  {
    title: 'the separator of split is a pattern',
    file: 'library/split.ts',
    sound: 'parts(receiver, escapedPattern(separator.value))',
    wrong: 'parts(receiver, separator.value)',
  },
  {
    title: 'a continue goes on behind the end of the round',
    file: 'jumps.ts',
    sound:
      'const found =\n      frames.at(-1) === this.frames.at(-1) ? frames.at(-1) : frames.filter((one) => one.isLoop).at(-1)',
    wrong: 'const found = this.frames.at(-1)',
  },
  {
    title: 'the default of ?? stands for what is false, too',
    file: 'syntax/logical.ts',
    sound:
      'if (isSimple(value) && other.before.length === 0) return conditional(isNotNull(value), value, other.value)',
    wrong: "if (other.before.length === 0) return binary(value, '?:', other.value)",
  },
  {
    title: 'several values that are pushed are one list',
    file: 'library/array-edit.ts',
    sound: "isOne ? 'add' : 'addAll'",
    wrong: "'add'",
  },
  {
    title: 'pop looks behind the end',
    file: 'library/array-edit.ts',
    sound: "binary(method(items, 'size'), '-', integer(1))",
    wrong: "method(items, 'size')",
  },
  {
    title: 'the default of a part stands for what is false, too',
    file: 'syntax/take-apart.ts',
    sound: 'condition: isNull(variable),',
    wrong: "condition: { kind: 'not', operand: variable },",
  },
  {
    title: 'a backslash in a text is not escaped',
    file: 'groovy/text.ts',
    sound: "\n    .replaceAll('\\\\', '\\\\\\\\')",
    wrong: '',
  },
  {
    title: 'a value that is asked for its truth stays what it is',
    file: 'truth.ts',
    sound: 'return isBoolean(condition) ? condition : not(not(condition))',
    wrong: 'return condition',
  },
  {
    title: 'what is negated needs no parentheses',
    file: 'groovy/print-expression.ts',
    sound: 'printOperand(expression.operand, 8)',
    wrong: 'printExpression(expression.operand)',
  },
  {
    title: 'a computed key is the name of the variable',
    file: 'groovy/print-expression.ts',
    sound: "return ['(', printExpression(key), ')']",
    wrong: 'return printExpression(key)',
  },
  {
    title: 'a chain goes on behind what is absent',
    file: 'syntax/optional-chain.ts',
    sound: '{ ...value, receiver, safe: true }',
    wrong: '{ ...value, receiver }',
  },
]
