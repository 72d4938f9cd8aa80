import type { Json } from '../world'

/**
 * The paths that match a list of Ant patterns and none of `excludes`; without `includes` all match.
 * https://ant.apache.org/manual/dirtasks.html#patterns
 */
export function select(
  paths: readonly string[],
  includes: Json | undefined,
  excludes: Json | undefined,
): string[] {
  const included = patterns(includes, '**')
  const excluded = patterns(excludes, '')
  return paths.filter((path) => included.some((p) => p.test(path)) && !excluded.some((p) => p.test(path)))
}

function patterns(list: Json | undefined, otherwise: string): RegExp[] {
  const text = typeof list === 'string' && list !== '' ? list : otherwise
  return text
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map(toRegExp)
}

function toRegExp(pattern: string): RegExp {
  const whole = pattern.endsWith('/') ? `${pattern}**` : pattern
  const source = whole.replace(/\*\*\/|\/\*\*$|\*\*|\*|\?|[^*?]/g, (part) => {
    switch (part) {
      case '**/':
        return '(?:.*/)?'
      case '/**':
        return '(?:/.*)?'
      case '**':
        return '.*'
      case '*':
        return '[^/]*'
      case '?':
        return '[^/]'
      default:
        return part.replace(/[\\^$.|+()[\]{}]/, '\\$&')
    }
  })
  return new RegExp(`^${source}$`)
}
