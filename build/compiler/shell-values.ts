import { namesIn } from './modules'
import { typeOf } from '../checker'
import { ts } from '../typescript'
import { type FunctionNode, isIntrinsic, referentOf } from './declarations'
import { brandOf, elementOf, isExactly } from './types'

/** How a value stands in shell text. */
export type ShellValue = 'raw' | 'digits' | 'secret' | 'word' | 'words'

export function shellValueOf(value: ts.Expression): ShellValue | undefined {
  const type = typeOf(value)
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

export function isShellTemplate(node: ts.TaggedTemplateExpression): boolean {
  return isIntrinsic(referentOf(node.tag), 'shell')
}

export function valuesOf(node: ts.TaggedTemplateExpression): ts.Expression[] {
  const template = node.template
  return ts.isTemplateExpression(template) ? template.templateSpans.map((span) => span.expression) : []
}

/** The functions that the emitted text of a shell template calls to quote its values. */
export function quotingOf(node: ts.TaggedTemplateExpression): FunctionNode[] {
  if (!isShellTemplate(node)) return []
  const values = valuesOf(node).map(shellValueOf)
  return [values.includes('word') ? 'quote' : '', values.includes('words') ? 'quoteAll' : '']
    .filter((name) => name !== '')
    .flatMap((name) => quotingFunction(node, name) ?? [])
}

/** It is found where `shell` itself finds it. */
export function quotingFunction(node: ts.TaggedTemplateExpression, name: string): FunctionNode | undefined {
  const shell = referentOf(node.tag)
  if (shell?.kind !== 'function') return undefined
  const imports = shell.node.getSourceFile().statements.filter(ts.isImportDeclaration)
  const imported = imports.flatMap(namesIn).find((specifier) => specifier.name.text === name)
  const referent = imported === undefined ? undefined : referentOf(imported.name)
  return referent?.kind === 'function' ? referent.node : undefined
}
