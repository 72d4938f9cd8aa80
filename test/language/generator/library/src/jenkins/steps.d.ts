/** The steps that generated programs call. What they answer is random. */

type ShellText = string & { readonly __brand: 'ShellText' }
type SecretVariable = string & { readonly __brand: 'SecretVariable' }

declare function echo(message: string): void
declare function error(message: string): never
declare function fileExists(file: string): boolean
declare function readFile(file: string): string
declare function readJSON(options: { text: string }): string[]
declare function sh(options: { script: string; returnStatus: true }): number
declare function sh(options: { script: string; returnStdout: true }): string
declare function sh(options: { script: string; label?: string }): void

declare function container<T>(name: string, body: () => T): T
declare function dir<T>(path: string, body: () => T): T
declare function node<T>(label: string, body: () => T): T
declare function retry<T>(count: number, body: () => T): T
declare function stage<T>(name: string, body: () => T): T
declare function withEnv<T>(overrides: string[], body: () => T): T

declare const env: Readonly<Record<string, string | undefined>>
