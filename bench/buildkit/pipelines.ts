import { buildkitPod } from '../../src/pods/buildkitPod'
import { toYaml } from '../../src/pods/yaml'

/** A cache, as the step's option and as the flags of buildctl, for the registry in `$REGISTRY`. */
export interface Cache {
  readonly name: string
  readonly option: string
  readonly flags: string
}

export const noCache: Cache = { name: 'none', option: '', flags: '' }

export const caches: readonly Cache[] = [
  {
    name: 'registry',
    option: 'cache: "${env.REGISTRY}/cache"',
    flags:
      '--import-cache type=registry,ref=$REGISTRY/cache --export-cache type=registry,ref=$REGISTRY/cache,mode=max,image-manifest=true',
  },
]

/** A build by the step. */
export function stepPipeline({ option }: Cache): string {
  return `@Library('kiln') _
buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
  buildArgs: [BASE: "\${env.REGISTRY}/base:1"], ${option}
)`
}

/**
 * The same build by hand: a pod with the same daemon, the login in `config.json`, and one call of buildctl, as soon as the
 * daemon answers.
 */
export function plainPipeline({ flags }: Cache, registry: string): string {
  const yaml = toYaml(buildkitPod({ insecureRegistries: [registry] }))
  return `podTemplate(yaml: '''${yaml.replaceAll('\\', '\\\\')}''', showRawYaml: false) {
  node(POD_LABEL) {
    checkout scm
    container('buildctl') {
      withCredentials([usernamePassword(credentialsId: 'registry', usernameVariable: 'USER', passwordVariable: 'PASSWORD')]) {
        sh '''
          { set +x; } 2>/dev/null
          mkdir -p "$DOCKER_CONFIG"
          auth=$(printf '%s:%s' "$USER" "$PASSWORD" | base64 | tr -d '\\\\n')
          echo "{\\\\"auths\\\\":{\\\\"$REGISTRY\\\\":{\\\\"auth\\\\":\\\\"$auth\\\\"}}}" >"$DOCKER_CONFIG/config.json"
          until buildctl debug workers >/dev/null 2>&1; do sleep 1; done
          buildctl build --progress plain --frontend dockerfile.v0 --local context=. --local dockerfile=. \\\\
            --opt build-arg:BASE=$REGISTRY/base:1 ${flags} \\\\
            --output type=image,name=$REGISTRY/app:latest,push=true --metadata-file /tmp/metadata.json
        '''
      }
    }
  }
}`
}
