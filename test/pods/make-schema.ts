/**
 * Makes kubernetes.schema.json, the strict JSON Schema of the Kubernetes objects that this project writes:
 *
 *     node bin/run-ts.js test/pods/make-schema.ts
 *
 * Its source is the OpenAPI document that Kubernetes publishes with its own Go module, fetched through the Go module
 * proxy. That document says neither which fields are closed nor the values of enums; the latter stand in the generated Go
 * code beside it.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const version = 'v1.34.2'

const kinds = [
  'core.v1.Pod',
  'core.v1.Namespace',
  'core.v1.Service',
  'core.v1.ConfigMap',
  'core.v1.Secret',
  'core.v1.PersistentVolumeClaim',
  'core.v1.ServiceAccount',
  'apps.v1.Deployment',
  'apps.v1.StatefulSet',
  'batch.v1.Job',
  'networking.v1.NetworkPolicy',
  'policy.v1.PodDisruptionBudget',
  'rbac.v1.Role',
  'rbac.v1.RoleBinding',
]

type Schema = { [keyword: string]: unknown }

interface Definition {
  readonly type?: string
  readonly format?: string
  readonly description?: string
  readonly $ref?: string
  readonly required?: readonly string[]
  readonly items?: Definition
  readonly additionalProperties?: Definition
  readonly properties?: { readonly [name: string]: Definition }
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[]
}

const apiPrefix = 'io.k8s.api.'
const metadata = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'
const refPrefix = '#/definitions/'

/** What an object or its metadata never says in a manifest: the cluster writes it. */
const written = new Set([
  'status',
  'managedFields',
  'creationTimestamp',
  'resourceVersion',
  'selfLink',
  'uid',
])

/** Types whose form stands in their prose alone. */
const special: { readonly [name: string]: Schema } = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number'],
    pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['string', 'integer'] },
}

/** Bounds that a field's description states. */
const described: readonly (readonly [RegExp, Schema])[] = [
  [/0 < x < 65536|^The port that will be exposed/, { minimum: 1, maximum: 65535 }],
  [/DNS_LABEL/, { pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' }],
  [/Must be an empty string \(default\) or Memory/, { enum: ['', 'Memory'] }],
  [/Must not contain ':'/, { pattern: '^[^:]+$' }],
]

const folder = moduleFolder()
const document = readJson<{ definitions: { [name: string]: Definition } }>(
  join(folder, 'api/openapi-spec/swagger.json'),
)
const enums = enumsOf(readFileSync(join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8'))
writeFileSync(join(__dirname, 'kubernetes.schema.json'), print(kindSchemas()))

function moduleFolder(): string {
  const json = execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`], {
    encoding: 'utf8',
  })
  return (JSON.parse(json) as { Dir: string }).Dir
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

/** The definitions of the kinds and of all that they refer to, by their full names. */
function kindSchemas(): Map<string, Schema> {
  const schemas = new Map<string, Schema>()
  const waiting = kinds.map((kind) => apiPrefix + kind)
  for (const name of waiting) {
    if (schemas.has(name)) continue
    const definition = document.definitions[name]
    if (definition === undefined) throw new Error(`${name} is not in the OpenAPI document of ${version}`)
    schemas.set(name, special[name] ?? rootSchema(name, definition, (other) => waiting.push(other)))
  }
  return schemas
}

function rootSchema(name: string, definition: Definition, refer: (name: string) => void): Schema {
  const schema = schemaOf(definition, refer, name)
  const [identity] = definition['x-kubernetes-group-version-kind'] ?? []
  if (identity === undefined) return schema
  const properties = schema['properties'] as Schema
  const apiVersion = identity.group === '' ? identity.version : `${identity.group}/${identity.version}`
  // A namespace's is the cluster's own.
  const hasSpec = 'spec' in properties && identity.kind !== 'Namespace'
  const needed = hasSpec ? ['apiVersion', 'kind', 'spec'] : ['apiVersion', 'kind']
  return {
    ...schema,
    properties: { ...properties, apiVersion: { const: apiVersion }, kind: { const: identity.kind } },
    required: [...new Set([...needed, ...(definition.required ?? [])])],
  }
}

function schemaOf(definition: Definition, refer: (name: string) => void, path: string): Schema {
  if (definition.$ref !== undefined) {
    const name = definition.$ref.slice(refPrefix.length)
    refer(name)
    return { $ref: refPrefix + short(name) }
  }
  const values = enums.get(path)
  const isObject = path === metadata || kinds.includes(path.replace(apiPrefix, ''))
  return {
    ...(definition.type && { type: definition.type }),
    ...(values && { enum: values }),
    ...described.find(([text]) => text.test(definition.description ?? ''))?.[1],
    ...(definition.items && { items: schemaOf(definition.items, refer, `${path}[]`) }),
    ...(definition.additionalProperties && {
      additionalProperties: schemaOf(definition.additionalProperties, refer, `${path}{}`),
    }),
    ...(definition.properties && {
      properties: Object.fromEntries(
        Object.entries(definition.properties)
          .filter(([name]) => !(isObject && written.has(name)))
          .map(([name, property]) => [name, schemaOf(property, refer, `${path}.${name}`)]),
      ),
      ...(definition.required && { required: definition.required }),
      additionalProperties: false,
    }),
  }
}

/** The enums in Kubernetes' generated OpenAPI code, by type and field; those of a list's elements end with `[]`. */
function enumsOf(code: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let type = ''
  let field = ''
  for (const line of code.split('\n')) {
    type = /^func schema_k8sio_api_(\w+)\(/.exec(line)?.[1]?.replaceAll('_', '.') ?? type
    field = /^\t{5}"(\w+)": \{$/.exec(line)?.[1] ?? field
    const [, indent, list] = /^(\t+)Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line) ?? []
    if (indent !== undefined && list !== undefined) {
      const values = JSON.parse(`[${list}]`) as string[]
      found.set(`${apiPrefix}${type}.${field}${indent.length > 7 ? '[]' : ''}`, values)
    }
  }
  return found
}

function short(name: string): string {
  return name
    .replace(apiPrefix, '')
    .replace('io.k8s.apimachinery.pkg.apis.', '')
    .replace(/^io\.k8s\.apimachinery\..*\./, '')
}

/** One definition a line: short, and its changes between versions are to be read. */
function print(schemas: ReadonlyMap<string, Schema>): string {
  const head = {
    $comment: `Kubernetes ${version}; made by test/pods/make-schema.ts`,
    type: 'object',
    required: ['kind'],
    discriminator: { propertyName: 'kind' },
    oneOf: kinds.map((kind) => ({ $ref: refPrefix + kind })),
  }
  const lines = [...schemas].map(
    ([name, schema]) => `${JSON.stringify(short(name))}: ${JSON.stringify(schema)}`,
  )
  return `${JSON.stringify(head).slice(0, -1)}, "definitions": {\n${lines.sort().join(',\n')}\n}}\n`
}
