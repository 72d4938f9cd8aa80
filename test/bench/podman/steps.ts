import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { attempt } from '../../tools/run'
import { type BlockCall, type Json, StepFailure } from '../world'
import type { Agent } from './agent'

import { select } from './pattern'
import type { LivePod } from './pod'
import { runScript } from './shell'
import type { PodmanWorld, Variables } from './world'

/** Where a step stands. */
export interface Place {
  readonly world: PodmanWorld
  /** The surrounding node; throws outside of one. */
  readonly node: () => { readonly pod: LivePod; readonly agent: Agent }
  readonly container: string
  readonly folder: string
  readonly temporary: string
  readonly environment: Variables
  readonly log: (line: string) => void
}

type Args = BlockCall['args']
type Step = (args: Args, place: Place, signal: AbortSignal) => Promise<Json>

/** The steps without a body that this world has; the engine answers some others itself. */
export const steps: { readonly [name: string]: Step } = {
  async echo({ message }, { log }) {
    for (const line of String(message).split('\n')) log(line)
    return null
  },

  async sh({ script, returnStdout, returnStatus }, place, signal) {
    const { pod, agent } = place.node()
    const isValue = returnStdout === true
    const { code, stdout } = await runScript(
      pod,
      agent,
      { ...place, text: String(script), returnStdout: isValue },
      signal,
    )
    if (returnStatus === true) return code
    if (code !== 0) throw new StepFailure(`script returned exit code ${code}`)
    return isValue ? stdout : null
  },

  async checkout({ scm }, { world, node, folder }) {
    const from = world.options.scm
    if (from === undefined || JSON.stringify(scm) !== '{"$class":"GitSCM"}') {
      throw new StepFailure(
        'checkout: the bench only has `checkout scm`, of the folder that the world was given',
      )
    }
    const { bytes } = await attempt('tar', ['-C', from, '--exclude=./.git', '-cf', '-', '.'])
    await node().agent.unpack(folder, bytes)
    return gitVariables(from)
  },

  async pwd({ tmp }, { folder, temporary, node }) {
    node()
    return tmp === true ? temporary : folder
  },

  async isUnix(_args, { node }) {
    node()
    return true
  },

  async readFile({ file, encoding }, { node, folder }) {
    const content = await node().agent.read(resolve(folder, String(file)))
    return content.toString(bufferEncoding(encoding))
  },

  async writeFile({ file, text, encoding }, { node, folder }) {
    await node().agent.write(
      resolve(folder, String(file)),
      Buffer.from(String(text), bufferEncoding(encoding)),
    )
    return null
  },

  async fileExists({ file }, { node, folder }) {
    return node().agent.exists(resolve(folder, String(file)))
  },

  async deleteDir(_args, { node, folder }) {
    await node().agent.remove(folder)
    return null
  },

  async stash({ name, includes, excludes, allowEmpty }, { world, node, folder }) {
    const { agent } = node()
    const files = select(await agent.list(folder), includes, excludes)
    if (files.length === 0 && allowEmpty !== true)
      throw new StepFailure(`No files included in stash '${name}'`)
    world.stashes.set(String(name), await agent.pack(folder, files))
    return null
  },

  async unstash({ name }, { world, node, folder }) {
    const stash = world.stashes.get(String(name))
    if (!stash) throw new StepFailure(`No such saved stash '${name}'`)
    await node().agent.unpack(folder, stash)
    return null
  },

  async archiveArtifacts({ artifacts, excludes, allowEmptyArchive }, { world, node, folder }) {
    const { agent } = node()
    const files = select(await agent.list(folder), artifacts, excludes)
    if (files.length === 0 && allowEmptyArchive !== true) {
      throw new StepFailure(
        `No artifacts found that match the file pattern "${artifacts}". Configuration error?`,
      )
    }
    for (const file of files) world.artifacts.set(file, await agent.read(resolve(folder, file)))
    return null
  },

  async junit({ testResults, allowEmptyResults }, { world, node, folder }) {
    const { agent } = node()
    const files = select(await agent.list(folder), testResults, null)
    if (files.length === 0 && allowEmptyResults !== true)
      throw new StepFailure('No test report files were found. Configuration error?')
    for (const file of files) world.testReports.set(file, await agent.read(resolve(folder, file)))
    return null
  },

  async sleep({ time, unit }, _place, signal) {
    const units: { readonly [unit: string]: number } = {
      MILLISECONDS: 1,
      SECONDS: 1e3,
      MINUTES: 6e4,
      HOURS: 3.6e6,
    }
    const milliseconds = Number(time) * (units[String(unit ?? 'SECONDS')] ?? Number.NaN)
    if (Number.isNaN(milliseconds)) throw new StepFailure(`sleep: ${time} ${unit} is not a time`)
    await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted())
    return null
  },
}

function bufferEncoding(encoding: Json | undefined): 'utf8' | 'base64' {
  if (encoding === undefined || encoding === null || encoding === 'UTF-8') return 'utf8'
  if (encoding === 'Base64') return 'base64'
  throw new StepFailure(`the bench knows the encodings UTF-8 and Base64, not ${encoding}`)
}

/** What the git plugin's checkout returns, where the folder is in a git work tree. */
async function gitVariables(folder: string): Promise<{ [name: string]: string }> {
  const git = async (...args: string[]): Promise<string> => {
    const ran = await attempt('git', ['-C', folder, ...args]).catch(() => null)
    return ran?.code === 0 ? ran.stdout.trim() : ''
  }
  const url = await git('remote', 'get-url', 'origin')
  const variables = {
    GIT_COMMIT: await git('rev-parse', 'HEAD'),
    GIT_BRANCH: await git('rev-parse', '--abbrev-ref', 'HEAD'),
    // A clone's address may hold a login, which Jenkins would have as a credential.
    GIT_URL: url.replace(/^(\w+:\/\/)[^/@]*@/, '$1'),
  }
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
}
