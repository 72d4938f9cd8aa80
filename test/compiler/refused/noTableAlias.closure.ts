const table = { list: ['a'] }
export function call(): void {
  const { list } = table
  const add = (): void => {
    list.push('b')
  }
  add()
}
