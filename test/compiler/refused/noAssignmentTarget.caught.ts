export function call(text: string): unknown {
  try {
    return readFile(text)
  } catch (error) {
    error = text
    return error
  }
}
