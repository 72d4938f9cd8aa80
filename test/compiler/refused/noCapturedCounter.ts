export function call(): unknown {
  const jobs: (() => number)[] = []
  for (let i = 0; i < 3; i++) jobs.push(() => i)
  return jobs.length
}
