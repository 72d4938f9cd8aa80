/** The longest run of random programs so far, and what it found; it is made by hand. */
export const longRun: { seed: number; programs: number; result: string } | undefined = undefined
