'use strict'
// Keeps what V8 makes of large packages: compiling them anew takes a good part of a short run. Later Nodes can do it alone.
const { createHash } = require('node:crypto')
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const large = 500_000

function keepCode(folder) {
  if (Module.enableCompileCache !== undefined) {
    Module.enableCompileCache(folder)
    return
  }
  const compile = Module.prototype._compile
  Module.prototype._compile = function (content, filename) {
    if (content.length < large || filename.startsWith(folder)) return compile.call(this, content, filename)
    const file = join(folder, `${nameOf(filename)}.code`)
    const cachedData = read(file)
    const script = new Script(Module.wrap(content), { filename, cachedData })
    // At the end, since the functions that ran are kept, too.
    if (script.cachedDataRejected !== false)
      process.once('exit', () => write(file, script.createCachedData()))
    const run = script.runInThisContext()
    return run.call(
      this.exports,
      this.exports,
      Module.createRequire(filename),
      this,
      filename,
      dirname(filename),
    )
  }
}

/** V8 itself looks at nothing of the source but its length. */
function nameOf(filename) {
  const { size, mtimeMs } = statSync(filename)
  return createHash('sha256').update(`${filename} ${size} ${mtimeMs}`).digest('hex').slice(0, 32)
}

function read(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Another process may read the file at the same time. */
function write(file, data) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, data)
  renameSync(`${file}.${process.pid}`, file)
}

module.exports = { keepCode }
