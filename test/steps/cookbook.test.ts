import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jenkins, pipeline, storyOf } from './kiln'

const page = readFileSync(join(__dirname, '../../docs/kaniko.md'), 'utf8')

/** The calls of the page, which are indented; what is done by hand is fenced. */
const calls = page
  .replace(/^```[^]*?^```$/gm, '')
  .split(/^#+ /m)
  .map((section) => ({
    title: section.split('\n')[0]!,
    code: [...section.matchAll(/(?:^ {4}.*\n|^\n(?= {4}))+/gm)].map(([text]) => text.replace(/^ {4}/gm, '')),
  }))
  .flatMap(({ title, code }) =>
    code.filter((text) => /kaniko(Build|Warm)\(/.test(text)).map((text) => ({ title, text })),
  )

/**
 * The bench has no Declarative Pipeline: of such an example, what stands in `steps` is run, which Declarative runs on the
 * same engine. What is around it must ask for no agent, as the step opens its own pod.
 */
function scripted(text: string): string {
  const declarative = /^pipeline \{\n +agent none\n[^]*?\n( +)steps \{\n([^]*?)\n\1\}/m.exec(text)
  return (declarative?.[2] ?? text).replace(/^@Library.*$/m, '')
}

const login = { username: 'builder', password: 'canary-Pa55w0rd' }
const world = () =>
  jenkins({
    env: { GIT_COMMIT: '0123abc' },
    credentials: { 'git-token': login, 'acr-we': login, 'acr-ne': login },
  })

describe('the cookbook', () => {
  it('has a call for each set-up', () => {
    expect(calls.map(({ title }) => title)).toEqual([
      'Push with a login that is a Secret of the cluster',
      'Push to Azure with the identity of the node, with base images on a share',
      'Load base images once for all builds',
      'Share layers between several images of one pod',
      'Build in a Job of Kubernetes',
    ])
  })

  it.each(calls)('$title', async ({ text }) => {
    const code = scripted(text)
    expect(code).not.toContain('pipeline {')
    const run = await pipeline(code, world)
    expect({ outcome: run.outcome, error: run.error?.message }).toEqual({ outcome: 'success' })
    expect(storyOf(run).join()).toContain('podTemplate')
  })
})
