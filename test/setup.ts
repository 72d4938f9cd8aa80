import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kanikoImage } from '../src/images'
import { engineCommand } from './bench/engine'
import { seenCallsVariable } from './language/allowed-calls'
import { needImage, needPodImages } from './tools/images'
import { sweep } from './tools/leftovers'
import { benchTools, need, podTools } from './tools/need'
import { ToolError } from './tools/run'
import { noKanikoVariable, noPodsVariable } from './withPods'

/** Before all tests: finds or installs what they need. Where only pods or Kaniko cannot run, the tests with them are skipped. */
export default async function setup(): Promise<void> {
  process.env[seenCallsVariable] = mkdtempSync(join(tmpdir(), 'kiln-calls-'))
  try {
    await need(benchTools)
    for (const variant of ['cps-1.31', 'sandbox-1.24'] as const) await engineCommand(variant)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  try {
    await need(podTools)
    await sweep()
    await needPodImages()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    process.env[noPodsVariable] = error.message
  }
  try {
    if (process.env[noPodsVariable] !== undefined) throw new ToolError(process.env[noPodsVariable])
    await needImage(kanikoImage)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    process.env[noKanikoVariable] = error.message
  }
}
