export { parse } from 'yaml'

export function call(): void {}
