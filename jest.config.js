'use strict'

module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/esbuild-transform.js' },
  globalSetup: '<rootDir>/test/setup.ts',
  reporters: ['default', '<rootDir>/test/reporter.js'],
  testTimeout: 120_000,
}
