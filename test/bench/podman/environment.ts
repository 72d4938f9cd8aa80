import type { BlockCall } from '../world'

export type Variables = { readonly [name: string]: string }

/**
 * The environment at a place: the build's own, and what the blocks around it add, the innermost last. A block's `added` are
 * `NAME=value` or `NAME+SUFFIX=value`, as `withEnv` takes them: an empty value unsets, `PATH+X=` puts in front (EnvVars of
 * Jenkins).
 */
export function environmentAt(
  base: Variables,
  blocks: readonly BlockCall[],
  added: (block: BlockCall) => readonly string[],
): Variables {
  const result: { [name: string]: string } = { ...base }
  for (const entry of blocks.flatMap(added)) {
    const equals = entry.indexOf('=')
    const [name = '', value] = [entry.slice(0, equals), entry.slice(equals + 1)]
    const plus = name.indexOf('+')
    if (plus > 0) {
      const list = name.slice(0, plus)
      result[list] = result[list] === undefined ? value : `${value}:${result[list]}`
    } else if (value === '') delete result[name]
    else result[name] = value
  }
  return result
}
