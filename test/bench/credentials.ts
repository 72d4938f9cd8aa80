import { maskedForms } from '../tools/secrets'
import type { Json } from './world'
import { StepFailure } from './world'

/** A credential of Jenkins' store, by kind. */
export type Credential =
  | { username: string; password: string }
  | { text: string }
  | { file: string; content: string }
  | { username: string; privateKey: string; passphrase?: string }

export interface Binding {
  variables: Record<string, string>
  /** What Jenkins masks in the log as long as the block is open. */
  secrets: string[]
}

/** Where a secret file lies while its block is open, given its name. */
export type PlaceFile = (name: string, content: string) => string

/** What one binding of `withCredentials` makes; the kinds and variables are those of the credentials-binding plugin. */
export function bindCredential(
  binding: Json,
  store: Readonly<Record<string, Credential>>,
  placeFile: PlaceFile,
): Binding {
  if (binding === null || typeof binding !== 'object' || Array.isArray(binding)) {
    throw new StepFailure(`withCredentials: ${JSON.stringify(binding)} is not a binding`)
  }
  const text = (key: string): string => String(binding[key] ?? '')
  const id = text('credentialsId')
  const credential = store[id]
  if (!credential) throw new StepFailure(`Could not find credentials entry with ID '${id}'`)
  const kind = text('$class')
  switch (kind) {
    case 'usernamePassword':
    case 'UsernamePasswordMultiBinding':
      if (!('password' in credential)) break
      return {
        variables: {
          [text('usernameVariable')]: credential.username,
          [text('passwordVariable')]: credential.password,
        },
        secrets: [credential.password],
      }
    case 'usernameColonPassword':
    case 'UsernamePasswordBinding': {
      if (!('password' in credential)) break
      const both = `${credential.username}:${credential.password}`
      return { variables: { [text('variable')]: both }, secrets: [both, credential.password] }
    }
    case 'string':
    case 'StringBinding':
      if (!('text' in credential)) break
      return { variables: { [text('variable')]: credential.text }, secrets: [credential.text] }
    case 'file':
    case 'FileBinding': {
      if (!('file' in credential)) break
      const path = placeFile(credential.file, credential.content)
      return { variables: { [text('variable')]: path }, secrets: [path] }
    }
    case 'sshUserPrivateKey':
    case 'SSHUserPrivateKeyBinding': {
      if (!('privateKey' in credential)) break
      const path = placeFile('ssh-key', credential.privateKey)
      const { passphrase = '', username } = credential
      const variables = {
        [text('keyFileVariable')]: path,
        [text('usernameVariable')]: username,
        [text('passphraseVariable')]: passphrase,
      }
      delete variables['']
      return { variables, secrets: [path, passphrase].filter(Boolean) }
    }
    default:
      throw new StepFailure(`withCredentials: the bench has no binding ${kind}`)
  }
  throw new StepFailure(`Credentials '${id}' is not of the kind that ${kind} binds`)
}

/** As the plugin does: the value, each of its lines, and their quoted and base64 forms become `****`. */
export function mask(text: string, secrets: readonly string[]): string {
  const patterns = secrets
    .flatMap((secret) => [secret, ...secret.split('\n')].flatMap(maskedForms))
    .filter((pattern) => pattern !== '')
    .sort((a, b) => b.length - a.length)
  return patterns.reduce((masked, pattern) => masked.split(pattern).join('****'), text)
}
