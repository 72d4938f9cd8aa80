const started = Date.now()

/** Tells the user what is going on, with the seconds since the start; colours only on a terminal. */
export function say(text: string): void {
  const seconds = `${((Date.now() - started) / 1000).toFixed(1)}s`.padStart(7)
  process.stderr.write(
    process.stderr.isTTY ? `\u001b[2m${seconds}\u001b[0m  ${text}\n` : `${seconds}  ${text}\n`,
  )
}
