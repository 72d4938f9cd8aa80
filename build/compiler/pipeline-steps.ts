/** Steps and variables of Jenkins and its common plugins: https://www.jenkins.io/doc/pipeline/steps/ */
export const pipelineSteps: ReadonlySet<string> = new Set(
  (
    'ansiColor archive archiveArtifacts bat build catchError checkout cleanWs compareVersions container containerLog ' +
    'containerTemplate copyArtifacts deleteDir dir dockerFingerprintFrom dockerFingerprintRun echo emailext error ' +
    'evaluate fileExists findFiles fingerprint getContext git githubNotify httpRequest input isUnix junit ' +
    'kubeconfig library libraryResource load lock mail milestone node nodesByLabel parallel podTemplate powershell ' +
    'properties publishHTML publishChecks pwd pwsh readCSV readFile readJSON readManifest readMavenPom readProperties ' +
    'readTrusted readYaml recordIssues resolveScm retry script sh sha1 sha256 slackSend sleep sshagent stage stash step ' +
    'svn tar tee timeout timestamps tm tool touch unarchive unstable unstash untar unzip validateDeclarativePipeline ' +
    'verifySha1 verifySha256 waitForQualityGate waitUntil warnError withChecks withContext withCredentials ' +
    'withDockerContainer withDockerRegistry withDockerServer withEnv withKubeConfig withMaven withSonarQubeEnv wrap ' +
    'writeCSV writeFile writeJSON writeMavenPom writeYaml ws zip ' +
    'currentBuild docker env params pipeline scm steps'
  ).split(' '),
)
