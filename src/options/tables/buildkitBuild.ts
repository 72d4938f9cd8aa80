// Generated from src/options/buildkitBuild.ts: change that and run `npm run build`.
import type { OptionTable } from '../check'

const registryLoginTable: OptionTable = {
  credentialsId: { type: 'string', required: true },
  registry: { type: 'string' },
}

const resourcesTable: OptionTable = { requests: { type: 'scalars' }, limits: { type: 'scalars' } }

export const buildkitBuildTable: OptionTable = {
  buildkitImage: { type: 'string' },
  image: { type: 'string' },
  tags: { type: 'list', requires: ['image'] },
  destinations: { type: 'list', conflicts: ['image', 'tags'] },
  push: { type: 'boolean', default: true },
  context: { type: 'string', default: '.' },
  dockerfile: { type: 'string' },
  target: { type: 'string' },
  buildArgs: { type: 'scalars' },
  labels: { type: 'scalars' },
  auth: { type: 'objects', options: registryLoginTable },
  cache: { type: 'string' },
  insecureRegistries: { type: 'list' },
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

/** `BuildkitBuildOptions` after the check: normalised, with defaults. */
export interface CheckedBuildkitBuildOptions {
  buildkitImage?: string
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
