#!/usr/bin/env node
'use strict'
// Runs a TypeScript program of this project: node bin/run-ts.js ENTRY [ARGUMENT…]
// It is bundled once, and again whenever a file that went into the bundle has changed.
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { dirname, join, relative, resolve } = require('node:path')
const { keepCode } = require('./code-cache.js')

const root = dirname(__dirname)
const cache = join(root, 'node_modules/.cache/kiln')

/** Bundles the program if need be and runs it; its arguments stand in `process.argv` as always. */
async function runTypeScript(entry) {
  const name = relative(root, resolve(entry)).replace(/[^\w.-]+/g, '-')
  const bundle = join(cache, `${name}.js`)
  const stamp = join(cache, `${name}.inputs.json`)
  if (!isFresh(bundle, stamp) && !(await makeBundle(resolve(entry), bundle, stamp))) {
    process.exitCode = 1
    return
  }
  process.setSourceMapsEnabled(true)
  keepCode(cache)
  require(bundle)
}

function isFresh(bundle, stamp) {
  if (!existsSync(bundle) || !existsSync(stamp)) return false
  const inputs = Object.entries(JSON.parse(readFileSync(stamp, 'utf8')))
  return inputs.every(([file, hash]) => existsSync(file) && hashOf(file) === hash)
}

/** False when the sources do not bundle; esbuild has then said why. */
async function makeBundle(entry, bundle, stamp) {
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    console.error('the packages of this project are missing: run `npm ci` first')
    return false
  }
  const inputs = {}
  const files = (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      inputs[path] = hashOf(path)
      // A module finds the files beside it as it does unbundled.
      const place = `const __filename = ${JSON.stringify(path)}, __dirname = ${JSON.stringify(dirname(path))};`
      return { contents: place + readFileSync(path, 'utf8'), loader: 'ts' }
    })
  const options = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
  }
  const result = await require('esbuild')
    .build({
      ...options,
      entryPoints: [entry],
      outfile: bundle,
      write: false,
      plugins: [{ name: 'files', setup: files }],
    })
    .catch(() => undefined)
  if (result === undefined) return false
  for (const file of [__filename, join(root, 'package-lock.json')]) inputs[file] = hashOf(file)
  writeWhole(bundle, result.outputFiles[0].text)
  writeWhole(stamp, JSON.stringify(inputs))
  return true
}

/** Another process may read the file at the same time. */
function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

module.exports = { runTypeScript }

if (require.main === module) {
  const [entry] = process.argv.splice(2, 1)
  if (entry === undefined) {
    console.error('usage: node bin/run-ts.js ENTRY [ARGUMENT…]')
    process.exitCode = 2
  } else {
    void runTypeScript(entry)
  }
}
