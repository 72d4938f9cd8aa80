import { shell } from '../shell/shell'
import { type Client, flag } from './client'

/**
 * A cache in a shared folder, as the client reads and writes it (`type=local`): `blobs/`, which all share, and beside it
 * for each name an index, `NAME.json`. Left to itself the client would lock one index for all, fail where another build
 * has the lock, and fail where the index has no such name. So each build works in a folder of its own, whose `blobs` is a
 * link to the shared ones, and puts its index in the place of the older one when it is whole.
 *
 * - `has FOLDER NAME` makes a folder to read of an index, where there is one
 * - `writes FOLDER NAME` makes a folder to write to, where that is allowed
 * - `keep` takes what was written over, and leaves nothing else behind
 */
export function folderFunctions(): ShellText {
  return shell`
    has() {
      [ -f "$1/$2.json" ] || return 1
      mkdir -p "$run$1/$2"
      ln -sfn "$1/blobs" "$run$1/$2/blobs"
      cp "$1/$2.json" "$run$1/$2/index.json"
    }
    writes() {
      [ -w "$1" ] || without "$1" 'user 1000 may not write there.' || return 1
      find "$1" -maxdepth 1 -name '.build-*' -mtime +1 -exec rm -rf {} +
      written=$1/.build-$(hostname)-$2
      index=$1/$2.json
      mkdir -p "$1/blobs" "$written"
      ln -sfn ../blobs "$written/blobs"
    }
    keep() {
      [ -n "\${written:-}" ] || return 0
      [ ! -e "$written/index.json" ] || mv -f "$written/index.json" "$index" || true
      rm -rf "$written"
    }
  `
}

/** For one cache: each index that is there to be read, and perhaps one that is written. */
export function folderScript(
  client: Client,
  folder: string,
  names: string[],
  written: string | undefined,
): ShellText {
  let script = shell``
  for (const name of names) {
    script = shell`
      ${script}
      ! has ${folder} ${name} || set -- "$@" ${flag(client, 'cacheFrom', 'type=local,src=')}"$run"${`${folder}/${name}`}
    `
  }
  if (written === undefined) return script
  return shell`
    ${script}
    ! writes ${folder} ${names[0]!} || set -- "$@" ${flag(client, 'cacheTo', 'type=local,dest=')}"$written,"${written}
  `
}
