import { job, type KanikoJob } from '../manifests/kaniko/job'
import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { toYaml } from '../pods/yaml'
import { secretVariable, shell } from '../shell/shell'
import { jobScript } from './jobScript'

/** What a Job cannot do, or needs beside it. */
export function jobProblems(options: CheckedKanikoBuildOptions, hasClosure: boolean): string[] {
  if (options.workload === 'pod') {
    const given = options.git === undefined ? (options.job === undefined ? undefined : 'job') : 'git'
    return given === undefined ? [] : [`option '${given}' needs workload: 'job' beside it`]
  }
  const problems: string[] = []
  if (options.git === undefined) problems.push("option 'git' is missing: a Job clones what it builds")
  if (hasClosure)
    problems.push(
      "a Job does not see the workspace that a closure prepares: give the commands in 'job.before'",
    )
  const others = {
    images: options.images,
    tar: options.tar,
    registryCertificates: options.registryCertificates,
  }
  for (const [name, value] of Object.entries(others))
    if (value !== undefined) problems.push(`option '${name}' is not for a Job: leave out workload: 'job'`)
  if (options.cache === 'ephemeral') problems.push("option 'cache' of a Job is a repository, not 'ephemeral'")
  return problems
}

/** The Job of a call; `script` runs in Kaniko's container and prints the digest, and nothing else. */
export function jobYaml(options: CheckedKanikoBuildOptions, script: ShellText): string {
  const given = options.job
  const build: KanikoJob = {
    git: options.git!,
    script: `${shell`
      exec >/dev/termination-log
      ${script}
    `}`,
    hasLogins: (options.auth ?? []).length > 0,
    deadlineSeconds: options.timeout * 60,
    push: options.push,
    retries: given?.retries ?? 0,
    ttlSeconds: (given?.ttlMinutes ?? 60) * 60,
  }
  if (given?.before !== undefined) build.before = given.before
  if (given?.gitImage !== undefined) build.gitImage = given.gitImage
  if (given?.serviceAccount !== undefined) build.serviceAccount = given.serviceAccount
  if (options.baseImageCache !== undefined) build.baseImageCache = options.baseImageCache
  if (options.imagePullSecrets !== undefined) build.imagePullSecrets = options.imagePullSecrets
  if (options.kanikoImage !== undefined) build.kanikoImage = options.kanikoImage
  if (options.layerCache !== undefined) build.layerCache = options.layerCache
  if (options.nodeSelector !== undefined) build.nodeSelector = options.nodeSelector
  if (options.resources !== undefined) build.resources = options.resources
  if (options.tolerations !== undefined) build.tolerations = options.tolerations
  return toYaml(job(build))
}

/** Creates the Job and follows it; `run` gets the script, with the login for the repository in its environment. */
export function runJob<T>(
  options: CheckedKanikoBuildOptions,
  yaml: string,
  run: (script: ShellText) => T,
): T {
  const credentialsId = options.git!.credentialsId
  const usernameVariable = secretVariable('KILN_GIT_USERNAME')
  const passwordVariable = secretVariable('KILN_GIT_PASSWORD')
  if (credentialsId === undefined) return run(jobScript(options, yaml, shell``))
  return withCredentials([usernamePassword({ credentialsId, usernameVariable, passwordVariable })], () =>
    run(
      jobScript(
        options,
        yaml,
        shell`secret git username ${usernameVariable} password ${passwordVariable} | kubectl create -f - >&2`,
      ),
    ),
  )
}
