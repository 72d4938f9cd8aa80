import { jibVersion } from '../images'
import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { helperFolder } from '../registry/identity'
import { shell } from '../shell/shell'
import { byTool } from './byTool'
import { shareDependencies } from './dependencies'
import { initScript } from './initScript'
import { imagesOf, type JibImage, jibProperties, labelProperty } from './properties'
import { toolScript } from './tool'

/** Runs the goals or tasks that come before the image: no login is there yet. */
export function tasksScript(options: CheckedJibBuildOptions): ShellText {
  const modules = imagesOf(options).flatMap(({ module }) => (module === undefined ? [] : [module]))
  const maven = [...(options.tasks ?? ['package']), ...mavenModules(modules)]
  const tasks = options.tasks ?? ['build']
  const gradle =
    modules.length === 0 ? tasks : modules.flatMap((module) => tasks.map((task) => gradleTask(module, task)))
  return shell`
    ${toolScript(options)}
    ${byTool(options, shell`run ${maven}`, shell`run ${gradle}`)}
  `
}

/**
 * Makes the images, and prints the digest and the id of each. `labels` are for projects that do not configure Jib: its
 * property would take the place of theirs.
 */
export function imagesScript(options: CheckedJibBuildOptions, labels: Record<string, string>): ShellText {
  let images = shell``
  for (const image of imagesOf(options)) {
    if (options.push) images = shell`${images}${imageScript(options, image, 'push')}; `
    if (!options.push || options.tar !== undefined)
      images = shell`${images}${imageScript(options, image, 'tar')}; `
    images = shell`${images}result; `
  }
  return shell`
    { set +x; } 2>/dev/null
    trap 'rm -rf "$DOCKER_CONFIG"' EXIT
    ${toolScript(options)}
    PATH=$PATH:${helperFolder}
    rm -f /run/kiln/digest /run/kiln/image-id
    result() {
      [ -e /run/kiln/digest ] || fail 'Jib made no image: the project may be told to skip it (jib.skip).'
      echo "$(cat /run/kiln/digest) $(cat /run/kiln/image-id)"
      rm -f /run/kiln/digest /run/kiln/image-id
    }
    ${byTool(options, mavenPlugin(options, labels), gradlePlugin(options, labels))}
    ${images}
    ${shareDependencies(options)}
  `
}

/** The plugin in the version of the project, if it has one. */
function mavenPlugin(options: CheckedJibBuildOptions, labels: Record<string, string>): ShellText {
  const name = 'com.google.cloud.tools:jib-maven-plugin'
  const own = options.jibVersion === undefined ? name : `${name}:${options.jibVersion}`
  return shell`
    if find . -name pom.xml -exec grep -l jib-maven-plugin {} + | grep -q .; then
      plugin=${own}
    else
      plugin=${`${name}:${options.jibVersion ?? jibVersion}`}
      set -- ${labelProperty(labels)}
    fi
  `
}

function gradlePlugin(options: CheckedJibBuildOptions, labels: Record<string, string>): ShellText {
  return shell`
    init=
    if ! find . '(' -name '*.gradle' -o -name '*.gradle.kts' -o -name '*.versions.toml' ')' -exec grep -lE 'com\.google\.cloud\.tools[.:]jib' {} + | grep -q .; then
      printf '%s\n' ${initScript(options.jibVersion ?? jibVersion)} >/run/kiln/jib.gradle
      init=--init-script=/run/kiln/jib.gradle
      set -- ${labelProperty(labels)}
    fi
  `
}

function imageScript(options: CheckedJibBuildOptions, image: JibImage, goal: 'push' | 'tar'): ShellText {
  const properties = [
    ...jibProperties(options, image),
    '-Djib.outputPaths.digest=/run/kiln/digest',
    '-Djib.outputPaths.imageId=/run/kiln/image-id',
  ]
  const file =
    goal === 'tar' && options.tar !== undefined
      ? shell`-Djib.outputPaths.tar="$workspace"/${options.tar}`
      : shell``
  const { module } = image
  const labels = image.labels === undefined ? shell`"$@"` : shell``
  const before = module === undefined ? [] : ['package', '-DskipTests']
  const only = module === undefined ? [] : [...mavenModules([module]), `-Djib.containerize=${module}`]
  const mavenGoal = goal === 'push' ? shell`$plugin:build` : shell`$plugin:buildTar`
  const task = gradleTask(module ?? '', goal === 'push' ? 'jib' : 'jibBuildTar')
  return byTool(
    options,
    shell`run ${before} ${mavenGoal} ${labels} ${only} ${properties} ${file}`,
    shell`run $init ${labels} -Dorg.gradle.configuration-cache=false ${task} ${properties} ${file}`,
  )
}

function mavenModules(modules: string[]): string[] {
  return modules.length === 0 ? [] : ['-pl', modules.join(','), '-am']
}

/** `services/api` and `:services:api` are the same module. */
function gradleTask(module: string, task: string): string {
  if (task.startsWith('-') || task.startsWith(':')) return task
  const path = module.split('/').join(':')
  return path === '' || path.startsWith(':') ? `${path}:${task}` : `:${path}:${task}`
}
