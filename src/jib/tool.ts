import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { memoryLimit } from '../pods/resources'
import { shell } from '../shell/shell'
import { byTool } from './byTool'
import { readDependencies } from './dependencies'
import { homeFolder } from './folders'
import { watcher } from './watcher'
import { writableCheck } from './writable'

/**
 * The beginning of each script: goes into the project's folder, finds out what builds it, and defines `run`, which runs
 * that and ends the script with the reason of a failure. Standard output is left for results.
 */
export function toolScript(options: CheckedJibBuildOptions): ShellText {
  return shell`
    { set +x; } 2>/dev/null
    fail() { echo "jibBuild: $1" >&2; exit 1; }
    has() { for file; do [ ! -e "$file" ] || return 0; done; return 1; }
    hasGradle() { has build.gradle build.gradle.kts settings.gradle settings.gradle.kts; }
    workspace=$PWD
    ${writableCheck(options)}
    cd ${options.dir} 2>/dev/null || fail ${`There is no folder '${options.dir}' in the workspace: see dir.`}
    ${findTool(options)}
    ${byTool(options, shell`wrapper=./mvnw program=mvn`, shell`wrapper=./gradlew program=gradle`)}
    [ -e $wrapper ] || command -v $program >/dev/null ||
      fail "The project has no wrapper, and the container no $program: set tool: '$tool', whose image has it."
    start() { if [ -e $wrapper ]; then sh $wrapper "$@"; else $program "$@"; fi; }
    export XDG_CONFIG_HOME=${homeFolder}/.config
    ${readDependencies(options)}
    ${byTool(options, mavenStart(options), gradleStart(options))}
    run() {
      rm -f /run/kiln/status /run/kiln/why
      { printf '+ %s' $program; printf " '%s'" "$@"; echo; } >&2
      { tool "$@" </dev/null 2>&1 || echo $? >/run/kiln/status; } | ${watcher(options)} >&2
      [ -e /run/kiln/status ] || return 0
      status=$(cat /run/kiln/status)
      [ "$status" != 137 ] || echo ${outOfMemory(options)} >>/run/kiln/why
      sed 's/^/jibBuild: /' /run/kiln/why >&2
      exit "$status"
    }
  `
}

function findTool(options: CheckedJibBuildOptions): ShellText {
  const where = options.dir === '.' ? 'the workspace' : `'${options.dir}'`
  if (options.tool === 'maven')
    return shell`
      tool=maven
      has pom.xml || fail ${`There is no pom.xml in ${where}: see dir and tool.`}
    `
  if (options.tool === 'gradle')
    return shell`
      tool=gradle
      hasGradle || fail ${`There is no build file of Gradle in ${where}: see dir and tool.`}
    `
  return shell`
    tool=
    ! has pom.xml || tool=maven
    if hasGradle; then
      [ -z "$tool" ] || fail ${`There are build files of Maven and of Gradle in ${where}: say with tool which to take.`}
      tool=gradle
    fi
    [ -n "$tool" ] || fail ${`There is neither a pom.xml nor a build file of Gradle in ${where}: see dir.`}
  `
}

function outOfMemory(options: CheckedJibBuildOptions): string {
  return `It was killed, as at the memory limit of ${memoryLimit(options.resources)}: raise resources.limits.memory.`
}

/**
 * The image's own `MAVEN_CONFIG` is a folder, which Maven's wrapper would take for arguments. Of a repository that has gone
 * silent, Maven by itself would wait for half an hour (in ms; https://issues.apache.org/jira/browse/MNG-7144).
 */
function mavenStart(options: CheckedJibBuildOptions): ShellText {
  const repository = `-Dmaven.repo.local=${homeFolder}/.m2/repository`
  return shell`
    ${options.images === undefined && options.module === undefined ? oneModule() : shell``}
    unset MAVEN_CONFIG
    export MAVEN_OPTS="-Duser.home=$HOME \${MAVEN_OPTS:-}"
    tool() {
      start -B -ntp -Daether.connector.requestTimeout=60000 ${repository} \${shared:+"-Dmaven.repo.local.tail=$shared"} ${options.toolArgs ?? []} "$@"
    }
  `
}

/** Jib would make an image of each module, all under one name. */
function oneModule(): ShellText {
  return shell`
    ! grep -q '<module>' pom.xml ||
      fail 'The project has several modules: say with module which one the image is made of, or give images.'
  `
}

function gradleStart(options: CheckedJibBuildOptions): ShellText {
  return shell`
    export GRADLE_USER_HOME=${homeFolder}/.gradle
    [ -z "$shared" ] || export GRADLE_RO_DEP_CACHE="$shared"
    tool() { start --no-daemon --console=plain ${options.toolArgs ?? []} "$@"; }
  `
}
