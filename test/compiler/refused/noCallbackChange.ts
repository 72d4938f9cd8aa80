export function call(texts: string[]): void {
  texts.forEach((text) => {
    if (text === 'a') texts.push('b')
  })
}
