import { type Ran, ranIn, shells, type Surroundings } from './argv'
import { digest, jenkins, pipeline, scriptOf, type StepRun } from './kiln'

const tasks = 'Build with Maven or Gradle'
const image = 'Make the image with Jib'
/** Says what it was called with, and writes what Jib writes. */
const toolStandIn = [
  `{ printf ran; printf " '%s'" "\${0##*/}" "$@"; echo; }`,
  'case $* in *jib*) echo sha256:1 >/run/kiln/digest; echo sha256:2 >/run/kiln/image-id ;; esac',
].join('\n')

/** Runs a script of a call with a stand-in for Maven and Gradle, in each shell; all must do the same. */
async function ran(options: string, label: string, surroundings: Surroundings = {}): Promise<Ran> {
  const run = await pipeline(`jibBuild(${options})`, () =>
    jenkins().answer('sh', ({ args }) => args['returnStdout'] === true, `${digest} ${digest}\n`.repeat(2)),
  )
  return inShells(run, label, surroundings)
}

function inShells(run: StepRun, label: string, surroundings: Surroundings): Ran {
  const script = scriptOf(run, label)
  const runs = Object.values(shells).map((shell) =>
    ranIn(script, { tool: toolStandIn, ...surroundings, shell }),
  )
  const [first, ...others] = runs.map(({ status, stdout, log }) => ({ status, stdout, calls: callsIn(log) }))
  for (const other of others) expect(other).toEqual(first)
  return runs.at(-1)!
}

const callsIn = (log: string): string[] =>
  log.split('\n').flatMap((line) => (line.startsWith('ran ') ? [line.slice(4).replaceAll("'", '')] : []))
const app = "image: 'registry.example.com/app'"
const maven = { files: { 'pom.xml': '<project/>' } }
const gradle = { files: { 'build.gradle.kts': '' } }
const mavenStart =
  'mvn -B -ntp -Daether.connector.requestTimeout=60000 -Dmaven.repo.local=/home/kiln/.m2/repository'
const gradleStart = 'gradle --no-daemon --console=plain'
const safe =
  '-Djib.allowInsecureRegistries=false -Djib.baseImageCache=/home/kiln/base-images -Djib.console=plain -Djib.disableUpdateChecks=true'
const outputs = '-Djib.outputPaths.digest=/run/kiln/digest -Djib.outputPaths.imageId=/run/kiln/image-id'
const revision =
  '-Djib.container.labels=org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567'
const plugin = 'com.google.cloud.tools:jib-maven-plugin'

describe('what builds the project', () => {
  it.each([
    ['Maven where there is a pom.xml', maven, [`${mavenStart} package`]],
    ['Gradle where there is a build.gradle.kts', gradle, [`${gradleStart} build`]],
    [
      'Gradle where there is a settings.gradle',
      { files: { 'settings.gradle': '' } },
      [`${gradleStart} build`],
    ],
  ])('is %s', async (_name, surroundings, calls) => {
    expect(callsIn((await ran(app, tasks, surroundings)).log)).toEqual(calls)
  })

  it('is its wrapper, executable or not', async () => {
    const files = { 'pom.xml': '', mvnw: `echo "ran mvnw $*"` }
    expect(callsIn((await ran(app, tasks, { files })).log)).toEqual([
      `${mavenStart.replace('mvn', 'mvnw')} package`,
    ])
  })

  it('is what tool says where there are files for both', async () => {
    const files = { 'pom.xml': '', 'build.gradle': '' }
    expect(callsIn((await ran(`${app}, tool: 'gradle'`, tasks, { files })).log)).toEqual([
      `${gradleStart} build`,
    ])
    expect(callsIn((await ran(`${app}, tool: 'maven'`, tasks, { files })).log)).toEqual([
      `${mavenStart} package`,
    ])
  })

  it('runs in the project’s folder, what it is told to run', async () => {
    const options = `${app}, dir: 'gradle-spring-boot', tasks: ['clean', 'build'], toolArgs: ['-Pprod', '-Dx=a b']`
    const { log } = await ran(options, tasks, { files: { 'gradle-spring-boot/build.gradle': '' } })
    expect(callsIn(log)).toEqual([`${gradleStart} -Pprod -Dx=a b clean build`])
  })

  it.each([
    ['', {}, 'There is neither a pom.xml nor a build file of Gradle in the workspace: see dir.'],
    [", dir: 'x'", {}, "There is no folder 'x' in the workspace: see dir."],
    [
      ", dir: 'x'",
      { 'x/README': '' },
      "There is neither a pom.xml nor a build file of Gradle in 'x': see dir.",
    ],
    [", tool: 'maven'", { 'build.gradle': '' }, 'There is no pom.xml in the workspace: see dir and tool.'],
    [
      ", tool: 'gradle'",
      { 'pom.xml': '' },
      'There is no build file of Gradle in the workspace: see dir and tool.',
    ],
    [
      '',
      { 'pom.xml': '', 'build.gradle': '' },
      'There are build files of Maven and of Gradle in the workspace: say with tool which to take.',
    ],
    [
      '',
      { 'pom.xml': '<modules><module>a</module></modules>' },
      'The project has several modules: say with module which one the image is made of, or give images.',
    ],
  ])('fails with a reason: %s %j', async (options, files: Record<string, string>, reason) => {
    const { status, log } = await ran(app + options, tasks, { files })
    expect(status).toBe(1)
    expect(log).toContain(`jibBuild: ${reason}`)
    expect(callsIn(log)).toEqual([])
  })

  it('says that the container has no Gradle', async () => {
    const run = await pipeline(`jibBuild(${app})`)
    const { status, log } = ranIn(`command() { return 1; }\n${scriptOf(run, tasks)}`, gradle)
    expect(status).toBe(1)
    expect(log).toContain(
      "jibBuild: The project has no wrapper, and the container no gradle: set tool: 'gradle', whose image has it.",
    )
  })
})

