import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findSecrets } from '../tools/secrets'
import { jenkins, runOn, scriptOf } from './kiln'

const page = readFileSync(join(__dirname, '../../docs/buildkit.md'), 'utf8')
const [, section = ''] = page.split('## With an Azure registry, a workspace on NFS and a cache in blobs')
const example = /(?:^ {4}.*\n)+/m.exec(section)![0]

const secrets = ['sp-Pa55w0rd-of-the-principal', 'a2V5LW9mLXRoZS1zdG9yYWdlLWFjY291bnQ=']
const world = () =>
  jenkins({
    credentials: { sp_password: { text: secrets[0]! }, blob_storageaccount_key: { text: secrets[1]! } },
  })

describe('the call for an Azure registry, a workspace on NFS and a cache in blobs', () => {
  it('does all that was written by hand, with no secret in a step, the log or the saved state', async () => {
    const states: [string, Buffer][] = []
    const run = await runOn(example, world(), { onState: (state) => states.push(['state', state]) })
    expect(run.outcome).toBe('success')
    expect(run.result).toMatchObject({ image: 'pocacr123.azurecr.io/mynewapp:mytag' })
    const { args } = run.blocks.find(({ step }) => step === 'podTemplate')!
    expect(args).toMatchObject({
      inheritFrom: 'default',
      workspaceVolume: {
        serverAddress: 'workspacesa192.file.core.windows.net',
        serverPath: '/workspacesa192/aksshare',
      },
    })
    expect(scriptOf(run, 'Log in to the registry')).toContain(
      `login pocacr123.azurecr.io s910b50s-3f94-43d0-4d22-00000000 "$KILN_SECRET_0"`,
    )
    const build = scriptOf(run, 'Build with BuildKit')
    expect(build).toContain('--file=./simple-dockerfile/Dockerfile ./simple-dockerfile ')
    expect(build.match(/mode=max/g)).toHaveLength(1)
    const said = JSON.stringify(run.world.events)
    expect(findSecrets(secrets, [['steps', said], ['log', run.world.console.join('\n')], ...states])).toEqual(
      [],
    )
  })
})
