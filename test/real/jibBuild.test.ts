import { once } from 'node:events'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Owner } from '../tools/owner'
import { describeWithPods } from '../withPods'
import { greeter, JibSurroundings } from './jib'

/** Settings of Maven with one repository for all. */
const onlyRepository = (url: string): string => `<settings><mirrors><mirror>
  <id>only</id><mirrorOf>*</mirrorOf><url>${url}</url>
</mirror></mirrors></settings>`

/** Whoever asks a repository with these settings fails. */
const noRepository = onlyRepository('https://127.0.0.1:9/')

const pom = readFileSync(join(greeter, 'pom.xml'), 'utf8')

// Maven loads its plugins first.
jest.setTimeout(600_000)

describeWithPods('jibBuild with a real Maven, Jib and registry', () => {
  const owner = new Owner()
  let here: JibSurroundings
  let caches: string
  let cacheFolder: string

  beforeAll(async () => {
    here = await JibSurroundings.start(owner)
    cacheFolder = await here.sharedFolder()
    caches = `dependencyCache: [hostPath: '${cacheFolder}']`
  })
  afterAll(() => owner.release())

  const common = `auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],`
  const baseImage = 'baseImage: "${env.REGISTRY}/eclipse-temurin:21-jre",'
  /** A call that finds all that it loads in the cache, which the first test fills. */
  const call = (options: string): string => `jibBuild(${common} ${baseImage} ${caches}, ${options})`

  it('builds, tests and pushes the example, and brings its reports and files to Jenkins', async () => {
    const example = readFileSync(join(greeter, 'Jenkinsfile'), 'utf8').replace(
      'jibBuild(',
      `jibBuild(${caches},`,
    )
    const run = await here.run(`${example}\nreturn built`)
    expect(run).toMatchObject({ outcome: 'success', leaks: [] })
    const { digest, manifest } = await here.registry.read('examples/greeter', '1.0')
    expect(run.result).toEqual({
      image: 'registry:5000/examples/greeter:1.0',
      digest,
      imageId: manifest.config.digest,
      reference: `registry:5000/examples/greeter@${digest}`,
      tags: ['registry:5000/examples/greeter:1.0', 'registry:5000/examples/greeter:latest'],
    })
    expect((await here.registry.read('examples/greeter', 'latest')).digest).toBe(digest)
    expect([...run.testReports.keys()]).toEqual(['target/surefire-reports/TEST-greeter.GreetingTest.xml'])
    expect([...run.artifacts.keys()]).toEqual(['target/greeter-1.0.0.jar'])
  })

  it('makes an image of the base image’s layer and those of the project, which answers', async () => {
    const base = await here.registry.read('eclipse-temurin', '21-jre')
    const { digest, manifest } = await here.registry.read('examples/greeter', '1.0')
    expect(digestsOf(manifest).slice(0, base.manifest.layers.length)).toEqual(digestsOf(base.manifest))
    const image = (await here.registry.config('examples/greeter', '1.0')) as Configuration
    expect(image.history.flatMap(({ author, comment }) => (author === 'Jib' ? [comment] : []))).toEqual([
      'dependencies',
      'resources',
      'classes',
      'jvm arg files',
    ])
    expect(image.config).toMatchObject({
      Entrypoint: ['java', '-cp', '@/app/jib-classpath-file', 'greeter.Server'],
      Cmd: ['Kiln'],
      ExposedPorts: { '8080/tcp': {} },
      Labels: { 'org.opencontainers.image.title': 'Greeter' },
    })
    const answer = await here.registry.pullAndAsk('examples/greeter', digest, 8080)
    expect(JSON.parse(answer)).toMatchObject({ text: 'Hello, Kiln!' })
  })

  it('loads nothing the second time, and makes the same image again', async () => {
    const before = filesOf(cacheFolder)
    const first = await here.registry.read('examples/greeter', '1.0')
    const example = readFileSync(join(greeter, 'Jenkinsfile'), 'utf8').replace(
      'jibBuild(',
      `jibBuild(${caches}, toolArgs: ['--settings', 'settings.xml'],`,
    )
    const run = await here.run(`${example}\nreturn built`, { files: { 'settings.xml': noRepository } })
    expect(run.outcome === 'success' ? '' : run.log).toBe('')
    expect(run.result).toMatchObject({ digest: first.digest })
    expect(filesOf(cacheFolder)).toEqual(before)
  })

  it('takes the plugin and the settings of the project, and the options over them', async () => {
    const own = `<plugin>
        <groupId>com.google.cloud.tools</groupId>
        <artifactId>jib-maven-plugin</artifactId>
        <version>3.4.6</version>
        <configuration>
          <from><image>registry:5000/eclipse-temurin:21-jre</image></from>
          <container>
            <jvmFlags><jvmFlag>-Xmx64m</jvmFlag></jvmFlags>
            <labels><team>greeters</team></labels>
            <ports><port>8080</port></ports>
            <user>1000</user>
          </container>
        </configuration>
      </plugin>
    </plugins>`
    const run = await here.run(
      call(`image: "\${env.REGISTRY}/own", user: '1001', args: ['a,b', 'c'], environment: [NAME: 'x=1,2'],
        tasks: ['compile']`),
      { files: { 'pom.xml': pom.replace('</plugins>', own) } },
    )
    expect(run.outcome === 'success' ? '' : run.log).toBe('')
    const image = (await here.registry.config('own', 'latest')) as Configuration
    expect(image.config).toMatchObject({
      Entrypoint: ['java', '-Xmx64m', '-cp', '@/app/jib-classpath-file', 'greeter.Server'],
      Cmd: ['a,b', 'c'],
      User: '1001',
      ExposedPorts: { '8080/tcp': {} },
    })
    expect(image.config.Env).toContain('NAME=x=1,2')
    expect(image.config.Labels).toMatchObject({ team: 'greeters' })
    expect(image.history.at(-1)?.created_by).toBe('jib-maven-plugin:3.4.6')
  })

  it('makes images of several modules of a project in a folder', async () => {
    const run = await here.run(
      call(`dir: 'services', tasks: ['compile'], images: [
        [image: "\${env.REGISTRY}/services/hello", module: 'hello', args: ['a']],
        [image: "\${env.REGISTRY}/services/bye", module: ':bye-service', tags: ['1', '2']],
      ]`),
      { project: await owner.folder(), files: modules },
    )
    expect(run.outcome === 'success' ? '' : run.log).toBe('')
    const [hello, bye] = [
      await here.registry.read('services/hello', 'latest'),
      await here.registry.read('services/bye', '2'),
    ]
    expect(run.result).toMatchObject([
      { digest: hello.digest, tags: ['registry:5000/services/hello:latest'] },
      { digest: bye.digest, imageId: bye.manifest.config.digest },
    ])
    expect(await here.registry.pullAndRun('services/hello', hello.digest)).toBe('hello, a\n')
    expect(await here.registry.pullAndRun('services/bye', bye.digest)).toBe('bye\n')
  })

  it('makes an archive that Jenkins keeps, and pushes nothing', async () => {
    const run = await here.run(
      call(`image: "\${env.REGISTRY}/none", push: false, tar: 'image.tar', tasks: ['compile']`),
    )
    expect(run.outcome === 'success' ? '' : run.log).toBe('')
    expect([...run.artifacts.keys()]).toEqual(['image.tar'])
    await expect(here.registry.tags('none')).rejects.toThrow('404')
  })

  describe('ends the log with the reason of a failure:', () => {
    const noMain = { 'src/main/java/greeter/Server.java': 'package greeter;\nclass Server {}\n' }
    const wrongTest = {
      'src/test/java/greeter/GreetingTest.java': `package greeter;
        class GreetingTest {
          @org.junit.jupiter.api.Test void fails() { throw new AssertionError("the greeting is wrong"); }
        }`,
    }
    it.each<[string, string, Parameters<JibSurroundings['run']>[1], RegExp[]]>([
      [
        'the registry refuses the password',
        `image: "\${env.REGISTRY}/app", tasks: ['compile']`,
        { password: 'wr0ng-Pa55word' },
        [/401 Unauthorized/, /The registry refuses the login: see the option auth/],
      ],
      [
        'the base image is not there',
        `image: "\${env.REGISTRY}/app", tasks: ['compile'], baseImage: "\${env.REGISTRY}/eclipse-temurin:7"`,
        {},
        [/manifest unknown/, /The base image is not in its registry/],
      ],
      [
        'there is no main class',
        `image: "\${env.REGISTRY}/app", tasks: ['compile']`,
        { files: noMain },
        [/Main class was not found/, /Set mainClass/],
      ],
      [
        'it does not compile',
        `image: "\${env.REGISTRY}/app"`,
        { files: { 'src/main/java/greeter/Server.java': 'package greeter;\nclass Server { int }\n' } },
        [/Compilation failure; .*Server.java:\[2,19\]/],
      ],
      [
        'a test fails',
        `image: "\${env.REGISTRY}/app", testReports: 'target/surefire-reports/*.xml'`,
        { files: wrongTest },
        [/There are test failures/],
      ],
      [
        'it is killed at its memory limit',
        `image: "\${env.REGISTRY}/app", resources: [limits: [memory: '160Mi']]`,
        { environment: { MAVEN_OPTS: '-Xms300m -Xmx300m -XX:+AlwaysPreTouch' } },
        [/It was killed, as at the memory limit of 160Mi: raise resources.limits.memory/],
      ],
      [
        'a shared folder belongs to another user',
        `image: "\${env.REGISTRY}/app", layerCache: [hostPath: '/usr']`,
        {},
        [/User 1000 may not write to the folder of layerCache: let that user own it/],
      ],
      [
        'there are build files of both tools',
        `image: "\${env.REGISTRY}/app"`,
        { files: { 'build.gradle': '' } },
        [/There are build files of Maven and of Gradle in the workspace: say with tool which to take/],
      ],
    ])('%s', async (_name, options, given, reasons) => {
      const { outcome, log, leaks, testReports } = await here.run(
        call(options).replace(options.includes('baseImage') ? baseImage : '\0', ''),
        given,
      )
      expect(outcome).toBe('failure')
      const told = log.split('\n').filter((line) => line.startsWith('jibBuild: '))
      for (const reason of reasons) expect(told.join('\n')).toMatch(reason)
      expect(leaks).toEqual([])
      expect([...testReports.keys()].length).toBe(options.includes('testReports') ? 1 : 0)
    })

    it('the repository takes the question and sends nothing', async () => {
      const silent = createServer().listen(0)
      await once(silent, 'listening')
      owner.defer('a silent repository', async () => {
        silent.closeAllConnections()
        silent.close()
      })
      const { port } = silent.address() as AddressInfo
      const settings = onlyRepository(`http://${here.network.machine}:${port}/`)
      const { outcome, log } = await here.run(
        `jibBuild(${common} ${baseImage} image: "\${env.REGISTRY}/app", toolArgs: ['--settings', 'settings.xml'])`,
        { files: { 'settings.xml': settings } },
      )
      expect(outcome).toBe('failure')
      const told = log.split('\n').filter((line) => line.startsWith('jibBuild: '))
      expect(told.join('\n')).toMatch(/could not be resolved/)
      expect(told.join('\n')).toMatch(/sent nothing for a minute: build again/)
    })
  })
})

