/** The longest run of random programs so far, and what it found; it is made by hand. */
export const longRun: { seed: number; programs: number; result: string } | undefined = {
  seed: 4711,
  programs: 4500,
  result:
    '8 were refused, and 4 did something else, for two reasons, both mended since: a place more than 2,147,483,647 from the ' +
    'end of a text, and the name of a property of all objects behind a cast. A run of 100,000 is still to be made',
}
