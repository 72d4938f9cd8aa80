import type { BlockCall } from './world'

/**
 * Adds `withEnv` as Jenkins does: `NAME=value` sets, `NAME+ANY=value` puts the value and a colon before what is there, and
 * `$NAME` and `${NAME}` in a value stand for what was set outside.
 */
export function withEnv(outer: Readonly<Record<string, string>>, block: BlockCall): Record<string, string> {
  const inner = { ...outer }
  const overrides = block.args['overrides']
  for (const override of Array.isArray(overrides) ? overrides : []) {
    const [, name = '', , value = ''] = /^([^=+]*)(\+[^=]*)?=([\s\S]*)$/.exec(String(override)) ?? []
    const prepends = /^[^=]*\+/.test(String(override))
    const expanded = value.replace(
      /\$(?:\{(\w+)\}|(\w+))/g,
      (whole, braced, bare) => outer[braced ?? bare] ?? whole,
    )
    inner[name] = prepends && outer[name] ? `${expanded}:${outer[name]}` : expanded
  }
  return inner
}
