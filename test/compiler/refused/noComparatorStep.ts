export function call(files: string[]): string[] {
  return files.sort((a, b) => readFile(a).length - readFile(b).length)
}
