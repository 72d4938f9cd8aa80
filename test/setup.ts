import { sweep } from './tools/leftovers'
import { benchTools, need, podTools } from './tools/need'
import { ToolError } from './tools/run'
import { noPodsVariable } from './skips'

/** Before all tests: finds or installs what they need. Where only pods cannot run, the tests with pods are skipped. */
export default async function setup(): Promise<void> {
  try {
    await need(benchTools)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  try {
    await need(podTools)
    await sweep()
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    process.env[noPodsVariable] = error.message
  }
}
