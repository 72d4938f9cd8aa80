export * from './noEnum'
export function call(): void {
  echo('a')
}
