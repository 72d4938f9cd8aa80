/** The steps that the programs of these tests call. */

type ShellText = string & { readonly __brand: 'ShellText' }
type SecretVariable = string & { readonly __brand: 'SecretVariable' }

declare function echo(message: string): void
declare function error(message: string): never
/** Returns its argument: text that has been through a suspension. */
declare function readFile(file: string): string
/** `sh(script: '5', returnStatus: true)` is 5. */
declare function sh(options: { script: string; returnStatus: true }): number
declare function sh(options: { script: string; label?: string }): void

/** Steps of another library, which are written in Groovy. */
declare function described(name: string): string
declare function described(name: string, count: number): string[]
declare function descriptions(): Record<string, string>

declare function stage<T>(name: string, body: () => T): T
declare function container<T>(name: string, body: () => T): T
declare function retry<T>(count: number, body: () => T): T
declare function withEnv<T>(variables: string[], body: () => T): T
declare function parallel(branches: Record<string, () => unknown>): Record<string, unknown>

declare const env: Readonly<Record<string, string | undefined>>
