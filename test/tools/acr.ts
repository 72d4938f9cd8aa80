import { randomBytes } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Owner } from './owner'

/** A login that a client has asked for: the last part of the address, and the fields that came with it. */
export interface AskedLogin {
  readonly path: string
  readonly fields: { readonly [name: string]: string }
}

/**
 * The logins of an Azure registry, before a registry that knows nothing of them: a token of Azure AD is exchanged for a
 * refresh token, that for an access token, and only that opens the registry.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
export class AzureLogins {
  /** What the registry has given out, and takes. */
  readonly refreshToken = token('refresh')
  private readonly accessToken = token('access')
  readonly asked: AskedLogin[] = []

  constructor(
    /** The only token of Azure AD that is exchanged. */
    private readonly azureToken: string,
    private readonly registry: RequestListener,
  ) {}

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').replace(/\?.*/, '')
    if (path.startsWith('/oauth2/') && request.method === 'POST') {
      void this.login(path, request, response)
    } else if (request.headers.authorization === `Bearer ${this.accessToken}`) {
      this.registry(request, response)
    } else {
      const { host = '' } = request.headers
      const scheme = 'encrypted' in request.socket ? 'https' : 'http'
      const challenge = `Bearer realm="${scheme}://${host}/oauth2/token",service="${host}",scope="${scopeOf(path)}"`
      response.writeHead(401, { 'WWW-Authenticate': challenge }).end()
    }
  }

  private async login(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    this.asked.push({ path, fields })
    const isExchange = path === '/oauth2/exchange'
    const expected = isExchange ? this.azureToken : this.refreshToken
    if ((isExchange ? fields['access_token'] : fields['refresh_token']) !== expected) {
      const message = 'authentication required, visit https://aka.ms/acr/authorization for more information.'
      response.writeHead(401).end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message }] }))
      return
    }
    const given = isExchange ? { refresh_token: this.refreshToken } : { access_token: this.accessToken }
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(given))
  }
}

/** Serves them on every address of this machine; gives the port. */
export async function serve(
  owner: Owner,
  listener: RequestListener,
): Promise<{ port: number; server: Server }> {
  const server = createServer(listener)
  owner.defer('server', async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  return { port: (server.address() as AddressInfo).port, server }
}

/** In the form of those of Azure, whose parts are Base64 for URLs. */
function token(kind: string): string {
  return ['header', kind, 'signature']
    .map((part) => Buffer.from(part + randomBytes(12).toString('hex')).toString('base64url'))
    .join('.')
}

function scopeOf(path: string): string {
  const [, repository = ''] = /^\/v2\/(.+?)\/(blobs|manifests|tags)\//.exec(path) ?? []
  return `repository:${repository}:pull,push`
}
