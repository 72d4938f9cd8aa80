import { SyntaxKind, ts } from '../../typescript'
import type { Context } from '../context'
import { refusals, type Refusal } from '../diagnostics'
import type { Expression, Statement } from '../groovy/ast'
import { arrayLiteral } from './array-literal'
import { arrowFunction } from './arrow-function'
import { binary, binaryCondition } from './binary'
import { block } from './block'
import { call } from './call'
import { conditional } from './conditional'
import { stepValue } from './counter'
import { elementAccess } from './element-access'
import { enumDeclaration } from './enum'
import { deletionValue, expressionStatement } from './expression-statement'
import { forOf } from './for-of'
import { forStatement } from './for'
import { functionDeclaration } from './function-declaration'
import { identifier } from './identifier'
import { ifStatement } from './if'
import { breakStatement, continueStatement, labelled } from './jump'
import { falseLiteral, nullLiteral, numericLiteral, stringLiteral, trueLiteral } from './literal'
import { newExpression } from './new'
import { objectLiteral } from './object-literal'
import { prefixUnary, prefixUnaryCondition } from './prefix-unary'
import { propertyAccess } from './property-access'
import { returnStatement } from './return'
import { switchStatement } from './switch'
import { taggedTemplate } from './tagged-template'
import { template } from './template'
import { throwStatement } from './throw'
import { tryStatement } from './try'
import { typeOnly } from './type-only'
import { variableStatement } from './variable'
import { doStatement, whileStatement } from './while'
import { inner, innerCondition } from './wrapper'

type Row<Result> = Refusal | ((node: never, context: Context) => Result)

/** A function may only stand at a kind of nodes that it takes. */
type Fitting<Table> = {
  [Kind in keyof Table]: Table[Kind] extends (node: infer Node extends ts.Node, context: Context) => unknown
    ? Kind extends Node['kind']
      ? unknown
      : never
    : unknown
}

/** The language that is supported, and what of the rest has a diagnostic of its own. Any other kind is refused, too. */
function rows<Table extends Readonly<Record<number, Row<unknown>>>>(table: Table & Fitting<Table>): Table {
  return table
}

type Rows<Result> = Readonly<Record<number, Row<Result> | undefined>>

export const statements: Rows<Statement[]> = rows({
  [SyntaxKind.Block]: block,
  [SyntaxKind.BreakStatement]: breakStatement,
  [SyntaxKind.ContinueStatement]: continueStatement,
  [SyntaxKind.DoStatement]: doStatement,
  [SyntaxKind.EmptyStatement]: () => [],
  [SyntaxKind.EnumDeclaration]: enumDeclaration,
  [SyntaxKind.ExpressionStatement]: expressionStatement,
  [SyntaxKind.ForOfStatement]: forOf,
  [SyntaxKind.ForStatement]: forStatement,
  [SyntaxKind.FunctionDeclaration]: functionDeclaration,
  [SyntaxKind.IfStatement]: ifStatement,
  [SyntaxKind.InterfaceDeclaration]: typeOnly,
  [SyntaxKind.LabeledStatement]: labelled,
  [SyntaxKind.ReturnStatement]: returnStatement,
  [SyntaxKind.SwitchStatement]: switchStatement,
  [SyntaxKind.ThrowStatement]: throwStatement,
  [SyntaxKind.TryStatement]: tryStatement,
  [SyntaxKind.TypeAliasDeclaration]: typeOnly,
  [SyntaxKind.VariableStatement]: variableStatement,
  [SyntaxKind.WhileStatement]: whileStatement,

  [SyntaxKind.ClassDeclaration]: refusals.noClass,
  [SyntaxKind.ForInStatement]: refusals.noForIn,
  [SyntaxKind.ModuleDeclaration]: refusals.noNamespace,
})

export const expressions: Rows<Expression> = rows({
  [SyntaxKind.ArrayLiteralExpression]: arrayLiteral,
  [SyntaxKind.ArrowFunction]: arrowFunction,
  [SyntaxKind.AsExpression]: inner,
  [SyntaxKind.BinaryExpression]: binary,
  [SyntaxKind.CallExpression]: call,
  [SyntaxKind.ConditionalExpression]: conditional,
  [SyntaxKind.DeleteExpression]: deletionValue,
  [SyntaxKind.ElementAccessExpression]: elementAccess,
  [SyntaxKind.FalseKeyword]: falseLiteral,
  [SyntaxKind.Identifier]: identifier,
  [SyntaxKind.NewExpression]: newExpression,
  [SyntaxKind.NonNullExpression]: inner,
  [SyntaxKind.NoSubstitutionTemplateLiteral]: stringLiteral,
  [SyntaxKind.NullKeyword]: nullLiteral,
  [SyntaxKind.NumericLiteral]: numericLiteral,
  [SyntaxKind.ObjectLiteralExpression]: objectLiteral,
  [SyntaxKind.ParenthesizedExpression]: inner,
  [SyntaxKind.PostfixUnaryExpression]: stepValue,
  [SyntaxKind.PrefixUnaryExpression]: prefixUnary,
  [SyntaxKind.PropertyAccessExpression]: propertyAccess,
  [SyntaxKind.SatisfiesExpression]: inner,
  [SyntaxKind.StringLiteral]: stringLiteral,
  [SyntaxKind.TaggedTemplateExpression]: taggedTemplate,
  [SyntaxKind.TemplateExpression]: template,
  [SyntaxKind.TrueKeyword]: trueLiteral,

  [SyntaxKind.AwaitExpression]: refusals.noAsync,
  [SyntaxKind.BigIntLiteral]: refusals.noBigint,
  [SyntaxKind.ClassExpression]: refusals.noClass,
  [SyntaxKind.FunctionExpression]: refusals.noFunctionExpression,
  [SyntaxKind.RegularExpressionLiteral]: refusals.noPatternValue,
  [SyntaxKind.SpreadElement]: refusals.noSpread,
  [SyntaxKind.ThisKeyword]: refusals.noThis,
  [SyntaxKind.TypeOfExpression]: refusals.noTypeof,
  [SyntaxKind.VoidExpression]: refusals.noVoid,
  [SyntaxKind.YieldExpression]: refusals.noGenerator,
})

/** Expressions that combine truths: as a condition they need no values. */
export const conditions: Readonly<
  Record<number, ((node: never, context: Context) => Expression | undefined) | undefined>
> = {
  [SyntaxKind.BinaryExpression]: binaryCondition,
  [SyntaxKind.NonNullExpression]: innerCondition,
  [SyntaxKind.ParenthesizedExpression]: innerCondition,
  [SyntaxKind.PrefixUnaryExpression]: prefixUnaryCondition,
}
