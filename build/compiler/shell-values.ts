import { Node, type Expression, type TaggedTemplateExpression } from 'ts-morph'
import { type FunctionNode, isIntrinsic, referentOf } from './declarations'
import { brandOf, elementOf, isExactly } from './types'

/** How a value stands in shell text. */
export type ShellValue = 'raw' | 'digits' | 'secret' | 'word' | 'words'

export function shellValueOf(value: Expression): ShellValue | undefined {
  const type = value.getType()
  if (isExactly(type, 'number')) return 'digits'
  if (isExactly(type, 'list')) {
    const element = elementOf(type)
    if (element === undefined || !isExactly(element, 'text')) return undefined
    return brandOf(element) === undefined ? 'words' : undefined
  }
  if (!isExactly(type, 'text')) return undefined
  if (!type.isUnion()) {
    if (brandOf(type) === 'ShellText') return 'raw'
    if (brandOf(type) === 'SecretVariable') return 'secret'
  }
  return 'word'
}

export function isShellTemplate(node: TaggedTemplateExpression): boolean {
  return isIntrinsic(referentOf(node.getTag()), 'shell')
}

export function valuesOf(node: TaggedTemplateExpression): Expression[] {
  const template = node.getTemplate()
  return Node.isTemplateExpression(template)
    ? template.getTemplateSpans().map((span) => span.getExpression())
    : []
}

/** The functions that the emitted text of a shell template calls to quote its values. */
export function quotingOf(node: TaggedTemplateExpression): FunctionNode[] {
  if (!isShellTemplate(node)) return []
  const values = valuesOf(node).map(shellValueOf)
  return [values.includes('word') ? 'quote' : '', values.includes('words') ? 'quoteAll' : '']
    .filter((name) => name !== '')
    .flatMap((name) => quotingFunction(node, name) ?? [])
}

/** It is found where `shell` itself finds it. */
export function quotingFunction(node: TaggedTemplateExpression, name: string): FunctionNode | undefined {
  const shell = referentOf(node.getTag())
  if (shell?.kind !== 'function') return undefined
  const imported = shell.node
    .getSourceFile()
    .getImportDeclarations()
    .flatMap((declaration) => declaration.getNamedImports())
    .find((specifier) => specifier.getName() === name)
  const referent = imported === undefined ? undefined : referentOf(imported.getNameNode())
  return referent?.kind === 'function' ? referent.node : undefined
}
