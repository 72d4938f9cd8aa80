import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { Owner } from './owner'
import { run } from './run'

export interface Repository {
  readonly url: string
  readonly commit: string
}

/** A repository with these files on the branch `main`, behind Git's own HTTP server and a login, at this address. */
export async function serveRepository(
  owner: Owner,
  address: string,
  login: { username: string; password: string },
  files: Readonly<Record<string, string>>,
): Promise<Repository> {
  const folder = await owner.folder()
  const git = (...args: string[]) =>
    run('git', [
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.com',
      '-C',
      join(folder, 'app.git'),
      ...args,
    ])
  await run('git', ['init', '--quiet', '--initial-branch=main', join(folder, 'app.git')])
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'app.git', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'everything')
  await git('config', 'uploadpack.allowReachableSHA1InWant', 'true')
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
  const server = createServer((request, response) => {
    if (request.headers.authorization === expected) return backend(folder, request, response)
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  owner.defer('the server of a repository', async () => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://${address}:${port}/app.git`, commit: (await git('rev-parse', 'HEAD')).trim() }
}

/** Git's own CGI program. */
function backend(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url!, 'http://localhost')
  const child = spawn('git', ['http-backend'], {
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method!,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'x',
    },
  })
  request.pipe(child.stdin)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.on('close', () => {
    const answer = Buffer.concat(chunks)
    const end = answer.indexOf('\r\n\r\n')
    const headers = answer
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((line) => line.split(': '))
    const status = headers.find(([name]) => name === 'Status')?.[1]?.split(' ')[0] ?? '200'
    const others = headers.filter(([name]) => name !== 'Status')
    response.writeHead(Number(status), Object.fromEntries(others) as Record<string, string>)
    response.end(answer.subarray(end + 4))
  })
}