describe('the image of a Maven project', () => {
  it('is made by the plugin in Kiln’s version where the project does not name it', async () => {
    const { log, stdout } = await ran(app, image, maven)
    expect(callsIn(log)).toEqual([
      `${mavenStart} ${plugin}:3.5.1:build ${revision} -Djib.to.image=registry.example.com/app:latest ${safe} ${outputs}`,
    ])
    expect(stdout).toBe('sha256:1 sha256:2\n')
  })

  it('is made by the project’s own plugin, whose labels stay', async () => {
    const files = { 'pom.xml': '<artifactId>jib-maven-plugin</artifactId>' }
    const { log } = await ran(app, image, { files })
    expect(callsIn(log)).toEqual([
      `${mavenStart} ${plugin}:build -Djib.to.image=registry.example.com/app:latest ${safe} ${outputs}`,
    ])
  })

  it('is made by the version that is asked for', async () => {
    for (const pom of ['', '<artifactId>jib-maven-plugin</artifactId>']) {
      const { log } = await ran(`${app}, jibVersion: '3.4.6'`, image, { files: { 'pom.xml': pom } })
      expect(callsIn(log)[0]).toContain(`${plugin}:3.4.6:build`)
    }
  })

  it('is made of its module, which is built with those that it needs', async () => {
    const options = `${app}, module: 'services/api'`
    expect(callsIn((await ran(options, tasks, maven)).log)).toEqual([
      `${mavenStart} package -pl services/api -am`,
    ])
    expect(callsIn((await ran(options, image, maven)).log)[0]).toContain(
      `package -DskipTests ${plugin}:3.5.1:build ${revision} -pl services/api -am -Djib.containerize=services/api -Djib.to.image`,
    )
  })

  it('is one of several, each of a module', async () => {
    const options =
      "images: [[image: 'r.io/a', module: ':a', mainClass: 'A'], [image: 'r.io/b:1', module: 'b', tags: ['2']]]"
    expect(callsIn((await ran(options, tasks, maven)).log)).toEqual([`${mavenStart} package -pl :a,b -am`])
    const { log, stdout } = await ran(options, image, maven)
    expect(stdout).toBe('sha256:1 sha256:2\n'.repeat(2))
    const calls = callsIn(log)
    expect(calls).toHaveLength(2)
    expect(calls[0]).toContain(
      '-Djib.containerize=:a -Djib.to.image=r.io/a:latest -Djib.container.mainClass=A ',
    )
    expect(calls[1]).toContain('-Djib.containerize=b -Djib.to.image=r.io/b:1 -Djib.to.tags=2 ')
  })
})

