/**
 * What the page shows of each row of the compiler's tables. All of it is compiled when the page is made, and a test demands
 * that every supported row is here and occurs in its example.
 */
export interface Example {
  readonly title: string
  /** Names of rows: kinds of syntax, such as `IfStatement`. */
  readonly rows: readonly string[]
  /** Statements in terms of `given`, or a whole module with a `call`. */
  readonly code: string
}

/** The parameters that an example has when it uses their names. */
export const given: Readonly<Record<string, string>> = {
  name: 'string',
  text: 'string',
  names: 'string[]',
  ports: 'number[]',
  m: 'number',
  n: 'number',
  labels: 'Record<string, string>',
  counts: 'Map<string, number>',
  words: 'Set<string>',
  options: '{ image?: string; tags?: string[]; push: boolean }',
  value: 'unknown',
  body: '() => void',
}
