import { jenkins, pipeline, runOn } from './kiln'

const steps = ['buildkitBuild', 'kanikoBuild', 'jibBuild']

/** What a wrong call says; it must have called nothing else. */
async function refusal(call: string): Promise<string> {
  const run = await pipeline(call)
  expect(run.blocks).toEqual([])
  expect(run.calls).toEqual([])
  expect(run).toMatchObject({ outcome: 'failure', error: { class: 'hudson.AbortException' } })
  return run.error!.message
}

describe.each(steps)('%s', (step) => {
  it.each([
    "'registry.example.com/app'",
    "image: 'registry.example.com/app'",
    "[image: 'registry.example.com/app']",
    'image: "${\'registry\'}.example.com/app"',
    "['image': 'registry.example.com/app', tags: null]",
    "(\"${'im'}age\".toString()): 'registry.example.com/app'",
  ])('can be called with %s', async (options) => {
    for (const call of [`${step}(${options})`, `${step}(${options}) { echo 'prepared' }`]) {
      expect((await pipeline(call)).result).toMatchObject({ image: 'registry.example.com/app:latest' })
    }
  })

  it('leaves the options of the caller as they are', async () => {
    const run = await pipeline(`
      def options = [image: 'registry.example.com/app', labels: [port: 8080]]
      ${step}(options)
      return options
    `)
    expect(run.result).toEqual({ image: 'registry.example.com/app', labels: { port: 8080 } })
  })

  it.each(['', 'null', "tags: ['1.0'], push: false", '[:]'])(
    'asks for the image where it is called with (%s)',
    async (options) => {
      expect(await refusal(`${step}(${options})`)).toContain("'image'")
    },
  )

  it('asks for the image where it is called with a closure alone', async () => {
    expect(await refusal(`${step} { echo 'never' }`)).toContain("'image'")
  })

  it.each(['42', "['registry.example.com/app']", "'registry.example.com/app', 'latest'", 'true'])(
    'says how to call it when it is called with (%s)',
    async (options) => {
      expect(await refusal(`${step}(${options})`)).toMatch(new RegExp(`^${step}: .*image: '`))
    },
  )

  it('reports all problems at once', async () => {
    const message = await refusal(
      `${step}(imgae: 'registry.example.com/app', tags: 'latest', push: 'yes', timeout: 0, auth: [[credentialId: 'x']])`,
    )
    for (const part of [
      "'imgae'",
      "'image'",
      "'tags'",
      "'push'",
      "'timeout'",
      "'auth[0].credentialId'",
      "'auth[0].credentialsId'",
    ]) {
      expect(message).toContain(part)
    }
  })

  it('refuses two ways to name the image', async () => {
    const message = await refusal(
      `${step}(image: 'registry.example.com/app', destinations: ['registry.example.com/app:1'])`,
    )
    expect(message).toMatch(/'image'.*'destinations'/)
  })

  it('refuses two logins for one registry', async () => {
    const message = await refusal(
      `${step}(image: 'registry.example.com/app', auth: [[credentialsId: 'a'], [credentialsId: 'b', registry: 'registry.example.com']])`,
    )
    expect(message).toContain('more than one login for registry.example.com')
  })

  it('starts nothing that Kubernetes would refuse', async () => {
    const message = await refusal(`${step}(
      image: 'registry.example.com/app', tolerations: [[value: 'x'], [key: 'a', operator: 'Exists', value: 'x']],
      resources: [requests: [cpu: 2, memory: '1.5Gi'], limits: [cpu: '1500m', memory: '1Gi']],
    )`)
    expect(message.split('\n').slice(1)).toEqual([
      "- option 'tolerations[0].key' is missing: give it, or operator: 'Exists' for every key",
      "- option 'tolerations[1].value' means nothing beside operator: 'Exists'",
      "- option 'resources.requests.cpu' is 2, more than the 1500m of 'limits'",
      "- option 'resources.requests.memory' is 1.5Gi, more than the 1Gi of 'limits'",
    ])
  })

  it('never shows a value that could be a secret', async () => {
    const message = await refusal(
      `${step}(image: 'registry.example.com/app', buildArgs: [TOKEN: ['s3cr3t']], labels: [x: ['s3cr3t']])`,
    )
    expect(message).not.toContain('s3cr3t')
  })
})

describe('a library of another name', () => {
  it('is not found', async () => {
    const run = await runOn('echo "x"', jenkins(), { libraries: [] })
    expect(run.error!.message).toContain('kiln')
  })
})
