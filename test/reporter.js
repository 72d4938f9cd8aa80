'use strict'
// Ends every run with the line `N passed, N failed, N skipped`, and fails it where other tests were skipped than those
// that skips.json lists, each with its reason.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

module.exports = class {
  constructor({ testNamePattern, testPathPatterns }) {
    // With -t everything else counts as skipped.
    this.isSelection = Boolean(testNamePattern)
    this.hasAllFiles = !testPathPatterns.isSet()
  }

  onRunComplete(_contexts, results) {
    const listed = JSON.parse(readFileSync(join(__dirname, 'skips.json'), 'utf8'))
    const tests = results.testResults.flatMap(({ testResults }) => testResults)
    const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
    const problems = this.isSelection
      ? []
      : [...unlisted(skipped, listed), ...stale(tests, listed, this.hasAllFiles)]
    if (problems.length > 0) {
      this.error = new Error(problems.join('\n'))
      process.stdout.write(`\nThe skipped tests are not those of test/skips.json:\n${problems.join('\n')}\n`)
    }
    // A file that could not be run has no tests, and has failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`
    // At the very end: jest's own summary is written after this.
    process.once('exit', () => process.stdout.write(`\n${line}\n`))
  }

  getLastError() {
    return this.error
  }
}

const unlisted = (skipped, listed) =>
  skipped
    .filter(({ fullName }) => !(fullName in listed))
    .map(({ fullName }) => `  skipped, not listed: ${fullName}`)

const stale = (tests, listed, hasAllFiles) =>
  Object.keys(listed)
    .filter((name) => {
      const found = tests.filter(({ fullName }) => fullName === name)
      return found.length === 0 ? hasAllFiles : found.some(({ status }) => status === 'passed')
    })
    .map((name) => `  listed, not skipped: ${name}`)
