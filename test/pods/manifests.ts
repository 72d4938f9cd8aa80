import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import type { Pod } from 'kubernetes-types/core/v1'
import { parseAllDocuments } from 'yaml'

// The schema leaves out the formats of numbers, so every keyword in it is one that ajv knows.
const validate = new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true }).compile<object>(
  JSON.parse(readFileSync(join(__dirname, 'kubernetes.schema.json'), 'utf8')) as object,
)

/** The documents of a YAML text; an error for a key that stands twice, and for any other syntax error. */
export function readManifests(text: string): unknown[] {
  return parseAllDocuments(text, { uniqueKeys: true }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) throw problem
    return document.toJS() as unknown
  })
}

/** The only document of a YAML text, which is a pod. */
export function readPod(text: string): Pod {
  const [manifest, ...others] = readManifests(text)
  if (others.length > 0 || (manifest as Pod).kind !== 'Pod') throw new Error('this is not one pod')
  return manifest as Pod
}

/** What makes an object no manifest that Kubernetes takes, by its published schema. */
export function schemaProblems(manifest: unknown): string[] {
  if (validate(manifest)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const { additionalProperty } = params as { additionalProperty?: string }
    return `${instancePath || '/'} ${message}${additionalProperty === undefined ? '' : `: ${additionalProperty}`}`
  })
}
