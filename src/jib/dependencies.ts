import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { shell } from '../shell/shell'
import { byTool } from './byTool'
import { dependencyFolder, homeFolder } from './folders'

/**
 * Sets `shared` to what this build reads of the shared folder, or to nothing. The folder has, for each tool, generations
 * and a link `current` to one of them. A build keeps the one that it began with, by its own name, and no file that is in
 * one is ever changed: others are added, or `current` is switched.
 */
export function readDependencies(options: CheckedJibBuildOptions): ShellText {
  if (options.dependencyCache === undefined || options.refreshDependencies) return shell`shared=`
  return shell`
    current=${dependencyFolder}/$tool/current
    [ -e /run/kiln/dependencies ] || { [ ! -d $current ] || readlink -f $current; } >/run/kiln/dependencies
    shared=$(cat /run/kiln/dependencies)
    [ -d "$shared" ] || shared=
  `
}

/**
 * Puts what this build has loaded into the shared folder. All is written beside its place and gets there by one call of
 * the kernel, so that a writer may be killed at any time, and several may write at once. It fails no build.
 */
export function shareDependencies(options: CheckedJibBuildOptions): ShellText {
  if (options.dependencyCache === undefined || !options.push) return shell``
  return shell`
    share() {
      cache=${dependencyFolder}/$tool
      name=$(date +%Y%m%d%H%M%S)-$(uname -n)-$$
      new=$cache/incoming/$name
      mkdir -p $new
      ${byTool(options, shareMaven(), shareGradle())}
      if [ -z "$shared" ]; then
        previous=$(readlink $cache/current || :)
        mv $new $cache/$name
        ln -s $name $cache/incoming/$name.link
        mv -T $cache/incoming/$name.link $cache/current
        [ -z "$previous" ] || touch $cache/$previous
      fi
      rm -rf $new
      # Nobody reads any more what has been replaced for two days.
      find $cache -mindepth 1 -maxdepth 1 -type d ! -name incoming ! -name "$(readlink $cache/current)" -mtime +1 -exec rm -rf {} +
      find $cache/incoming -mindepth 1 -maxdepth 1 -mtime +1 -exec rm -rf {} +
    }
    share >&2 &
    wait $! || echo 'jibBuild: What was loaded could not be added to dependencyCache.' >&2
  `
}

/**
 * Files of releases that came from a repository, as Maven has noted: not what the build has installed, nor what may
 * change. A link cannot take the place of a file, which another machine could have open.
 */
function shareMaven(): ShellText {
  const repository = `${homeFolder}/.m2/repository`
  return shell`
    target=\${shared:-$new}
    find ${repository} -name _remote.repositories ! -path '*-SNAPSHOT/*' | while read -r list; do
      from=\${list%/*}
      to=$target/\${from#${repository}/}
      sed -n 's/^\([^#>]*\)>[^=]\{1,\}=$/\1/p' "$list" | while read -r file; do
        [ -e "$from/$file" ] && [ ! -e "$to/$file" ] || continue
        mkdir -p "$to"
        cp "$from/$file" $cache/incoming/$name.file
        ln $cache/incoming/$name.file "$to/$file" 2>/dev/null || [ -e "$to/$file" ] ||
          mv $cache/incoming/$name.file "$to/$file"
        rm -f $cache/incoming/$name.file
      done
    done
  `
}

/** Gradle's index can only be taken over whole. https://docs.gradle.org/current/userguide/dependency_caching.html */
function shareGradle(): ShellText {
  return shell`
    if [ -z "$shared" ]; then
      cp -R ${homeFolder}/.gradle/caches/modules-2 $new/
      find $new '(' -name '*.lock' -o -name gc.properties ')' -exec rm -f {} +
    fi
  `
}
