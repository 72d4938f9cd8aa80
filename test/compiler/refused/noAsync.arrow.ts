const later = async (name: string): Promise<string> => name

export function call(names: string[]): unknown {
  const local = async (): Promise<void> => {}
  async function inner(): Promise<void> {}
  const object = { async method() {}, property: async () => 1 }
  names.map(async (name) => name)
  stage('s', async () => {})
  return [later, local, inner, object]
}
