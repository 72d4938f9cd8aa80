/**
 * The Pipeline steps and global variables that the library calls, as Jenkins declares them. Ambient on purpose: in
 * Groovy they are resolved by name too. A step's named parameters are one object, its body is the last argument.
 */

/** The text of a shell script. Only the `shell` template tag makes one, so no value reaches a shell unquoted. */
type ShellText = string & { readonly __brand: 'ShellText' }

/** The name of an environment variable that `withCredentials` sets. Never the secret itself. */
type SecretVariable = string & { readonly __brand: 'SecretVariable' }

// Blocks

declare function stage<T>(name: string, body: () => T): T
declare function node<T>(label: string, body: () => T): T
declare function container<T>(name: string, body: () => T): T
/** Runs `body` in another folder of the workspace. */
declare function dir<T>(path: string, body: () => T): T
/** Runs `body` in another workspace; the path is relative to the folder of the agent. */
declare function ws<T>(path: string, body: () => T): T
/** Runs the branches at the same time, waits for all of them, and fails when one did. */
declare function parallel<T>(branches: Record<string, () => T>): Record<string, T>
declare function withEnv<T>(variables: string[], body: () => T): T
declare function timeout<T>(options: { time: number; unit: 'SECONDS' | 'MINUTES' }, body: () => T): T
declare function withCredentials<T>(bindings: CredentialsBinding[], body: () => T): T
/** Runs `body` with a pod of this shape to be had under `POD_LABEL`. (kubernetes plugin) */
declare function podTemplate<T>(options: PodTemplateOptions, body: () => T): T
interface PodTemplateOptions {
  yaml: string
  /** False keeps the pod's YAML out of the build log. */
  showRawYaml: boolean
  cloud?: string
  namespace?: string
  serviceAccount?: string
  inheritFrom?: string
  workspaceVolume?: WorkspaceVolume
}

/** The volume of the workspaces: the one in a pod's YAML would be replaced by that of the template. (kubernetes plugin) */
type WorkspaceVolume = { readonly __brand: 'WorkspaceVolume' }
declare function nfsWorkspaceVolume(options: {
  serverAddress: string
  serverPath: string
  readOnly: boolean
}): WorkspaceVolume
declare function persistentVolumeClaimWorkspaceVolume(options: {
  claimName: string
  readOnly: boolean
}): WorkspaceVolume
declare function hostPathWorkspaceVolume(options: { hostPath: string }): WorkspaceVolume

/** What `withCredentials` binds: `usernamePassword(…)` and its like. (credentials-binding plugin) */
type CredentialsBinding = { readonly __brand: 'CredentialsBinding' }
declare function usernamePassword(options: {
  credentialsId: string
  usernameVariable: SecretVariable
  passwordVariable: SecretVariable
}): CredentialsBinding
/** A secret text. */
declare function string(options: { credentialsId: string; variable: SecretVariable }): CredentialsBinding
/** The path of a private key's file, which is there as long as the block runs. */
declare function sshUserPrivateKey(options: {
  credentialsId: string
  keyFileVariable: SecretVariable
}): CredentialsBinding
/** The path of a secret file, which is there as long as the block runs. */
declare function file(options: { credentialsId: string; variable: SecretVariable }): CredentialsBinding

// Steps

declare function echo(message: string): void
/** Fails the build with this message and no stack trace. */
declare function error(message: string): never
/** Runs a script with `sh -xe` on the agent, or in the surrounding `container`. */
declare function sh(options: { script: ShellText; label?: string; returnStdout: true }): string
declare function sh(options: { script: ShellText; label?: string; returnStatus: true }): number
declare function sh(options: { script: ShellText; label?: string }): void
declare function checkout(scm: Scm): Record<string, string>
/** Deletes the current folder. */
declare function deleteDir(): void
declare function archiveArtifacts(options: { artifacts: string }): void
declare function stash(options: { name: string; includes: string }): void
/** Reports the results of tests. (junit plugin) */
declare function junit(options: { testResults: string; allowEmptyResults: boolean }): void
/** A file of this library's `resources/`. */
declare function libraryResource(path: string): string

// Variables

type Scm = { readonly __brand: 'Scm' }
/** How the Jenkinsfile itself was checked out. */
declare const scm: Scm
/** The build's environment; a name that is not set is absent. */
declare const env: Readonly<Record<string, string | undefined>>
/** The label of the pod that the surrounding `podTemplate` describes. */
declare const POD_LABEL: string
