import type { PodSpec } from 'kubernetes-types/core/v1'
import { StepFailure } from '../bench/world'
import { jenkins, pipeline, podOf, type StepRun } from './kiln'

const build = (step: string, options: string) =>
  pipeline(`${step}(image: 'registry.example.com/app', ${options})`)
const template = (run: StepRun) => run.blocks.find(({ step }) => step === 'podTemplate')!.args
const lost = (): never => {
  throw new StepFailure('Unable to delete: the channel is closing')
}
const spec = (run: StepRun) => podOf(run)['spec'] as unknown as PodSpec

describe.each(['buildkitBuild', 'kanikoBuild', 'jibBuild'])('the pod of %s', (step) => {
  it('runs where the options say', async () => {
    const run = await build(
      step,
      "nodeSelector: [pool: 'builders'], tolerations: [[key: 'spot', operator: 'Exists'], [key: 'team', value: 'a', effect: 'NoSchedule']]",
    )
    expect(spec(run)).toMatchObject({
      nodeSelector: { pool: 'builders' },
      tolerations: [
        { key: 'spot', operator: 'Exists' },
        { key: 'team', operator: 'Equal', value: 'a', effect: 'NoSchedule' },
      ],
    })
  })

  it('has an agent of its own where one is given', async () => {
    const run = await build(step, "agentImage: 'mirror.example.com/agent:1', imagePullSecrets: ['mirror']")
    expect(spec(run).containers[0]).toEqual({ name: 'jnlp', image: 'mirror.example.com/agent:1' })
    expect(spec(run).imagePullSecrets).toEqual([{ name: 'mirror' }])
  })

  it('starts from the templates of Jenkins that are named', async () => {
    expect(template(await build(step, "inheritFrom: 'default spot'"))['inheritFrom']).toBe('default spot')
  })

  it.each([
    [
      "nfs: [server: 'files.example.com', path: '/share']",
      {
        $class: 'nfsWorkspaceVolume',
        serverAddress: 'files.example.com',
        serverPath: '/share',
        readOnly: false,
      },
    ],
    [
      "claimName: 'workspaces'",
      { $class: 'persistentVolumeClaimWorkspaceVolume', claimName: 'workspaces', readOnly: false },
    ],
    ["hostPath: '/srv/workspaces'", { $class: 'hostPathWorkspaceVolume', hostPath: '/srv/workspaces' }],
  ])('keeps the workspace on [%s]', async (folder, expected) => {
    const run = await build(step, `workspaceVolume: [${folder}]`)
    expect(template(run)['workspaceVolume']).toEqual(expected)
  })

  it('is alone in its folder of a workspace that agents share, and removes it', async () => {
    const run = await build(step, "workspaceVolume: [claimName: 'workspaces']")
    expect(run.outcome).toBe('success')
    const [removed, temporary] = run.calls.filter((call) => call.step === 'deleteDir')
    const { args } = removed!.blocks.find((block) => block.step === 'ws')!
    expect(args['dir']).toMatch(/^workspace\/agent-\d+$/)
    expect(temporary!.blocks.at(-1)!.args).toEqual({ path: `/home/jenkins/agent/${String(args['dir'])}@tmp` })
    expect(run.calls.at(-1)!.step).toBe('deleteDir')
    const built = run.calls.filter((call) => call.step === 'sh')
    expect(built.every(({ blocks }) => blocks.some((block) => block.step === 'ws'))).toBe(true)
  })

  it('says why it failed, whatever becomes of that folder', async () => {
    const agent = () =>
      jenkins()
        .answer('sh', 'make', 2)
        .answer('deleteDir', () => true, lost)
    const call = `${step}(image: 'r.io/a', workspaceVolume: [claimName: 'w']) { sh 'make' }`
    const run = await pipeline(call, agent)
    expect(run.error!.message).toBe('script returned exit code 2')
    expect(run.world.console).toContain('The folder of the workspace could not be removed.')
  })
})
