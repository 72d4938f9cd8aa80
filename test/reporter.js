'use strict'
// Ends every run with the line `N passed, N failed, N skipped`, and fails it where other tests were skipped than those
// that skips.json lists, each with its reason, or where language/allowed-calls.txt lists what no program calls. An entry is
// the name of a test, or `name *` for all that begin with it. A reason of the form `{ why, where }` holds where the
// environment variable `where` is set; elsewhere the tests must run.
const { readdirSync, readFileSync, rmSync } = require('node:fs')
const { join, resolve } = require('node:path')

module.exports = class {
  constructor({ testNamePattern, testPathPatterns }) {
    // With -t everything else counts as skipped.
    this.isSelection = Boolean(testNamePattern)
    this.hasAllFiles = !testPathPatterns.isSet()
  }

  onRunComplete(_contexts, results) {
    const skips = JSON.parse(readFileSync(join(__dirname, 'skips.json'), 'utf8'))
    const listed = Object.keys(skips).filter((name) => holds(skips[name]))
    const tests = results.testResults.flatMap(({ testResults }) => testResults)
    const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
    // A file that could not be run has no tests, and has failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const calls = seenCalls()
    if (!this.isSelection) {
      this.complain('The skipped tests are not those of test/skips.json:', [
        ...unlisted(skipped, listed),
        ...stale(tests, listed, this.hasAllFiles),
      ])
      if (failed === 0 && hasAllOf('language', results))
        this.complain('No program makes these calls of test/language/allowed-calls.txt:', unused(calls))
    }
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`
    // At the very end: jest's own summary is written after this.
    process.once('exit', () => process.stdout.write(`\n${line}\n`))
  }

  complain(title, problems) {
    if (problems.length === 0) return
    this.error = new Error([title, ...problems].join('\n'))
    process.stdout.write(`\n${this.error.message}\n`)
  }

  getLastError() {
    return this.error
  }
}

const holds = ({ where }) => where === undefined || where in process.env

const isNamed = (listed, fullName) =>
  listed.endsWith(' *') ? fullName.startsWith(listed.slice(0, -1)) : fullName === listed

const unlisted = (skipped, listed) =>
  skipped
    .filter(({ fullName }) => !listed.some((name) => isNamed(name, fullName)))
    .map(({ fullName }) => `  skipped, not listed: ${fullName}`)

const stale = (tests, listed, hasAllFiles) =>
  listed
    .filter((name) => {
      const found = tests.filter(({ fullName }) => isNamed(name, fullName))
      return found.length === 0 ? hasAllFiles : found.some(({ status }) => status === 'passed')
    })
    .map((name) => `  listed, not skipped: ${name}`)

/** Whether all test files of a folder were run. */
const hasAllOf = (folder, results) => {
  const run = new Set(results.testResults.map(({ testFilePath }) => resolve(testFilePath)))
  const files = readdirSync(join(__dirname, folder), { recursive: true })
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .every((file) => run.has(join(__dirname, folder, file)))
}

/** What the programs called, which each process of the run has written into a file of its own. */
const seenCalls = () => {
  const folder = process.env.KILN_SEEN_CALLS
  const files = folder === undefined ? [] : readdirSync(folder)
  const calls = new Set(files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')))
  if (folder !== undefined) rmSync(folder, { recursive: true })
  return calls
}

const unused = (seen) =>
  readFileSync(join(__dirname, 'language/allowed-calls.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !seen.has(line))
    .map((line) => `  ${line}`)
