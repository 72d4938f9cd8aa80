import type { CheckedRemoteDaemon } from '../options/tables/buildkitBuild'
import { secretVariable, shell } from '../shell/shell'

/** Where the Secret with the client's certificate is mounted. */
export const daemonSecretFolder = '/run/kiln-daemon'

/**
 * How a build comes to one of several daemons elsewhere: `connect` takes the first that answers, in the project's own
 * order of them; `again` tells of one that was lost in the build, and takes the next, once. One that is gone before the
 * build has begun has cost nothing, so that it is looked for anew, twice.
 */
export function remoteDaemon(options: CheckedRemoteDaemon, project: string): ShellText {
  return shell`
    fail() { echo "buildkitBuild: $1" | tee "$run/why" >&2; exit 1; }
    ${options.plaintext ? withoutTls() : withTls(options)}
    ${orderFunction()}
    daemons=$(order ${[project, ...options.addresses]})
    ${connectFunction(options.waitSeconds)}
    ${againFunction()}
  `
}

/** The credentials of Jenkins that the script reads from its environment. */
export function daemonBindings(options: CheckedRemoteDaemon | undefined): CredentialsBinding[] {
  if (options?.keyCredentialsId === undefined) return []
  const { cacertCredentialsId, certCredentialsId, keyCredentialsId } = options
  return [
    file({ credentialsId: cacertCredentialsId!, variable: authority() }),
    file({ credentialsId: certCredentialsId!, variable: certificate() }),
    file({ credentialsId: keyCredentialsId, variable: privateKey() }),
  ]
}

function authority(): SecretVariable {
  return secretVariable('KILN_DAEMON_CACERT')
}

function certificate(): SecretVariable {
  return secretVariable('KILN_DAEMON_CERT')
}

function privateKey(): SecretVariable {
  return secretVariable('KILN_DAEMON_KEY')
}

function withoutTls(): ShellText {
  return shell`
    tls=
    explain() {
      case $2 in
        *'server preface: EOF'*) fail "$1 speaks TLS: give the client's certificate, daemon.secretName, instead of daemon.plaintext." ;;
      esac
    }
  `
}

/**
 * buildctl takes a folder with files of these names; here it is in memory, and no path of Jenkins with a blank. What
 * `explain` fails at no waiting mends. A refused client often sees no more than a closed connection, so that it is asked again.
 */
function withTls({ secretName, tlsServerName }: CheckedRemoteDaemon): ShellText {
  const whose = secretName === undefined ? 'the credentials of option daemon' : `Secret '${secretName}'`
  const serverName = tlsServerName === undefined ? '' : ` --tlsservername=${tlsServerName}`
  return shell`
    mkdir -p "$run/tls"
    chmod 700 "$run/tls"
    take() { cat "$1" >"$run/tls/$2" 2>/dev/null && [ -s "$run/tls/$2" ] || fail "$3"; }
    ${takeFiles(secretName)}
    tls="--tlsdir=$run/tls"${serverName}
    whose=${whose}
    explain() {
      why=\${2##*tls: }
      case $2 in
        *'signed by unknown authority'*) fail "the certificate of $1 is of another authority than the one that $whose holds: take those of its service." ;;
        *'certificate is valid for'* | *'cannot validate certificate'* | *'not valid for any names'*)
          fail "the certificate of $1 holds another name ($why): write the address with one of its names, or give one in daemon.tlsServerName." ;;
        *'failed to verify certificate'*) fail "the certificate of $1 does not hold ($why)." ;;
        *'tls: certificate required'*) fail "$1 asks for a certificate, and $whose has none for it." ;;
        *'remote error: tls: '*) fail "$1 refuses the certificate of $whose ($why): it is of another authority, is none for clients, or has expired." ;;
        *'like a TLS handshake'*) fail "$1 speaks without TLS. Is it the right port? If it is meant so, give daemon.plaintext: true." ;;
        *'could not read c'* | *'failed to append ca'*) fail "$whose cannot be used ($2)." ;;
      esac
    }
  `
}

