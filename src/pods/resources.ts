import type { ResourceRequirements } from 'kubernetes-types/core/v1'

/** As in a container of Kubernetes; the check has made its values text. */
export interface Resources {
  requests?: Record<string, string>
  limits?: Record<string, string>
}

const defaultRequests: Record<string, string> = { cpu: '500m', memory: '1Gi' }
const defaultLimits: Record<string, string> = { memory: '4Gi' }

/**
 * Of the container that builds: what was given, over the defaults. No default requests more than a limit that was given,
 * or limits to less than a request, which Kubernetes would refuse.
 */
export function buildResources(given: Resources | undefined): ResourceRequirements {
  const requests = { ...defaultRequests, ...given?.requests }
  const limits = { ...defaultLimits, ...given?.limits }
  for (const name of Object.keys(limits)) {
    const request = requests[name]
    const limit = limits[name]!
    if (request === undefined || isMore(limit, request)) continue
    if (given?.limits?.[name] === undefined) limits[name] = request
    else if (given.requests?.[name] === undefined) requests[name] = limit
  }
  return { requests, limits }
}

/** Where the container that builds is killed. */
export function memoryLimit(given: Resources | undefined): string {
  return `${buildResources(given).limits!['memory']!}`
}

/** What Kubernetes would refuse, and quantities that say something else than was meant. */
export function resourceProblems(given: Resources | undefined): string[] {
  const { requests = {}, limits = {} } = given ?? {}
  return [
    ...sizeProblems('requests', requests),
    ...sizeProblems('limits', limits),
    ...pairProblems(requests, limits),
  ]
}

function pairProblems(requests: Record<string, string>, limits: Record<string, string>): string[] {
  const problems: string[] = []
  for (const name of Object.keys(requests)) {
    const request = requests[name]!
    const limit = limits[name]
    const isWhole = name.includes('/') || name.startsWith('hugepages-')
    if (isWhole && limit !== request)
      problems.push(
        `option 'resources.requests.${name}' must stand in 'limits' with the same value, as it is not shared`,
      )
    else if (limit !== undefined && isMore(request, limit))
      problems.push(`option 'resources.requests.${name}' is ${request}, more than the ${limit} of 'limits'`)
  }
  return problems
}

/** Below a mebibyte nothing runs: a number alone counts bytes, and `m` thousandths of one. */
function sizeProblems(part: string, quantities: Record<string, string>): string[] {
  return ['memory', 'ephemeral-storage']
    .filter((name) => isMore('1Mi', quantities[name] ?? '1Mi'))
    .map(
      (name) =>
        `option 'resources.${part}.${name}' is less than 1Mi, not '${quantities[name]!}': write a unit, such as 512Mi`,
    )
}

/** What a suffix multiplies by. */
const units: Record<string, number> = {
  '': 1,
  k: 1000,
  M: 1000000,
  G: 1000000000,
  T: 1000000000000,
  Ki: 1024,
  Mi: 1048576,
  Gi: 1073741824,
  Ti: 1099511627776,
}

/** The largest number that is exact in both languages. */
const largest = 9007199254740991

/**
 * A quantity in thousandths. Nothing is known of what is too large or too small for that, or is written with an exponent.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
function thousandths(quantity: string): number | undefined {
  const suffix = quantity.replace(/^[0-9.]*/, '')
  const parts = quantity.substring(0, quantity.length - suffix.length).split('.')
  const digits = `${parts[0]!}${`${parts[1] ?? ''}000`.substring(0, 3)}`
  const unit = suffix === 'm' ? 1 : units[suffix]
  if (unit === undefined || digits.length > 15) return undefined
  let count = 0
  for (let i = 0; i < digits.length; i++) count = count * 10 + '0123456789'.indexOf(digits.charAt(i))
  if (suffix === 'm') return Math.floor(count / 1000)
  return count > Math.floor(largest / unit) ? undefined : count * unit
}

function isMore(one: string, other: string): boolean {
  const a = thousandths(one)
  const b = thousandths(other)
  return a !== undefined && b !== undefined && a > b
}
