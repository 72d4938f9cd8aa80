import { version } from '../../../../../package.json'

export function call(): void {}
