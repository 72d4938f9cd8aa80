export interface Refusal {
  readonly code: string
  readonly message: string
  readonly suggestion: string
}

export function refusal(code: string, message: string, suggestion: string): Refusal {
  return { code, message, suggestion }
}
