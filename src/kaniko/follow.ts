import { shell } from '../shell/shell'

/**
 * Shell functions that follow the Job `$name`: `follow CONTAINER…` shows the log of each container of its pods as it runs,
 * ends when the Job is complete, and fails at once with the reason when it cannot become so. All of it goes to the log.
 */
export function followFunctions(pendingMinutes: number, memoryLimit: string): ShellText {
  return shell`
    pods() { kubectl get pods -l "job-name=$name" --sort-by=.metadata.creationTimestamp -o "jsonpath=$1" 2>/dev/null || :; }
    conditions() {
      kubectl get job "$name" -o 'jsonpath={range .status.conditions[?(@.status=="True")]}{.type}|{.reason}: {.message}{"\n"}{end}'
    }
    warning() {
      kubectl get events --sort-by=.lastTimestamp --field-selector "involvedObject.name=$1,type=Warning" \
        -o 'jsonpath={range .items[*]}{.reason}: {.message}{"\n"}{end}' 2>/dev/null | tail -n 1
    }
    state() {
      fields='{.name}|{.state.waiting.reason}|{.state.running.startedAt}|{.state.terminated.exitCode}|{.state.terminated.reason}|{.state.waiting.message}{"\n"}'
      kubectl get pod "$1" -o "jsonpath={range .status.initContainerStatuses[*]}$fields{end}{range .status.containerStatuses[*]}$fields{end}" 2>/dev/null |
        grep "^$2|" | cut -d '|' -f "$3"
    }
    hasEnded() { conditions | grep -q "^$1|"; }
    failIfEnded() {
      ! hasEnded Failed || fail "The Job $name has failed. $(conditions | sed -n 's/^Failed|//p')$(why "$1")"
    }
    why() {
      [ -z "$1" ] || kubectl get pod "$1" -o 'jsonpath={" "}{.status.reason}{" "}{.status.message}' 2>/dev/null | sed 's/^ *$//'
      for container in $containers; do
        code=$(state "$1" "$container" 4)
        reason=$(state "$1" "$container" 5)
        [ "$code" = "" ] || [ "$code" = 0 ] || printf ' The container %s ended with exit code %s (%s).' "$container" "$code" "$reason"
        [ "$reason" != OOMKilled ] || printf ' Its memory limit is %s: raise resources.limits.memory.' ${memoryLimit}
      done
    }
    waitForPod() {
      pod=
      while [ -z "$pod" ] || [ "$pod" = "$1" ]; do
        ! hasEnded Complete || return 0
        failIfEnded "$1"
        pod=$(pods '{.items[-1:].metadata.name}')
        refused=$(warning "$name")
        case $pod$refused in FailedCreate:*) fail "Kubernetes refuses the pod of the Job $name: $refused" ;; esac
        sleep 1
      done
    }
    waitForStart() {
      since=$(date +%s)
      told=
      until [ -n "$(state "$pod" "$1" 3)$(state "$pod" "$1" 4)" ]; do
        failIfEnded "$pod"
        reason=$(state "$pod" "$1" 2)
        case $reason in
          ImagePullBackOff | InvalidImageName | ErrImageNeverPull | CreateContainerConfigError | CreateContainerError | RunContainerError)
            fail "The container $1 of the Job $name cannot start: $reason: $(state "$pod" "$1" 6)" ;;
        esac
        problem=$(warning "$pod")
        if [ -n "$problem" ] && [ "$problem" != "$told" ]; then
          told=$problem
          echo "$problem" >&2
        fi
        [ -z "$told" ] || [ $(($(date +%s) - since)) -lt ${pendingMinutes * 60} ] ||
          fail ${`It did not start within ${pendingMinutes} minutes; see the last warning.`}
        sleep 1
      done
    }
    showLog() {
      kubectl logs -f "$pod" -c "$1" >&2 || :
      while [ -n "$(state "$pod" "$1" 3)" ]; do
        echo 'The connection to the log was cut; it goes on here:' >&2
        kubectl logs -f --tail=0 "$pod" -c "$1" >&2 || sleep 1
      done
    }
    follow() {
      containers=$*
      last=
      until hasEnded Complete; do
        waitForPod "$last"
        [ -n "$pod" ] && [ "$pod" != "$last" ] || continue
        last=$pod
        for container in $containers; do
          waitForStart "$container"
          echo "=== $container" >&2
          showLog "$container"
          [ "$(state "$pod" "$container" 4)" = 0 ] || break
        done
      done
    }
  `
}
