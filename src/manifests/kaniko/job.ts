import type { Job } from 'kubernetes-types/batch/v1'
import type { Container, PodSpec, Volume, VolumeMount } from 'kubernetes-types/core/v1'
import { gitImage, kanikoImage } from '../../images'
import { cacheMounts, cacheVolumes } from '../../kaniko/folders'
import type { GitSource, JobCommand } from '../../options/kanikoJob'
import type { SharedFolder, Toleration } from '../../options/pod'
import { runDirectory, runMount, runVolume } from '../../pods/parts'
import { buildResources, type Resources } from '../../pods/resources'

/** Stands for the name of a Job until it is created; its Secrets are named after it. */
export const jobName = 'kiln-job-name'

/** What a Job is made of. */
export interface KanikoJob {
  git: GitSource
  /** What runs in Kaniko's container; it writes the digest to its termination message. */
  script: string
  /** Whether there is a Secret with a `config.json` for it, and one with a login for the repository. */
  hasLogins: boolean
  before?: JobCommand[]
  baseImageCache?: SharedFolder
  deadlineSeconds?: number
  gitImage?: string
  imagePullSecrets?: string[]
  kanikoImage?: string
  layerCache?: SharedFolder
  nodeSelector?: Record<string, string>
  push?: boolean
  resources?: Resources
  retries?: number
  serviceAccount?: string
  tolerations?: Toleration[]
  ttlSeconds?: number
}

/** For the YAML in `resources/`: what a Job looks like, and what to lay over one of your own. */
const example: KanikoJob = {
  git: { url: 'https://git.example.com/team/app.git', branch: 'main', secretName: 'git-login' },
  script:
    '/kaniko/executor --context=. --destination=registry.example.com/team/app:latest --digest-file=/dev/termination-log',
  hasLogins: true,
}

/**
 * Clones a repository and builds it with Kaniko. It is created suspended, so that the Secrets with its logins can be made
 * the Job's own before it starts.
 */
export function job(build: KanikoJob = example): Job {
  const labels = { 'app.kubernetes.io/name': 'kaniko-build', 'app.kubernetes.io/managed-by': 'kiln' }
  const spec: PodSpec = {
    automountServiceAccountToken: false,
    restartPolicy: 'Never',
    initContainers: [clone(build), ...(build.before ?? []).map((command, i) => before(command, i))],
    containers: [kaniko(build)],
    volumes: [
      { name: 'workspace', emptyDir: {} },
      runVolume,
      ...secretVolumes(build),
      ...cacheVolumes(build),
    ],
  }
  if (build.serviceAccount !== undefined) spec.serviceAccountName = build.serviceAccount
  if (build.nodeSelector !== undefined) spec.nodeSelector = build.nodeSelector
  if (build.tolerations !== undefined) spec.tolerations = build.tolerations
  if (build.imagePullSecrets !== undefined)
    spec.imagePullSecrets = build.imagePullSecrets.map((name) => ({ name }))
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: jobName, labels },
    spec: {
      suspend: true,
      backoffLimit: build.retries ?? 0,
      activeDeadlineSeconds: build.deadlineSeconds ?? 3600,
      ttlSecondsAfterFinished: build.ttlSeconds ?? 3600,
      template: { metadata: { labels }, spec },
    },
  }
}

const workspace: VolumeMount = { name: 'workspace', mountPath: '/workspace' }

function clone(build: KanikoJob): Container {
  const ref = build.git.branch ?? build.git.tag ?? build.git.commit ?? ''
  return {
    name: 'git-clone',
    image: build.gitImage ?? gitImage,
    command: ['sh', '-ec', cloneScript()],
    env: [
      { name: 'GIT_URL', value: build.git.url },
      { name: 'GIT_REF', value: ref },
      { name: 'HOME', value: runDirectory },
    ],
    workingDir: '/workspace',
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
    volumeMounts: [workspace, runMount, ...gitMounts(build)],
  }
}

/**
 * git asks a program for user and password, which reads them from files: they are in no argument, no URL, no
 * `.git/config` and no log. A server may refuse to give a single commit; then all branches are fetched.
 */
function cloneScript(): string {
  return [
    "printf '#!/bin/sh\\ncase $1 in Username*) cat /run/kiln-git/username ;; *) cat /run/kiln-git/password ;; esac\\n' >$HOME/askpass",
    'chmod +x $HOME/askpass',
    '[ ! -e /run/kiln-git/password ] || export GIT_ASKPASS=$HOME/askpass',
    'export GIT_TERMINAL_PROMPT=0',
    'git init --quiet .',
    'git remote add origin "$GIT_URL"',
    'echo "Fetching $GIT_REF of $GIT_URL"',
    'if git fetch --quiet --depth=1 origin "$GIT_REF"; then git checkout --quiet FETCH_HEAD',
    'else git fetch --quiet --tags origin && git checkout --quiet "$GIT_REF"; fi',
    'git log -1 --format="Checked out %H %s"',
  ].join('\n')
}

function before(command: JobCommand, place: number): Container {
  return {
    name: `before-${place + 1}`,
    image: command.image,
    command: ['sh', '-ec', command.script],
    workingDir: '/workspace',
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '4Gi' } },
    volumeMounts: [workspace],
  }
}

function kaniko(build: KanikoJob): Container {
  return {
    name: 'kaniko',
    image: build.kanikoImage ?? kanikoImage,
    command: ['/busybox/sh', '-ec', build.script],
    env: [{ name: 'DOCKER_CONFIG', value: build.hasLogins ? '/run/kiln-docker' : `${runDirectory}/docker` }],
    workingDir: '/workspace',
    terminationMessagePolicy: 'FallbackToLogsOnError',
    resources: buildResources(build.resources),
    volumeMounts: [workspace, runMount, ...dockerMounts(build), ...cacheMounts(build)],
  }
}

/** The Secret of a login that Jenkins has is made for this Job alone. */
function secretVolumes(build: KanikoJob): Volume[] {
  const volumes: Volume[] = []
  if (hasGitLogin(build.git))
    volumes.push({ name: 'git-login', secret: { secretName: build.git.secretName ?? `${jobName}-git` } })
  if (build.hasLogins) volumes.push({ name: 'docker-config', secret: { secretName: `${jobName}-docker` } })
  return volumes
}

export function hasGitLogin(git: GitSource): boolean {
  return git.secretName !== undefined || git.credentialsId !== undefined
}

function gitMounts(build: KanikoJob): VolumeMount[] {
  return hasGitLogin(build.git) ? [{ name: 'git-login', mountPath: '/run/kiln-git', readOnly: true }] : []
}

function dockerMounts(build: KanikoJob): VolumeMount[] {
  return build.hasLogins ? [{ name: 'docker-config', mountPath: '/run/kiln-docker', readOnly: true }] : []
}
