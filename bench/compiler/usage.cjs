'use strict'
// Loaded before a program that is measured: says in a file what the process has used.
const { writeFileSync } = require('node:fs')

const { KILN_BENCH_USAGE: file, KILN_BENCH_PROGRAM: program } = process.env
if (process.argv[1] === program) {
  process.once('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }))
  })
}
