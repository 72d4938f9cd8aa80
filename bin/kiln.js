#!/usr/bin/env node
'use strict'
const { join } = require('node:path')
const { runTypeScript } = require('./run-ts.js')

void runTypeScript(join(__dirname, '../build/cli/main.ts'))
