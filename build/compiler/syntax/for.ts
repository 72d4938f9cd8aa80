import { type ForStatement, Node, ts } from 'ts-morph'
import type { Context } from '../context'
import { refersTo } from '../declarations'
import { refusals } from '../diagnostics'
import type { Statement } from '../groovy/ast'
import { wantedIn } from '../walk'
import { body } from './block'
import { statementOf } from './expression-statement'
import { labelOf } from './jump'

/** One counter, as Groovy has it. Each round has a variable of its own in TypeScript, which a closure would show. */
export function forStatement(node: ForStatement, context: Context): Statement[] {
  const list = node.getInitializer()
  const [counter, ...others] = Node.isVariableDeclarationList(list) ? list.getDeclarations() : []
  const condition = node.getCondition()
  const update = node.getIncrementor()
  const start = counter?.getInitializer()
  if (
    counter === undefined ||
    start === undefined ||
    others.length > 0 ||
    condition === undefined ||
    update === undefined
  ) {
    context.refuse(node, refusals.noForParts)
    return []
  }
  if (!context.integers.fitsInt(counter.getNameNode())) {
    context.refuse(counter, refusals.noLargeCounter)
    return []
  }
  if (wantedIn(node.getStatement(), ts.isFunctionLike).some((one) => refersTo(one, counter))) {
    context.refuse(counter, refusals.noCapturedCounter)
  }
  const first = context.expression(start)
  return context.scope(() => {
    const variable = context.declare(counter, counter.getName())
    const parts = context.capture(() => ({
      test: context.condition(condition),
      steps: statementOf(update, context),
    }))
    const [step] = parts.value.steps
    if (parts.before.length > 0 || step === undefined || parts.value.steps.length > 1) {
      context.refuse(node, refusals.noForParts)
      return []
    }
    const inside = body(node.getStatement(), context)
    return [
      {
        ...labelOf(node),
        kind: 'for',
        variable,
        start: first,
        condition: parts.value.test,
        update: step,
        body: inside,
      },
    ]
  })
}
