import { jobName } from '../manifests/kaniko/job'
import type { CheckedKanikoBuildOptions } from '../options/tables/kanikoBuild'
import { memoryLimit } from '../pods/resources'
import { shell } from '../shell/shell'
import { followFunctions } from './follow'

/**
 * Creates the Job, follows it, and prints the digest that Kaniko left as its termination message. The Job is the agent
 * pod's own, so that it goes with it whatever becomes of the build, and the Secrets are the Job's own. `gitSecret` is a
 * call of the function `secret`, or empty.
 */
export function jobScript(options: CheckedKanikoBuildOptions, yaml: string, gitSecret: ShellText): ShellText {
  const job = options.job
  const keep = job?.keep ?? 'never'
  const before = (job?.before ?? []).map((_, i) => `before-${i + 1}`)
  const memory = memoryLimit(options.resources)
  return shell`
    { set +x; } 2>/dev/null
    fail() { echo "kanikoBuild: $1" >&2; exit 1; }
    ${followFunctions(job?.pendingMinutes ?? 5, memory)}
    name=kaniko-$(printf %s "$POD_NAME" | tail -c 50 | sed 's/^[^a-z0-9]*//')
    printf '%s\n' ${yaml} | sed ${`s/${jobName}/`}"$name/" >/run/kiln/job.yaml
    ${layOver(job?.manifest)}
    ${keep === 'never' ? ownByPod() : shell``}
    end() {
      status=$?
      rm -rf "$DOCKER_CONFIG"
      ${keep === 'never' ? shell`:` : keepCheck(keep)} || exit $status
      kubectl delete job "$name" --ignore-not-found --wait=false >&2
      exit $status
    }
    trap end EXIT
    trap 'exit 143' TERM INT
    kubectl create -f /run/kiln/job.yaml >&2
    uid=$(kubectl get job "$name" -o 'jsonpath={.metadata.uid}')
    secret() {
      kind=$1
      shift
      printf '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s"' "$name-$kind"
      printf ',"ownerReferences":[{"apiVersion":"batch/v1","kind":"Job","name":"%s","uid":"%s"}]},"data":{' "$name" "$uid"
      comma=
      while [ $# -gt 0 ]; do
        printf '%s"%s":"%s"' "$comma" "$1" "$(printf %s "$2" | base64 | tr -d '\n')"
        comma=,
        shift 2
      done
      printf '}}'
    }
    [ ! -e "$DOCKER_CONFIG/config.json" ] ||
      secret docker config.json "$(cat "$DOCKER_CONFIG/config.json")" | kubectl create -f - >&2
    ${gitSecret}
    kubectl patch job "$name" -p '{"spec":{"suspend":false}}' >&2
    follow ${['git-clone', ...before, 'kaniko']}
    pods '{.items[-1:].status.containerStatuses[?(@.name=="kaniko")].state.terminated.message}'
  `
}

/** Whether to go on and delete the Job. */
function keepCheck(keep: string): ShellText {
  return keep === 'always' ? shell`false` : shell`[ $status = 0 ]`
}

/** The user's Job with this one laid over it, under the name of this one. */
function layOver(manifest: string | undefined): ShellText {
  if (manifest === undefined) return shell``
  return shell`
    kubectl patch --local -f ${manifest} --type=strategic --patch-file /run/kiln/job.yaml -o yaml >/run/kiln/merged.yaml
    mv /run/kiln/merged.yaml /run/kiln/job.yaml
  `
}

function ownByPod(): ShellText {
  return shell`
    owner='{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"'$POD_NAME'","uid":"'$POD_UID'"}]}}'
    kubectl patch --local -f /run/kiln/job.yaml --type=merge -p "$owner" -o yaml >/run/kiln/owned.yaml
    mv /run/kiln/owned.yaml /run/kiln/job.yaml
  `
}
