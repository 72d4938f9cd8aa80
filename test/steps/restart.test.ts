import { jenkins, pipeline, runOn } from './kiln'

const calls = {
  buildkitBuild:
    "buildkitBuild(image: 'registry:5000/app', auth: [[credentialsId: 'registry']], insecureRegistries: ['registry:5000']) { sh 'make' }",
  kanikoBuild: "kanikoBuild('registry.example.com/app')",
  jibBuild:
    "jibBuild(image: 'registry:5000/app', baseImage: 'scratch', auth: [[credentialsId: 'registry']], insecureRegistries: ['registry:5000']) { sh 'make' }",
}

describe.each(Object.entries(calls))('%s, when Jenkins restarts at every step', (_step, call) => {
  it('calls the same steps once and returns the same result', async () => {
    const straight = await runOn(call, jenkins(), { reload: 'never' })
    expect(straight.outcome).toBe('success')
    for (const reload of ['class-loader', 'jvm'] as const) {
      const restarted = await runOn(call, jenkins(), { reload })
      expect(restarted.result).toEqual(straight.result)
      expect(restarted.calls).toEqual(straight.calls)
      expect(restarted.blocks).toEqual(straight.blocks)
    }
  })
})

describe('builds in parallel', () => {
  it('each have their own result', async () => {
    const run = await pipeline(`parallel(
      eu: { kanikoBuild('eu.example.com/app') },
      us: { kanikoBuild('us.example.com/app') },
    )`)
    expect(run.result).toMatchObject({
      eu: { image: 'eu.example.com/app:latest' },
      us: { image: 'us.example.com/app:latest' },
    })
  })
})
