import fc from 'fast-check'
import { argumentsOf, shells } from './argv'
import { jenkins, pipeline, scriptOf } from './kiln'

const hostile = [
  "it's",
  '"quoted"',
  '$(id)',
  '`id`',
  '${HOME}',
  'two\nlines',
  'back\\slash',
  ' spaces ',
  '-dash',
  'ü→😀',
  '*',
  '',
  '#',
  'a,b="c"',
]

const value = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: fc.constantFrom("'", '"', '$', '(', ')', '`', '\\', '\n', ' ', ',', '=', 'a', 'é') }),
)

const steps = {
  buildkitBuild: {
    label: 'Build with BuildKit',
    argument: (name: string, text: string) => `--opt=build-arg:${name}=${text}`,
  },
  kanikoBuild: {
    label: 'Build with Kaniko',
    argument: (name: string, text: string) => `--build-arg=${name}=${text}`,
  },
}

describe.each(Object.entries(steps))('a build argument of %s', (step, { label, argument }) => {
  it('reaches the tool as it is, in every shell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 8 }), async (values) => {
        const given = Object.fromEntries([...values, ...hostile].map((text, i) => [`A${i}`, text]))
        const call = `${step}(image: 'registry.example.com/app', buildArgs: params.given)`
        const run = await pipeline(call, jenkins, { given })
        for (const shell of Object.values(shells)) {
          const words = argumentsOf(scriptOf(run, label), shell)
          expect(words).toEqual(
            expect.arrayContaining([...values, ...hostile].map((text, i) => argument(`A${i}`, text))),
          )
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('a value that a tool could take for something else', () => {
  const options = ['image', 'cache', 'tags', 'destinations', 'insecureRegistries']
  const bad = ["it's", 'a,b', '$(id)', '`id`', 'two\nlines', 'a b', '"x"', '']

  it.each(options)('is refused in %s before anything starts', async (option) => {
    for (const text of bad) {
      const isList = ['tags', 'destinations', 'insecureRegistries'].includes(option)
      const given = { [option]: isList ? [text] : text }
      const image = ['image', 'destinations'].includes(option) ? {} : { image: 'registry.example.com/app' }
      const run = await pipeline('buildkitBuild(params.given)', jenkins, { given: { ...image, ...given } })
      expect(run.calls).toEqual([])
      expect(run.error!.message).toContain(option)
    }
  })

  it.each([
    'buildArgs: [A: "\\u0000"]',
    'labels: [a: "\\u001b[31m"]',
    'context: "\\u0007"',
    'nodeSelector: [a: "\\u0008"]',
  ])('is refused when it is a control character: %s', async (option) => {
    const run = await pipeline(`buildkitBuild(image: 'registry.example.com/app', ${option})`)
    expect(run.calls).toEqual([])
    expect(run.error!.message).toContain('control character')
  })
})
