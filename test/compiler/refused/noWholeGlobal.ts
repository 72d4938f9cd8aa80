function named(variables: Readonly<Record<string, string | undefined>>): string {
  return variables['NAME'] ?? ''
}
export function call(): unknown[] {
  const { NAME, ...others } = env
  return [Object.keys(env), { ...env }, 'NAME' in env, named(env), NAME, others, env, JSON.stringify(env)]
}