describe('the image of a Gradle project', () => {
  it('is made by a plugin that an init script applies where the project does not name it', async () => {
    const tool = `${toolStandIn}\ncat /run/kiln/jib.gradle`
    const run = await ran(app, image, { ...gradle, tool })
    expect(run.log).toContain("classpath 'com.google.cloud.tools:jib-gradle-plugin:3.5.1'")
    expect(callsIn(run.log)).toEqual([
      `${gradleStart} --init-script=/run/kiln/jib.gradle ${revision} -Dorg.gradle.configuration-cache=false :jib -Djib.to.image=registry.example.com/app:latest ${safe} ${outputs}`,
    ])
  })

  it.each([
    ['build.gradle', "plugins { id 'com.google.cloud.tools.jib' version '3.4.0' }"],
    ['gradle/libs.versions.toml', 'jib = { id = "com.google.cloud.tools.jib", version = "3.4.0" }'],
    ['buildSrc/build.gradle.kts', 'implementation("com.google.cloud.tools:jib-gradle-plugin:3.4.0")'],
  ])('is made by the project’s own plugin, named in %s', async (file, text) => {
    const { log } = await ran(app, image, { files: { 'build.gradle': '', [file]: text } })
    expect(callsIn(log)).toEqual([
      `${gradleStart} -Dorg.gradle.configuration-cache=false :jib -Djib.to.image=registry.example.com/app:latest ${safe} ${outputs}`,
    ])
  })

  it.each(['services/api', ':services:api'])('is made of its module %s', async (module) => {
    const options = `${app}, module: '${module}', tasks: ['clean', ':check', '--stacktrace']`
    expect(callsIn((await ran(options, tasks, gradle)).log)).toEqual([
      `${gradleStart} :services:api:clean :check --stacktrace`,
    ])
    expect(callsIn((await ran(options, image, gradle)).log)[0]).toContain(' :services:api:jib -Djib.to.image')
  })
})

describe('the properties of Jib', () => {
  const propertiesOf = async (options: string, surroundings: Surroundings = maven): Promise<string[]> =>
    callsIn((await ran(options, image, surroundings)).log)[0]!
      .split(' -D')
      .slice(1)
      .filter((word) => !/^(aether\.|maven\.|jib\.(console|disable|outputPaths|baseImageCache))/.test(word))

  it('are those that are given', async () => {
    expect(
      await propertiesOf(`image: 'r.io/app', tags: ['1', '2', '3'], labels: [team: 'a,b'], baseImage: 'r.io/jre:21',
        platforms: ['linux/amd64', 'linux/arm64'], mainClass: 'com.example.Main', jvmFlags: ['-Xmx1g', '-Da=b,c'],
        args: ['x', 'y'], environment: [A: 1, B: true, C: 'x=y'], ports: ['8080', '53/udp'], volumes: ['/data'],
        user: '1000:1000', workingDirectory: '/srv', format: 'OCI', creationTime: 'USE_CURRENT_TIMESTAMP',
        filesModificationTime: '2026-01-31T12:00:00Z', containerizingMode: 'packaged', extraDirectories: ['a', 'b'],
        layerCache: [claimName: 'l']`),
    ).toEqual([
      'jib.to.image=r.io/app:1',
      'jib.to.tags=2,3',
      'jib.from.image=r.io/jre:21',
      'jib.from.platforms=linux/amd64,linux/arm64',
      'jib.container.jvmFlags=-Xmx1g,-Da=b\\,c',
      'jib.container.args=x,y',
      'jib.container.environment=A=1,B=true,C=x=y',
      'jib.container.ports=8080,53/udp',
      'jib.container.volumes=/data',
      'jib.container.labels=org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567,team=a\\,b',
      'jib.container.mainClass=com.example.Main',
      'jib.container.user=1000:1000',
      'jib.container.workingDirectory=/srv',
      'jib.container.format=OCI',
      'jib.container.creationTime=USE_CURRENT_TIMESTAMP',
      'jib.container.filesModificationTime=2026-01-31T12:00:00Z',
      'jib.containerizingMode=packaged',
      'jib.extraDirectories.paths=a,b',
      'jib.allowInsecureRegistries=false',
      'jib.applicationCache=/layer-cache',
    ])
  })

  it('let registries be insecure where all of the build are named, and send a login to them', async () => {
    const options = "image: 'r:5000/a', baseImage: 'r:5000/jre', insecureRegistries: ['r:5000']"
    expect(await propertiesOf(options)).not.toContain('sendCredentialsOverHttp=true')
    expect(await propertiesOf(`${options}, auth: [[credentialsId: 'registry']]`)).toEqual(
      expect.arrayContaining(['jib.allowInsecureRegistries=true', 'sendCredentialsOverHttp=true']),
    )
  })

  it('make an archive, for the first platform, where nothing is pushed', async () => {
    const { log } = await ran(`${app}, push: false, platforms: ['linux/arm64', 'linux/amd64']`, image, maven)
    expect(callsIn(log)[0]).toContain(`${plugin}:3.5.1:buildTar`)
    expect(callsIn(log)[0]).toContain('-Djib.from.platforms=linux/arm64 ')
  })

  it('make an archive beside the push, in the workspace', async () => {
    const { log, stdout } = await ran(`${app}, dir: 'x', tar: 'out/image.tar'`, image, {
      files: { 'x/pom.xml': '' },
    })
    const [first, second] = callsIn(log)
    expect(first).toContain(':build ')
    expect(second).toContain(':buildTar ')
    expect(second).toMatch(/ -Djib.outputPaths.tar=\/workspace\/out\/image.tar$/)
    expect(stdout.split('\n')).toHaveLength(2)
  })
})

