/** Set by setup.ts for all workers where pods cannot run: says why. */
export const noPodsVariable = 'KILN_NO_PODS'

const reason = process.env[noPodsVariable]

/**
 * `describe` for tests that run pods: where none can run they are reported as skipped. Skips that skips.json does not list
 * fail the run, see reporter.js.
 */
export const describeWithPods: (name: string, tests: () => void) => void = (name, tests) => {
  if (reason === undefined) describe(name, tests)
  else describe.skip(`${name} [${reason.split('\n').join(' ')}]`, tests)
}

/** Set by setup.ts where there is no Kaniko: says why. */
export const noKanikoVariable = 'KILN_NO_KANIKO'

/** `describe` for tests that run Kaniko: skips.json lists them, and says what they need. */
export const describeWithKaniko: (name: string, tests: () => void) => void = (name, tests) => {
  if (process.env[noKanikoVariable] === undefined) describe(name, tests)
  else describe.skip(name, tests)
}
