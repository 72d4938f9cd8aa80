import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { need } from './need'
import { run } from './run'
import { say } from './say'

/** A JDK of the modules that Maven, its usual plugins and Jib take. */
export const compilingJdk = (): Promise<string> =>
  runtime('jdk', [
    ...['java.compiler', 'java.instrument', 'java.logging', 'java.management', 'java.naming', 'java.prefs'],
    ...['java.net.http', 'java.sql', 'java.xml', 'jdk.charsets', 'jdk.compiler', 'jdk.crypto.ec'],
    ...['jdk.httpserver', 'jdk.jartool', 'jdk.unsupported', 'jdk.zipfs'],
  ])

/** A small runtime for a service, to base its image on. */
export const servingJre = (): Promise<string> => runtime('jre', ['java.sql', 'jdk.httpserver'])

/** A folder with a part of the machine's JDK, and with the certificates that it trusts. Made the first time. */
async function runtime(name: string, modules: readonly string[]): Promise<string> {
  await need(['java'])
  const home = dirname(dirname((await run('sh', ['-c', 'readlink -f "$(command -v javac)"'])).trim()))
  const id = createHash('sha256')
    .update([home, ...modules].join())
    .digest('hex')
  const folder = join(cacheDir(), `${name}-${id.slice(0, 8)}`)
  return withLock(name, async () => {
    if (existsSync(folder)) return folder
    say('making a Java runtime to put into images (half a minute)')
    const work = `${folder}.new`
    await rm(work, { recursive: true, force: true })
    const smaller = ['--strip-debug', '--no-header-files', '--no-man-pages']
    await run(join(home, 'bin/jlink'), ['--add-modules', modules.join(), ...smaller, '--output', work], {
      signal: interruption,
    })
    const certificates = 'lib/security/cacerts'
    await copyFile(await realpath(join(home, certificates)), join(work, certificates))
    await rename(work, folder)
    return folder
  })
}

const mavenVersion = '3.9.16'

/** The folder of a Maven that is newer than Debian's, from Maven Central. */
export async function mavenHome(): Promise<string> {
  const folder = join(cacheDir(), `apache-maven-${mavenVersion}`)
  return withLock('maven', async () => {
    if (existsSync(folder)) return folder
    await need(['maven'])
    say(`fetching Maven ${mavenVersion} (half a minute)`)
    const work = `${folder}.new`
    await rm(work, { recursive: true, force: true })
    const artifact = `-Dartifact=org.apache.maven:apache-maven:${mavenVersion}:tar.gz:bin`
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy'
    await run('mvn', ['-q', '-B', goal, artifact, `-DoutputDirectory=${work}`], { signal: interruption })
    const archive = join(work, `apache-maven-${mavenVersion}-bin.tar.gz`)
    await run('tar', ['-xzf', archive, '-C', work])
    await rename(join(work, `apache-maven-${mavenVersion}`), folder)
    await rm(work, { recursive: true })
    return folder
  })
}
