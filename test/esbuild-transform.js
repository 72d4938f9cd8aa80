'use strict'
// Jest runs the tests as TypeScript: esbuild strips the types, `npm run typecheck` checks them.
const { createHash } = require('node:crypto')
const esbuild = require('esbuild')

const options = { loader: 'ts', format: 'cjs', target: 'node20', sourcemap: 'inline', sourcesContent: false }

module.exports = {
  process: (source, filename) => ({
    code: esbuild.transformSync(source, { ...options, sourcefile: filename }).code,
  }),
  getCacheKey: (source, filename) =>
    createHash('sha256')
      .update([esbuild.version, JSON.stringify(options), filename, source].join('\0'))
      .digest('hex'),
}
