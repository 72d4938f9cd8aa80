import { batch } from './run'
const w0 = process.hrtime()
let t = process.cpuUsage().user
batch(1, 0, 150)
console.log('generate', (process.cpuUsage().user - t) / 1000 / 150)
process.exit(0)
