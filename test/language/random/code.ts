import { type Type, written } from './types'

/** An expression as it is written. */
export interface Code {
  readonly text: string
  /** It needs no parentheses to be called, or to be an operand. */
  readonly isPrimary: boolean
  /** Its type is the one that was asked for, not that of a literal. */
  readonly isWide: boolean
}

export function primary(text: string): Code {
  return { text, isPrimary: true, isWide: true }
}

export function compound(text: string): Code {
  return { text, isPrimary: false, isWide: true }
}

/** Of a type that may be narrower. */
export function narrow(code: Code): Code {
  return { ...code, isWide: false }
}

export function operand({ text, isPrimary }: Code): string {
  return isPrimary ? text : `(${text})`
}

export function wide(code: Code, type: Type): Code {
  return code.isWide ? code : compound(`${operand(code)} as ${written(type)}`)
}
