import { type Json, StepFailure } from '../world'

/** What Jenkins' credentials store holds, by id. */
export type Credential =
  { readonly username: string; readonly password: string } | { readonly secret: string }
export type Credentials = { readonly [id: string]: Credential }

type Binding = { readonly [parameter: string]: Json }

/** What `withCredentials` sets, as `NAME=value`, and which of the values are secret. (credentials-binding plugin) */
export function bind(
  bindings: Json | undefined,
  credentials: Credentials,
): { variables: string[]; secrets: string[] } {
  const all = (bindings as readonly Binding[]).map((binding) => bindOne(binding, credentials))
  return { variables: all.flatMap(({ variables }) => variables), secrets: all.map(({ secret }) => secret) }
}

function bindOne(binding: Binding, credentials: Credentials): { variables: string[]; secret: string } {
  const { $class: kind, credentialsId: id } = binding
  const credential = credentials[String(id)]
  if (!credential) throw new StepFailure(`Could not find credentials entry with ID '${id}'`)
  if (kind === 'string' && 'secret' in credential) {
    return { variables: [`${binding['variable']}=${credential.secret}`], secret: credential.secret }
  }
  if (kind === 'usernamePassword' && 'password' in credential) {
    const { username, password } = credential
    const variables = [
      `${binding['usernameVariable']}=${username}`,
      `${binding['passwordVariable']}=${password}`,
    ]
    return { variables, secret: password }
  }
  if (kind === 'usernameColonPassword' && 'password' in credential) {
    const both = `${credential.username}:${credential.password}`
    return { variables: [`${binding['variable']}=${both}`], secret: both }
  }
  const type = 'secret' in credential ? 'a secret text' : 'a username with password'
  throw new StepFailure(`Credentials '${id}' is ${type}, which ${kind} cannot bind here`)
}
