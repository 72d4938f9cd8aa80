import { shell } from '../shell/shell'

/**
 * Writes `config.json` from what these commands add to it:
 *
 * - `login REGISTRY USER PASSWORD`
 * - `token REGISTRY TOKEN`, an identity token: its user is the nil UUID, as `az acr login` writes it
 * - `helper REGISTRY NAME`, for `docker-credential-NAME`
 * - `config PATH WHAT`, the registries of another `config.json`: a file, or a folder that a Secret or ConfigMap is
 *   mounted on
 *
 * No image of a build tool has `jq`; awk is in all of them.
 * https://github.com/docker/cli/blob/master/cli/config/configfile/file.go
 */
export function dockerConfigScript(commands: ShellText): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    umask 077
    mkdir -p "$DOCKER_CONFIG"
    cd "$DOCKER_CONFIG"
    : >auths
    : >helpers
    fail() { echo "$1" >&2; exit 1; }
    add() { [ ! -s "$1" ] || printf , >>"$1"; cat >>"$1"; }
    login() { printf '"%s":{"auth":"%s"}' "$1" "$(printf '%s:%s' "$2" "$3" | base64 | tr -d '\n')" | add auths; }
    token() {
      printf '"%s":{"auth":"%s","identitytoken":"%s"}' \
        "$1" MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwOg== "$(printf %s "$2" | tr -d '\r\n')" | add auths
    }
    helper() { printf '"%s":"%s"' "$1" "$2" | add helpers; }
    config() {
      from=
      for file in "$1/.dockerconfigjson" "$1/config.json" "$1"; do
        [ -n "$from" ] || [ ! -f "$file" ] || from=$file
      done
      [ -n "$from" ] || fail "$2 is not there, or has neither .dockerconfigjson nor config.json."
      inside auths "$from" >more-auths
      inside credHelpers "$from" >more-helpers
      [ -s more-auths ] || [ -s more-helpers ] || fail "$2 names no registry: it has no auths and no credHelpers."
      [ ! -s more-auths ] || add auths <more-auths
      [ ! -s more-helpers ] || add helpers <more-helpers
      rm more-auths more-helpers
    }
    # What is between the braces of an object at the top of a JSON document, without white space.
    inside() {
      awk -v name="$1" '
        { text = text $0 " " }
        END {
          for (i = 1; i <= length(text); i++) {
            c = substr(text, i, 1)
            if (quoted) {
              if (found) out = out c
              if (c == "\\") { i++; if (found) out = out substr(text, i, 1) }
              else if (c == "\"") { quoted = 0; if (depth == 1) word = substr(text, start, i - start) }
              continue
            }
            if (c ~ /[ \t\r]/) continue
            if (c == "\"") { quoted = 1; start = i + 1 }
            if (c ~ /[{[]/) depth++
            if (c ~ /[]}]/) depth--
            if (found && depth == 1) { printf "%s", out; exit }
            if (found) out = out c
            if (c == "," && depth == 1) word = ""
            if (c == "{" && depth == 2 && word == name) found = 1
          }
        }' "$2"
    }
    ${commands}
    { printf '{"auths":{'; cat auths; printf '},"credHelpers":{'; cat helpers; printf '}}'; } >config.json
    rm auths helpers
  `
}
