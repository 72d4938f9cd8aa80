/**
 * The steps and describable symbols that a program on the bench can name, with their parameters as the plugins document them.
 * (https://www.jenkins.io/doc/pipeline/steps/)
 */
export interface Signature {
  readonly parameters: readonly string[]
  readonly required: readonly string[]
  /** The parameter that an unnamed single argument is for. */
  readonly sole: string | null
  /** Whether the step takes a body, and must. */
  readonly block: boolean
}

/** `name! other` lists the parameters, `!` marks a required one; the sole parameter is the first required one, or as given. */
function signature(parameters: string, block: boolean, sole?: string): Signature {
  const words = parameters.split(' ').filter(Boolean)
  const required = words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1))
  const names = words.map((word) => word.replace('!', ''))
  return { parameters: names, required, sole: sole ?? required[0] ?? null, block }
}

const step = (parameters: string, sole?: string): Signature => signature(parameters, false, sole)
const block = (parameters: string, sole?: string): Signature => signature(parameters, true, sole)

/** `parallel` is not here: its arguments are the branches, and the engine knows it by itself. */
export const STEPS: Readonly<Record<string, Signature>> = {
  archiveArtifacts: step('artifacts! allowEmptyArchive fingerprint excludes onlyIfSuccessful'),
  checkout: step('scm! poll changelog'),
  deleteDir: step(''),
  echo: step('message!'),
  error: step('message!'),
  fileExists: step('file!'),
  git: step('url! branch credentialsId poll changelog'),
  input: step('message! id ok submitter submitterParameter parameters'),
  isUnix: step(''),
  junit: step('testResults! allowEmptyResults keepLongStdio healthScaleFactor skipPublishingChecks'),
  libraryResource: step('resource!'),
  milestone: step('ordinal label', 'ordinal'),
  properties: step('properties!'),
  pwd: step('tmp', 'tmp'),
  readFile: step('file! encoding'),
  readJSON: step('file text returnPojo'),
  readYaml: step('file text', 'file'),
  sh: step('script! returnStdout returnStatus encoding label'),
  sleep: step('time! unit'),
  stash: step('name! includes excludes allowEmpty useDefaultExcludes'),
  unstable: step('message!'),
  unstash: step('name!'),
  writeFile: step('file! text! encoding'),
  writeJSON: step('file json pretty returnText'),
  writeYaml: step('file data datas overwrite charset returnText'),

  ansiColor: block('colorMapName!'),
  catchError: block('message buildResult stageResult catchInterruptions', 'message'),
  container: block('name! shell'),
  dir: block('path!'),
  lock: block('resource label quantity variable inversePrecedence skipIfLocked extra', 'resource'),
  node: block('label', 'label'),
  podTemplate: block(
    'label name cloud namespace inheritFrom containers volumes annotations imagePullSecrets serviceAccount nodeSelector ' +
      'nodeUsageMode workingDir workspaceVolume envVars instanceCap slaveConnectTimeout idleMinutes activeDeadlineSeconds ' +
      'podRetention hostNetwork runAsUser runAsGroup supplementalGroups showRawYaml yaml yamlMergeStrategy ' +
      'agentContainer agentInjection',
    'label',
  ),
  retry: block('count! conditions'),
  script: block(''),
  stage: block('name! concurrency'),
  timeout: block('time! unit activity'),
  timestamps: block(''),
  warnError: block('message! catchInterruptions'),
  withCredentials: block('bindings!'),
  withEnv: block('overrides!'),
  ws: block('dir!'),
}

/** Describable objects, written like calls: data with `$class`, not steps. */
export const SYMBOLS: Readonly<Record<string, Signature>> = {
  certificate: step('credentialsId! keystoreVariable! aliasVariable passwordVariable'),
  configMapVolume: step('mountPath configMapName optional subPath'),
  containerEnvVar: step('key value'),
  containerTemplate: step(
    'name! image! command args ttyEnabled workingDir alwaysPullImage privileged runAsUser runAsGroup envVars ports ' +
      'resourceRequestCpu resourceRequestMemory resourceRequestEphemeralStorage resourceLimitCpu resourceLimitMemory ' +
      'resourceLimitEphemeralStorage livenessProbe shell',
  ),
  dynamicPVC: step('accessModes requestsSize storageClassName'),
  emptyDirVolume: step('mountPath memory'),
  emptyDirWorkspaceVolume: step('memory', 'memory'),
  envVar: step('key value'),
  file: step('credentialsId! variable!'),
  hostPathVolume: step('hostPath mountPath readOnly'),
  hostPathWorkspaceVolume: step('hostPath', 'hostPath'),
  merge: step('list map'),
  nfsVolume: step('serverAddress serverPath readOnly mountPath'),
  nfsWorkspaceVolume: step('serverAddress serverPath readOnly'),
  override: step(''),
  persistentVolumeClaim: step('claimName mountPath readOnly subPath'),
  persistentVolumeClaimWorkspaceVolume: step('claimName readOnly', 'claimName'),
  secretEnvVar: step('key secretName secretKey optional'),
  secretVolume: step('mountPath secretName defaultMode optional'),
  sshUserPrivateKey: step('credentialsId! keyFileVariable! passphraseVariable usernameVariable'),
  string: step('credentialsId! variable!'),
  usernameColonPassword: step('credentialsId! variable!'),
  usernamePassword: step('credentialsId! usernameVariable! passwordVariable!'),
}
