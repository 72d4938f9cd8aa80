import { join } from 'node:path'

/** The functions that steps get where Groovy does not do what JavaScript does. */
export const runtimeFolder = join(__dirname, 'runtime')
