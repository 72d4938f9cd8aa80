import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { memoryLimit } from '../pods/resources'
import { certificateFolder, certificateTests } from '../registry/certificates'
import { makeFolderOf } from '../shell/folder'
import { shell } from '../shell/shell'
import { ephemeralCache } from './ephemeral'

/**
 * Builds, and prints the digest; all other output, which holds that of `RUN` steps, goes to the log. A failure ends the
 * log with Kaniko's last line and, where it is known, what to do. `why` and `digest` of an earlier build must not be taken
 * for those of this one.
 */
export function buildScript(
  options: CheckedKanikoBuildOptions,
  dockerfile: string,
  args: string[],
): ShellText {
  return shell`
    rm -f /run/kiln/digest /run/kiln/status /run/kiln/why
    fail() { echo "kanikoBuild: $1" >&2; exit 1; }
    ${options.cache === ephemeralCache ? registryWait() : shell``}
    ${options.cacheCopyLayers ? stagesCheck(dockerfile) : shell``}
    ${options.debug ? containerReport() : shell``}
    set -- ${args} --digest-file=/run/kiln/digest
    ${certificateArguments(options)}
    ${makeFolderOf(options.tar)}
    { printf '+ /kaniko/executor'; printf " '%s'" "$@"; echo; } >&2
    { /kaniko/executor "$@" 2>&1 || echo $? >/run/kiln/status; } | ${watcher(options, dockerfile)} >&2
    if [ -e /run/kiln/status ]; then
      status=$(cat /run/kiln/status)
      [ "$status" != 137 ] || echo ${outOfMemory(options)} >>/run/kiln/why
      sed 's/^/kanikoBuild: /' /run/kiln/why >&2
      exit "$status"
    fi
    ${options.dryRun ? shell`` : shell`cat /run/kiln/digest`}
  `
}

function outOfMemory(options: CheckedKanikoBuildOptions): string {
  const limit = memoryLimit(options.resources)
  return `It was killed, as at the memory limit of ${limit}: raise resources.limits.memory, or set compressedCaching to false.`
}

/**
 * Hands its input on without the colours of Kaniko's own lines and without its help, which it prints after some errors. Notes
 * the last line, with a hint where it is a known failure: Kaniko ends with its error, and what a `RUN` prints is not one.
 */
function watcher(options: CheckedKanikoBuildOptions, dockerfile: string): ShellText {
  return shell`DOCKERFILE=${dockerfile} MEMORY=${outOfMemory(options)} awk '
      /^\033\[[0-9]+m[A-Z]+\033\[0m\[/ { gsub(/\033\[[0-9]+m/, ""); sub(/ +$/, "") }
      isHelp { next }
      help != "" && /^  executor / { isHelp = 1; next }
      help != "" { print help; help = "" }
      /^Usage:$/ && last ~ /^Error: / { help = $0; next }
      { print; fflush(); if ($0 != "") last = $0 }
      function says(pattern, hint) { if (last ~ pattern) print hint > "/run/kiln/why" }
      END {
        print last > "/run/kiln/why"
        says("UNAUTHORIZED|DENIED|status code 40[13]", "The registry refuses the login: see the option auth, and whether it may push to this repository.")
        says("HTTP response to HTTPS client", "The registry speaks plain HTTP: name it in insecureRegistries.")
        says("x509: ", "The certificate of the registry is not known here: give it in registryCertificates.")
        says("dial tcp", "The registry cannot be reached from the pod: see its name and port.")
        says("valid path to a Dockerfile", "There is no " ENVIRON["DOCKERFILE"] " in the workspace: see dockerfile and context.")
        says("MANIFEST_UNKNOWN", "A base image is not in its registry under this name and tag.")
        says("TOOMANYREQUESTS", "The registry limits pulls without a login: give one in auth, or registryMirrors.")
        says("/bin/sh: no such file", "A RUN needs a shell, which its base image does not have.")
        says("no space left on device", "The disk of the node is full: raise resources.requests with ephemeral-storage.")
        says("signal: killed", ENVIRON["MEMORY"])
      }
    '`
}

/** The registry for layers is in a container of its own, which stays when the registry has ended. */
function registryWait(): ShellText {
  return shell`
    seconds=0
    until wget -q -O /dev/null http://localhost:5000/v2/ 2>/dev/null; do
      [ ! -e /run/kiln-registry/ended ] || { cat /run/kiln-registry/log >&2; fail 'The registry for layers has ended. Its log stands above.'; }
      [ $seconds -lt 60 ] || { cat /run/kiln-registry/log >&2; fail 'The registry for layers did not answer within a minute.'; }
      seconds=$((seconds + 1))
      sleep 1
    done
  `
}

/** https://github.com/GoogleContainerTools/kaniko/issues/2065 */
function stagesCheck(dockerfile: string): ShellText {
  return shell`
    stages=$(grep -ci '^[[:space:]]*FROM[[:space:]]' ${dockerfile}) || :
    [ "$stages" = 1 ] ||
      fail ${`cacheCopyLayers ships stale files where ${dockerfile} has several stages: leave it out.`}
  `
}

/** What a person would look for in the container, without a secret. */
function containerReport(): ShellText {
  return shell`
    for folder in /kaniko . /cache /layer-cache "$DOCKER_CONFIG"; do
      [ ! -d "$folder" ] || { echo "$folder:"; ls -la "$folder"; } >&2
    done
    [ ! -e "$DOCKER_CONFIG/config.json" ] ||
      { sed -E 's/"(auth|identitytoken|registrytoken|password)":"[^"]*"/"\1":"****"/g' "$DOCKER_CONFIG/config.json"; echo; } >&2
  `
}

/** Which of the files a Secret has is known in the pod alone. */
function certificateArguments(options: CheckedKanikoBuildOptions): ShellText {
  const certificates = options.registryCertificates ?? []
  let script = certificateTests('kanikoBuild', certificates)
  for (let i = 0; i < certificates.length; i++) {
    const folder = certificateFolder(i)
    const { registry } = certificates[i]!
    script = shell`
      ${script}
      [ ! -e ${folder}/ca.crt ] || set -- "$@" ${`--registry-certificate=${registry}=${folder}/ca.crt`}
      [ ! -e ${folder}/client.cert ] ||
        set -- "$@" ${`--registry-client-cert=${registry}=${folder}/client.cert,${folder}/client.key`}
    `
  }
  return script
}
