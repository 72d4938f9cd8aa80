import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AzureLogins, serve } from '../tools/acr'
import { craneProgram } from '../tools/crane'
import { goPrograms } from '../tools/goPrograms'
import { Owner } from '../tools/owner'
import { attempt, run } from '../tools/run'
import { pipeline, scriptOf } from './kiln'

/** That of Kaniko's image, from which the pods have it. */
const helperVersion = 'v0.0.0-20230304212654-82a0ddb27589'
const hosts = ['login.microsoftonline.com', 'team.azurecr.io']

let owner: Owner
beforeAll(() => {
  owner = new Owner()
})
afterAll(() => owner.release())

/** Azure, for programs with these variables in their environment: a proxy that answers in the place of its hosts. */
async function startAzure(azureToken: string, assertion: string) {
  const folder = await owner.folder()
  const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')]
  await run('openssl', [
    ...[
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      '/CN=azure',
    ],
    ...['-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join()}`],
    ...['-days', '2', '-keyout', key, '-out', certificate],
  ])
  const pulled = JSON.stringify({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json' })
  const logins = new AzureLogins(azureToken, (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/vnd.oci.image.manifest.v1+json' }).end(pulled)
  })
  const given = {
    access_token: azureToken,
    token_type: 'Bearer',
    expires_in: '3600',
    expires_on: '4102444800',
    not_before: '0',
  }
  const asked: string[] = []
  const encrypted = createTlsServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      if (request.headers.host === 'team.azurecr.io') return logins.answer(request, response)
      void (async () => {
        let body = ''
        for await (const chunk of request) body += String(chunk)
        asked.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`)
        const isKnown = new URLSearchParams(body).get('client_assertion') === assertion
        response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json' })
        response.end(JSON.stringify(isKnown ? given : { error: 'invalid_client' }))
      })()
    },
  )
  owner.defer('Azure', async () => encrypted.close())
  await new Promise<void>((resolve) => encrypted.listen(0, '127.0.0.1', resolve))
  const { port, server } = await serve(owner, (request, response) => {
    // The service of the node that knows its managed identity.
    asked.push(`${request.method} ${request.url?.replace(/\?.*/, '')}`)
    const isKnown = request.headers.metadata === 'true'
    response.writeHead(isKnown ? 200 : 400, { 'Content-Type': 'application/json' }).end(JSON.stringify(given))
  })
  server.on('connect', (_request, socket) => {
    const inside = connect((encrypted.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      inside.pipe(socket).pipe(inside)
    })
    for (const each of [inside, socket]) each.on('error', () => each.destroy())
  })
  const proxy = `http://127.0.0.1:${port}`
  return { logins, asked, environment: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, SSL_CERT_FILE: certificate } }
}

describe('the identity of a pod at Azure', () => {
  const assertion = 'token-of-the-service-account'
  const azureToken = `azure-${randomBytes(12).toString('hex')}`

  it.each<[string, (folder: string) => Record<string, string>, string]>([
    [
      'workload identity',
      (folder) => {
        const file = join(folder, 'token')
        writeFileSync(file, assertion)
        return { AZURE_CLIENT_ID: 'client', AZURE_TENANT_ID: 'tenant', AZURE_FEDERATED_TOKEN_FILE: file }
      },
      'POST /tenant/oauth2/token',
    ],
    [
      'managed identity of the node',
      () => ({ AZURE_CLIENT_ID: 'client' }),
      'GET http://169.254.169.254/metadata/identity/oauth2/token',
    ],
  ])(
    '(%s) becomes a login of the registry in the container that pushes',
    async (_title, variables, source) => {
      const { logins, asked, environment } = await startAzure(azureToken, assertion)
      const built = await pipeline(
        "buildkitBuild(image: 'team.azurecr.io/app', auth: [[acr: 'team.azurecr.io']])",
      )
      const folder = await owner.folder()
      const helpers = await goPrograms('docker-credential-acr-env', {
        module: 'github.com/chrismellard/docker-credential-acr-env',
        version: helperVersion,
        packages: ['.'],
      })
      const env = {
        ...environment,
        ...variables(folder),
        PATH: `${helpers}:${process.env['PATH']}`,
        DOCKER_CONFIG: join(folder, 'docker'),
      }
      await run('sh', ['-xec', scriptOf(built, 'Log in to the registry')], { env })
      expect(readFileSync(join(folder, 'docker/config.json'), 'utf8')).toBe(
        '{"auths":{},"credHelpers":{"team.azurecr.io":"acr-env"}}',
      )
      // The client of a registry that reads config.json as buildctl does.
      const pulled = await attempt(await craneProgram(), ['manifest', 'team.azurecr.io/app:1'], { env })
      expect(pulled.stderr).toBe('')
      expect(pulled.stdout).toContain('application/vnd.oci.image.manifest.v1+json')
      expect(asked).toContain(source)
      expect(logins.asked.map(({ path, fields }) => [path, fields['service'], fields['grant_type']])).toEqual(
        [
          ['/oauth2/exchange', 'team.azurecr.io', 'access_token'],
          ['/oauth2/token', 'team.azurecr.io', 'refresh_token'],
        ],
      )
    },
  )
})