function takeFiles(secretName: string | undefined): ShellText {
  if (secretName === undefined)
    return shell`
      take ${authority()} ca.pem 'the credential of daemon.cacertCredentialsId is empty.'
      take ${certificate()} cert.pem 'the credential of daemon.certCredentialsId is empty.'
      take ${privateKey()} key.pem 'the credential of daemon.keyCredentialsId is empty.'
    `
  const missing = `Secret '${secretName}' of daemon.secretName is not in the namespace of the pod, or has no`
  return shell`
    take ${`${daemonSecretFolder}/ca.crt`} ca.pem ${`${missing} ca.crt.`}
    take ${`${daemonSecretFolder}/tls.crt`} cert.pem ${`${missing} tls.crt.`}
    take ${`${daemonSecretFolder}/tls.key`} key.pem ${`${missing} tls.key.`}
  `
}

/**
 * Rendezvous hashing: the same order from every pod, and when a replica comes or goes, only its own projects move.
 * https://en.wikipedia.org/wiki/Rendezvous_hashing
 */
function orderFunction(): ShellText {
  return shell`
    order() {
      project=$1
      shift
      for address; do
        printf '%s %s\n' "$(printf '%s %s' "$project" "$address" | sha256sum)" "$address"
      done | sort | sed 's/.* //'
    }
  `
}

/**
 * Three tries for each, as a replica that starts again is gone for a moment; more where it closes the connection, which is
 * often all that a refused client sees.
 */
function connectFunction(waitSeconds: number): ShellText {
  return shell`
    answers() {
      patience=30
      while [ $patience -gt 0 ]; do
        if timeout 10 buildctl "--addr=$1" $tls debug workers >"$run/answer" 2>&1; then return 0; fi
        said=$(sed -n '$s/^error: \([a-z ]*: \)*\(Unavailable: \)*\(connection error: desc = "\)*\(.*[^"]\)"*$/\4/p' "$run/answer")
        said=\${said:-it said nothing within 10 s}
        explain "$1" "$said"
        case $said in
          *'broken pipe' | *'reset by peer' | *EOF) patience=$((patience - 1)) ;;
          *) patience=$((patience - 10)); sleep 1 ;;
        esac
      done
      return 1
    }
    connect() {
      told=
      deadline=$(($(date +%s) + ${waitSeconds}))
      while :; do
        for address in $daemons; do
          if answers "$address"; then
            echo "buildkitBuild: builds on $address" >&2
            daemon="--addr=$address $tls"
            return 0
          fi
          case $told in *" $address "*) continue ;; esac
          told="$told $address "
          echo "buildkitBuild: goes on without $address, which does not answer: $said" >&2
        done
        [ "$(date +%s)" -lt "$deadline" ] || fail ${`no daemon answered within ${waitSeconds} s, see above.`}
      done
    }
  `
}

/**
 * What BuildKit's client says when its connection is gone; what a build itself fails with has other words. A build begins
 * with a list of the daemon's workers; buildx waits for a connection first, for 20 s, and then says that these are over.
 */
function againFunction(): ShellText {
  return shell`
    lost=
    unbegun=0
    again() {
      grep -q ': Unavailable: \|code = Unavailable \|^context deadline exceeded$' "$run/why" 2>/dev/null || return 1
      if [ $unbegun -lt 2 ] && grep -q '^listing workers \|^context deadline exceeded$' "$run/why"; then
        unbegun=$((unbegun + 1))
        echo "buildkitBuild: $address was gone before the build began; looks for a daemon again" >&2
        return
      fi
      echo "buildkitBuild: $address was lost in the middle of the build: it ended, or the network did." >&2
      [ -z "$lost" ] || return 1
      lost=$address
      others=
      for other in $daemons; do [ "$other" = "$lost" ] || others="$others $other"; done
      daemons="$others $lost"
      echo 'buildkitBuild: builds once more, from the beginning' >&2
    }
  `
}
