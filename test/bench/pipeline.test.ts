import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

describe('a Scripted Pipeline', () => {
  it('gives what its last statement gives', async () => {
    const world = new RecordedWorld().answer('sh', 'uname', 'Linux\n')
    const run = await runPipeline({
      jenkinsfile: "node { def os = sh(script: 'uname', returnStdout: true); return [os: os.trim()] }",
      world,
    })
    expect(run).toMatchObject({ outcome: 'success', result: { os: 'Linux' } })
  })

  it('goes on in a fresh JVM after every suspension', async () => {
    const world = new RecordedWorld().answer('sh', 'uname', 'Linux\n')
    const run = await runPipeline({
      jenkinsfile: "node { def os = sh(script: 'uname', returnStdout: true); echo os; return os.trim() }",
      world,
      reload: 'jvm',
    })
    expect(run).toMatchObject({ outcome: 'success', result: 'Linux' })
    expect(world.console).toContain('Linux')
  })
})
