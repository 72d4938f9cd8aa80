/** Time as `timeout` sees it. */
export interface Clock {
  /** Calls back once after so many milliseconds; the result cancels. */
  after(milliseconds: number, callback: () => void): () => void
}

/** Node's own timers; they do not keep the process alive. */
export const realClock: Clock = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds).unref()
    return () => clearTimeout(timer)
  },
}

/** Time that only passes when a test says so. */
export class ManualClock implements Clock {
  private now = 0
  private readonly timers = new Set<{ due: number; callback: () => void }>()

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.now + milliseconds, callback }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  /** Lets time pass, and calls back whatever becomes due, in order. */
  advance(milliseconds: number): void {
    this.now += milliseconds
    const due = [...this.timers].filter((timer) => timer.due <= this.now).sort((a, b) => a.due - b.due)
    for (const timer of due) {
      if (this.timers.delete(timer)) timer.callback()
    }
  }
}
