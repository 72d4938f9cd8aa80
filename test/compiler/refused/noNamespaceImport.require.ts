import shell = require('../shell/shell')

export function call(): void {}
