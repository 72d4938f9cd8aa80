#!/bin/sh
# Makes the certificates of a shared buildkitd without cert-manager, and says how to give them to Kubernetes:
#
#     scripts/buildkitd-certificates.sh NAMESPACE [FOLDER]
#
# An authority that this instance alone trusts (ca.crt, and ca.key, which nobody else needs), the certificate of the
# daemons (server/) and that of the clients (client/). They are valid for DAYS (365) and the authority for ten years. Run
# again it keeps what is good for 60 days or more, and makes the rest anew; RENEW=yes makes server's and client's anew.
set -eu
umask 077

fail() {
  echo "$0: $*" >&2
  exit 1
}

[ $# -ge 1 ] && [ $# -le 2 ] || fail 'usage: buildkitd-certificates.sh NAMESPACE [FOLDER]'
namespace=$1
folder=${2:-buildkitd-certificates-$namespace}
days=${DAYS:-365}
reserve=60
renew=${RENEW:-no}
case $namespace in
  *[!a-z0-9-]* | -* | *- | '') fail "'$namespace' is no name of a namespace" ;;
esac
case $days in
  *[!0-9]* | '') fail "DAYS must be a number of days, not '$days'" ;;
esac
[ "$days" -gt "$reserve" ] || fail "DAYS must be more than $reserve, with which a certificate is made anew"
case $renew in
  yes | no) ;;
  *) fail "RENEW must be yes or no, not '$renew'" ;;
esac
command -v openssl >/dev/null || fail 'it needs openssl'

# Those of src/buildkit/sharedDaemon.ts.
names=
for domain in '' ".$namespace.svc" ".$namespace.svc.cluster.local"; do
  names=$names,DNS:buildkitd$domain,DNS:*.buildkitd-replicas$domain
done
names=${names#,}

mkdir -p "$folder/server" "$folder/client"
cd "$folder"

good() {
  [ -e "$1" ] && openssl x509 -in "$1" -noout -checkend $((reserve * 86400)) >/dev/null
}

key() {
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null
}

# An unfinished file never takes the place of a good one.
authority() {
  key ca.key.new
  printf '%s\n' '[req]' 'distinguished_name=name' 'x509_extensions=ca' '[name]' '[ca]' \
    'basicConstraints=critical,CA:true' 'keyUsage=critical,keyCertSign,cRLSign' 'subjectKeyIdentifier=hash' >ca.cnf
  openssl req -x509 -new -config ca.cnf -key ca.key.new -subj "/CN=buildkitd-ca/O=$namespace" -days 3650 -out ca.crt.new
  mv ca.key.new ca.key
  mv ca.crt.new ca.crt
  rm ca.cnf
}

# leaf FOLDER COMMON-NAME USAGE [NAMES]
leaf() {
  [ -e ca.key ] || fail "$PWD/ca.key is not there, which signs the certificates: bring it, or remove ca.crt for a new authority"
  key "$1/tls.key.new"
  printf '%s\n' 'basicConstraints=critical,CA:false' 'keyUsage=critical,digitalSignature' "extendedKeyUsage=$3" >leaf.cnf
  [ -z "${4:-}" ] || echo "subjectAltName=$4" >>leaf.cnf
  openssl req -new -key "$1/tls.key.new" -subj "/CN=$2/O=$namespace" -out leaf.csr
  openssl x509 -req -in leaf.csr -CA ca.crt -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" \
    -extfile leaf.cnf -days "$days" -out "$1/tls.crt.new" 2>/dev/null
  mv "$1/tls.key.new" "$1/tls.key"
  mv "$1/tls.crt.new" "$1/tls.crt"
  cp ca.crt "$1/ca.crt"
  rm leaf.cnf leaf.csr
}

if good ca.crt; then
  echo "ca: kept" >&2
else
  authority
  renew=yes
  echo "ca: made" >&2
fi
for of in server client; do
  if [ $renew = no ] && good $of/tls.crt; then
    echo "$of: kept" >&2
    continue
  fi
  case $of in
    server) leaf server buildkitd serverAuth "$names" ;;
    client) leaf client buildkitd-client clientAuth ;;
  esac
  echo "$of: made, valid until $(openssl x509 -in $of/tls.crt -noout -enddate | cut -d = -f 2)" >&2
done

echo "Apply both to the cluster, then restart the daemons, which read theirs when they start:" >&2
for of in server client; do
  echo "kubectl -n $namespace create secret generic buildkitd-$of --from-file='$PWD/$of' --dry-run=client -o yaml | kubectl apply -f -"
done
echo "kubectl -n $namespace rollout restart statefulset/buildkitd"
