import type { PodSpec } from 'kubernetes-types/core/v1'
import { pipeline, podOf, type StepRun } from './kiln'

const build = (step: string, options: string) =>
  pipeline(`${step}(image: 'registry.example.com/app', ${options})`)
const template = (run: StepRun) => run.blocks.find(({ step }) => step === 'podTemplate')!.args
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
})
