#!/usr/bin/env node
'use strict'
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { runTypeScript } = require('./run-ts.js')

// A build is short: to optimise a function together with all that it calls takes longer than it gains.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300')

void runTypeScript(join(__dirname, '../build/cli/main.ts'))
