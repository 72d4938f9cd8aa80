import { buildkitPod } from '../../src/pods/buildkitPod'
import { toYaml } from '../../src/pods/yaml'

/**
 * A cache, as the step's option and as the flags of buildctl. They find the registry in `$REGISTRY`, an account of Azure in
 * `$ACCOUNT_URL` and `$ACCOUNT_NAME` with the credential `key`, and a claim `layers`.
 */
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
    flags: both('type=registry,ref=$REGISTRY/cache', 'image-manifest=true,mode=max'),
  },
  {
    name: 'folder',
    option: "cache: [folder: [claimName: 'layers']]",
    flags: '--import-cache type=local,src=$FOLDER --export-cache type=local,dest=$FOLDER,mode=max',
  },
  {
    name: 'azblob',
    option:
      "cache: [azblob: [accountUrl: env.ACCOUNT_URL, accountName: env.ACCOUNT_NAME, keyCredentialsId: 'key']]",
    flags: both(
      'type=azblob,account_url=$ACCOUNT_URL,account_name=$ACCOUNT_NAME,secret_access_key=$KEY',
      'mode=max',
    ),
  },
  {
    name: 'inline',
    option: 'cache: [inline: true]',
    flags: '--import-cache type=registry,ref=$REGISTRY/app:latest --export-cache type=inline',
  },
]

function both(place: string, write: string): string {
  return `--import-cache ${place} --export-cache ${place},${write}`
}

/** The program that asks the daemon. */
export type Client = 'buildctl' | 'buildx'

/** A build by the step. */
export function stepPipeline({ option }: Cache, client: Client): string {
  return `@Library('kiln') _
buildkitBuild(
  image: "\${env.REGISTRY}/app", auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
  buildArgs: [BASE: "\${env.REGISTRY}/base:1"], client: '${client}', ${option}
)`
}

/**
 * The same build by hand: a pod with the same daemon, the login in `config.json`, and one call of the client, as soon as the
 * daemon answers.
 */
export function plainPipeline({ name, flags }: Cache, client: Client, registry: string): string {
  const mounted = name === 'folder' ? { cache: { ...maximal, folder: { claimName: 'layers' } } } : {}
  const yaml = toYaml(buildkitPod({ insecureRegistries: [registry], client, ...mounted }))
  return `podTemplate(yaml: '''${yaml.replaceAll('\\', '\\\\')}''', showRawYaml: false) {
  node(POD_LABEL) {
    checkout scm
    container('${client}') {
      withCredentials([
        usernamePassword(credentialsId: 'registry', usernameVariable: 'USER', passwordVariable: 'PASSWORD'),
        string(credentialsId: 'key', variable: 'KEY'),
      ]) {
        sh '''
          { set +x; } 2>/dev/null
          FOLDER=/run/kiln-cache/0
          mkdir -p "$DOCKER_CONFIG"
          auth=$(printf '%s:%s' "$USER" "$PASSWORD" | base64 | tr -d '\\\\n')
          echo "{\\\\"auths\\\\":{\\\\"$REGISTRY\\\\":{\\\\"auth\\\\":\\\\"$auth\\\\"}}}" >"$DOCKER_CONFIG/config.json"
          until buildctl debug workers >/dev/null 2>&1; do sleep 1; done
          ${client === 'buildx' ? buildx : buildctl(flags)} --metadata-file /tmp/metadata.json
        '''
      }
    }
  }
}`
}

function buildctl(flags: string): string {
  return `buildctl build --progress plain --frontend dockerfile.v0 --local context=. --local dockerfile=. \\\\
            --opt build-arg:BASE=$REGISTRY/base:1 ${flags} \\\\
            --output type=image,name=$REGISTRY/app:latest,push=true`
}

/** `docker buildx` as Docker's image has it. */
const buildx = `PATH=$PATH:/opt/kiln-buildx
          buildx create --name=hand --driver=remote "$BUILDKIT_HOST"
          buildx build --builder=hand --progress=plain --build-arg=BASE=$REGISTRY/base:1 \\\\
            --tag=$REGISTRY/app:latest --push .`

const maximal = { byBranch: false, defaultBranch: 'main', mode: 'max' } as const
