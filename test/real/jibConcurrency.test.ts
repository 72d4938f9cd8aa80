import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Owner } from '../tools/owner'
import { run } from '../tools/run'
import { describeWithPods } from '../withPods'
import { JibSurroundings } from './jib'

const rounds = 20
const builds = 4

/** Small ones, one more in each round, so that all builds of a round add the same files to the shared folders. */
const libraries = [
  ...['javax.inject:javax.inject:1', 'aopalliance:aopalliance:1.0', 'org.jspecify:jspecify:1.0.0'],
  ...['com.google.j2objc:j2objc-annotations:3.0.0', 'com.google.code.findbugs:jsr305:3.0.2'],
  ...['jakarta.inject:jakarta.inject-api:2.0.1', 'jakarta.annotation:jakarta.annotation-api:2.1.1'],
  ...['javax.annotation:javax.annotation-api:1.3.2', 'org.apiguardian:apiguardian-api:1.1.2'],
  ...['org.opentest4j:opentest4j:1.3.0', 'org.slf4j:slf4j-api:2.0.17', 'org.slf4j:slf4j-nop:2.0.17'],
  ...['org.hamcrest:hamcrest:2.2', 'commons-cli:commons-cli:1.5.0', 'commons-logging:commons-logging:1.2'],
  ...['commons-codec:commons-codec:1.15', 'org.reactivestreams:reactive-streams:1.0.4'],
  ...['org.jetbrains:annotations:24.1.0', 'jakarta.validation:jakarta.validation-api:3.0.2'],
  ...['org.tukaani:xz:1.9'],
]

jest.setTimeout(1_800_000)

/**
 * Each build is whole, in a pod of its own with an empty home; only the classes are there already, because compiling
 * touches no shared folder. One of the round in the middle loads everything anew, while the others read.
 */
describeWithPods(`${builds} builds at the same time on the same shared folders, in ${rounds} rounds`, () => {
  const owner = new Owner()
  let shared: { dependencies: string; baseImages: string; layers: string }
  let log: string
  let digests: string[][]

  beforeAll(async () => {
    const here = await JibSurroundings.start(owner)
    for (let round = 1; round <= rounds; round++)
      await here.registry.tag('eclipse-temurin', '21-jre', `${round}`)
    const [dependencies, baseImages, layers] = [
      await here.sharedFolder(),
      await here.sharedFolder(),
      await here.sharedFolder(),
    ]
    shared = { dependencies, baseImages, layers }
    const environment = { REGISTRY: here.registry.address }
    const ran = await here.run(jenkinsfile(shared), { project: await project(owner), environment })
    log = ran.log
    if (ran.outcome !== 'success') throw new Error(log)
    digests = ran.result as string[][]
  })
  afterAll(() => owner.release())

  it('all succeed, and those of one round make the same image', () => {
    expect(digests).toHaveLength(rounds)
    for (const round of digests) {
      expect(round).toHaveLength(builds)
      expect(new Set(round).size).toBe(1)
    }
    expect(new Set(digests.flat()).size).toBe(rounds)
    expect(log).not.toContain('could not be added')
    const failures = log.split('\n').filter((line) => line.includes('jibBuild: Failed to execute goal'))
    expect(failures.filter((line) => !/could not be resolved|Could not transfer/.test(line))).toEqual([])
  })

  it('leave in the folder of dependencies what the repository has, whole, and nothing else', () => {
    // The last build has loaded all of it from the repository, whose checksums Maven has compared.
    const folder = join(shared.dependencies, 'maven')
    const current = realpathSync(join(folder, 'current'))
    const loaded = checksums(current)
    const generations = readdirSync(folder).filter((name) => !['current', 'incoming'].includes(name))
    const others = generations.map((name) => join(folder, name)).filter((path) => path !== current)
    expect(others.length).toBeGreaterThanOrEqual(2)
    for (const other of others) {
      const sums = checksums(other)
      expect(sums).toEqual(Object.fromEntries(Object.entries(loaded).filter(([path]) => path in sums)))
    }
    const all = Object.assign({}, ...others.map(checksums)) as Checksums
    expect(all).toEqual(loaded)
    expect(Object.keys(loaded).filter((path) => path.endsWith('.jar')).length).toBeGreaterThan(rounds)
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })

  it.each(['baseImages', 'layers'] as const)(
    'leave each layer in the folder of %s as its digest says',
    (name) => {
      const files = Object.entries(checksums(join(shared[name], 'layers'))).filter(
        ([path]) => /^[0-9a-f]{64}$/.test(basename(dirname(path))) && /^[0-9a-f]{64}$/.test(basename(path)),
      )
      expect(files.length).toBeGreaterThan(0)
      for (const [path, sum] of files) expect(sum).toBe(basename(dirname(path)))
    },
  )
})

function jenkinsfile({ dependencies, baseImages, layers }: Record<string, string>): string {
  const call = (round: string, name: string, refresh: string): string => `jibBuild(
    image: "\${env.REGISTRY}/many/${name}", tags: ["\${${round}}"], dir: "round-\${${round}}", tasks: [],
    auth: [[credentialsId: 'registry']], insecureRegistries: [env.REGISTRY],
    baseImage: "\${env.REGISTRY}/eclipse-temurin:\${${round}}",
    dependencyCache: [hostPath: '${dependencies}'], refreshDependencies: ${refresh},
    baseImageCache: [hostPath: '${baseImages}'], layerCache: [hostPath: '${layers}'],
  ).digest`
  // What loads hundreds of files over the network gets a second try when the network fails; the rest has to succeed.
  return `
    def loaded = { build ->
      try {
        return build()
      } catch (error) {
        echo 'tries to load everything once more'
        return build()
      }
    }
    def digests = []
    for (int r = 1; r <= ${rounds}; r++) {
      int round = r
      def branches = [:]
      for (int b = 1; b <= ${builds}; b++) {
        int build = b
        branches["build \${build}".toString()] = {
          if (round == ${rounds / 2} && build == 1) return loaded { ${call('round', 'app-1', 'true')} }
          return ${call('round', 'app-${build}', 'false')}
        }
      }
      digests << new ArrayList(parallel(branches).values())
    }
    loaded { ${call(`${rounds}`, 'last', 'true')} }
    return digests`
}

/** A folder for each round, with a compiled program and its pom.xml. */
async function project(owner: Owner): Promise<string> {
  const folder = await owner.folder()
  const source = join(await owner.folder(), 'Main.java')
  writeFileSync(source, 'public class Main { public static void main(String[] args) {} }\n')
  for (let round = 1; round <= rounds; round++) {
    const classes = join(folder, `round-${round}/target/classes`)
    mkdirSync(classes, { recursive: true })
    if (round === 1) await run('javac', ['--release', '17', '-d', classes, source])
    else cpSync(join(folder, 'round-1/target/classes'), classes, { recursive: true })
    writeFileSync(join(folder, `round-${round}/pom.xml`), pom(libraries.slice(0, round)))
  }
  return folder
}

function pom(dependencies: string[]): string {
  const listed = dependencies.map((library) => {
    const [group, artifact, version] = library.split(':')
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
  })
  return `<project>
    <modelVersion>4.0.0</modelVersion>
    <groupId>com.example</groupId><artifactId>many</artifactId><version>1</version>
    <properties><maven.compiler.release>17</maven.compiler.release></properties>
    <dependencies>${listed.join('\n')}</dependencies>
  </project>`
}

type Checksums = Record<string, string>

/** Of each file in the folder, by its path there. */
function checksums(folder: string): Checksums {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Object.fromEntries(
    paths.map((path) => [
      relative(folder, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}