const digestsOf = ({ layers }: { layers: readonly { digest: string }[] }): string[] =>
  layers.map(({ digest }) => digest)

/** As in the image specification. */
interface Configuration {
  config: { Env: string[]; Labels: Record<string, string> }
  history: { author?: string; comment?: string; created_by?: string }[]
}

/** Two services and what both of them use. */
const modules = {
  'services/pom.xml': `<project>
    <modelVersion>4.0.0</modelVersion>
    <groupId>com.example</groupId><artifactId>services</artifactId><version>1</version><packaging>pom</packaging>
    <properties>
      <maven.compiler.release>17</maven.compiler.release>
      <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    </properties>
    <modules><module>common</module><module>hello</module><module>bye</module></modules>
  </project>`,
  'services/common/pom.xml': modulePom('common'),
  'services/common/src/main/java/common/Words.java':
    'package common;\npublic class Words { public static void say(String... words) { System.out.println(String.join(", ", words)); } }\n',
  'services/hello/pom.xml': modulePom('hello-service', 'common'),
  'services/hello/src/main/java/hello/Main.java':
    'package hello;\npublic class Main { public static void main(String[] args) { common.Words.say("hello", args[0]); } }\n',
  'services/bye/pom.xml': modulePom('bye-service', 'common'),
  'services/bye/src/main/java/bye/Main.java':
    'package bye;\npublic class Main { public static void main(String[] args) { common.Words.say("bye"); } }\n',
}

function modulePom(name: string, needs?: string): string {
  const dependency = `<dependencies><dependency>
    <groupId>com.example</groupId><artifactId>${needs}</artifactId><version>1</version>
  </dependency></dependencies>`
  return `<project>
    <modelVersion>4.0.0</modelVersion>
    <parent><groupId>com.example</groupId><artifactId>services</artifactId><version>1</version></parent>
    <artifactId>${name}</artifactId>
    ${needs === undefined ? '' : dependency}
  </project>`
}

/** The files of the folder, with the time of their last change. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${statSync(path).mtimeMs}`)
    .sort()
}
