// Generated from src/options/kanikoBuild.ts: change that and run `npm run build`.
import type { OptionTable } from '../check'

const registryLoginTable: OptionTable = {
  credentialsId: { type: 'string', required: true },
  registry: {
    type: 'string',
    pattern: '[a-zA-Z0-9.-]+(:[0-9]+)?',
    meaning: 'a host with an optional port, such as registry.example.com',
  },
}

const resourcesTable: OptionTable = { requests: { type: 'scalars' }, limits: { type: 'scalars' } }

export const kanikoBuildTable: OptionTable = {
  kanikoImage: { type: 'string' },
  image: {
    type: 'string',
    pattern:
      '([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?',
    meaning: 'a repository with an optional tag, such as registry.example.com/team/app:1.0',
  },
  tags: {
    type: 'list',
    pattern: '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}',
    meaning: 'a tag: at most 128 letters, digits, `_`, `.` and `-`',
    requires: ['image'],
  },
  destinations: {
    type: 'list',
    pattern:
      '([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?',
    meaning: 'a reference such as registry.example.com/team/app:1.0',
    conflicts: ['image', 'tags'],
  },
  push: { type: 'boolean', default: true },
  context: { type: 'string', default: '.' },
  dockerfile: { type: 'string' },
  target: { type: 'string' },
  buildArgs: {
    type: 'scalars',
    pattern: '[A-Za-z_][A-Za-z0-9_]*',
    meaning: 'a name of letters, digits and `_`',
  },
  labels: {
    type: 'scalars',
    pattern: '[A-Za-z0-9][A-Za-z0-9._/-]*',
    meaning: 'a name such as org.opencontainers.image.version',
  },
  auth: { type: 'objects', options: registryLoginTable },
  cache: {
    type: 'string',
    pattern:
      '([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*',
    meaning: 'a repository such as registry.example.com/team/app-cache',
  },
  insecureRegistries: {
    type: 'list',
    pattern: '[a-zA-Z0-9.-]+(:[0-9]+)?',
    meaning: 'a host with an optional port, such as registry:5000',
  },
  source: { type: 'string', default: 'scm', choices: ['scm', 'none'] },
  timeout: { type: 'integer', default: 60, minimum: 1, maximum: 2147483647 },
  cloud: { type: 'string' },
  namespace: { type: 'string' },
  serviceAccount: { type: 'string' },
  nodeSelector: { type: 'scalars' },
  resources: { type: 'object', options: resourcesTable },
}

/** `RegistryLogin` after the check: normalised, with defaults. */
export interface CheckedRegistryLogin {
  credentialsId: string
  registry?: string
}

/** `Resources` after the check: normalised, with defaults. */
export interface CheckedResources {
  requests?: Record<string, string>
  limits?: Record<string, string>
}

/** `KanikoBuildOptions` after the check: normalised, with defaults. */
export interface CheckedKanikoBuildOptions {
  kanikoImage?: string
  image?: string
  tags?: string[]
  destinations?: string[]
  push: boolean
  context: string
  dockerfile?: string
  target?: string
  buildArgs?: Record<string, string>
  labels?: Record<string, string>
  auth?: CheckedRegistryLogin[]
  cache?: string
  insecureRegistries?: string[]
  source: 'scm' | 'none'
  timeout: number
  cloud?: string
  namespace?: string
  serviceAccount?: string
  nodeSelector?: Record<string, string>
  resources?: CheckedResources
}