describe('a failure', () => {
  const fails = (says: string, code = 1): string => `echo first; printf '%s\\n' '${says}'; exit ${code}`

  it.each([
    [
      '[ERROR] Failed to execute goal com.google.cloud.tools:jib-maven-plugin:3.5.1:build (default-cli) on project app: Build image failed: Unauthorized for r.io/app: 401 Unauthorized -> [Help 1]',
      'Failed to execute goal com.google.cloud.tools:jib-maven-plugin:3.5.1:build (default-cli) on project app: Build image failed: Unauthorized for r.io/app: 401 Unauthorized',
      'The registry refuses the login',
    ],
    [
      '[ERROR] Failed to execute goal jib:build (default-cli) on project app: Build image failed: Unauthorized for r.io/app: 403 Forbidden -> [Help 1]',
      'Failed to execute goal jib:build (default-cli) on project app: Build image failed: Unauthorized for r.io/app: 403 Forbidden\n',
      'The registry refuses the login',
    ],
    [
      '[ERROR] Failed to execute goal compiler:compile on project app: Compilation failure\n[ERROR] /w/A.java:[2,21] expected\n[ERROR] \n[ERROR] -> [Help 1]',
      'Failed to execute goal compiler:compile on project app: Compilation failure; /w/A.java:[2,21] expected\n',
      undefined,
    ],
    ['[ERROR] Non-parseable POM\n[ERROR] something else', 'Non-parseable POM', undefined],
    [
      'FAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task :jib.\n> Main class was not found\n\n* Try:\n> Run with --info',
      'Execution failed for task :jib. Main class was not found',
      'Set mainClass, or name the module that has one.',
    ],
    ['Killed', 'Killed', undefined],
    [
      'java.lang.OutOfMemoryError: Java heap space',
      'java.lang.OutOfMemoryError: Java heap space',
      'It had too little memory: raise resources.limits.memory',
    ],
    [
      '[ERROR] Failed to execute goal jib:build (default-cli) on project app: Plugin jib or one of its dependencies could not be resolved:\n[ERROR] \tFailed to read artifact descriptor for commons-cli:commons-cli:jar:1.5.0\n[ERROR] -> [Help 1]',
      'Failed to execute goal jib:build (default-cli) on project app: Plugin jib',
      'Maven could not load a file: its repository may have sent nothing for a minute.',
    ],
    [
      'Tried to pull image manifest for r.io/jre:9 but failed because: manifest unknown',
      'Tried to pull',
      'The base image is not in its registry',
    ],
  ])('ends the log with its reason: «%s»', async (says, reason, hint) => {
    for (const label of [tasks, image]) {
      const { status, log } = await ran(app, label, { ...maven, tool: fails(says, 3) })
      expect(status).toBe(3)
      expect(log).toContain(`\njibBuild: ${reason}`)
      if (hint !== undefined) expect(log).toContain(`\njibBuild: ${hint}`)
    }
  })

  it('is being killed without a word', async () => {
    const { status, log } = await ran(`${app}, resources: [limits: [memory: '1Gi']]`, tasks, {
      ...maven,
      tool: 'exit 137',
    })
    expect(status).toBe(137)
    expect(log).toContain(
      'jibBuild: It was killed, as at the memory limit of 1Gi: raise resources.limits.memory.',
    )
  })

  it('is an image that the project skips', async () => {
    const { status, log } = await ran(app, image, { ...maven, tool: 'exit 0' })
    expect(status).toBe(1)
    expect(log).toContain('jibBuild: Jib made no image: the project may be told to skip it (jib.skip).')
  })
})
