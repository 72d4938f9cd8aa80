import { createHash } from 'node:crypto'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { chmod, copyFile, cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildkitImage, craneImage } from '../../src/images'
import { archiveFiles } from './archive'
import { cacheDir, withLock } from './cache'
import { interruption } from './interruption'
import { podman, tryPodman } from './podman'
import { recipes, type Recipe } from './recipes'
import { attempt, run, ToolError } from './run'
import { say } from './say'

export const agentImage = 'docker.io/jenkins/inbound-agent:3355.v388858a_47b_33-20'
export const registryImage = 'docker.io/library/registry:2.8.3'
export const busyboxImage = 'docker.io/library/busybox:1.37.0'
/** Node and a shell. */
export const nodeImage = 'docker.io/library/node:20.19-bookworm-slim'

/** All that pods here are made of. */
const podImages = [registryImage, busyboxImage, agentImage, buildkitImage, craneImage]

/** Fetches or makes the images beforehand: the first time it takes minutes, which no time-out of a build expects. */
export async function needPodImages(): Promise<void> {
  for (const image of podImages) await needImage(image)
}

/** Files or folders of this machine, by what they become in an image. */
type Places = { readonly [name: string]: string }

/** Carried by an image that was made here; the value says what it holds. A pulled image has no such label. */
const standInLabel = 'kiln.stand-in'
const recipeLabel = 'kiln.recipe'

/**
 * Makes sure that podman's store has the image: it is pulled, or where public registries are out of reach an image of
 * the same name is made from built programs, so that whatever names it need not change.
 */
export async function needImage(reference: string): Promise<void> {
  await withLock('images', async () => {
    const labels = await labelsOf(reference)
    if (labels !== null && !(standInLabel in labels)) return
    if (labels === null && (await pull(reference))) return
    const recipe = recipeOf(reference)
    if (!recipe)
      throw new ToolError(`The image ${reference} cannot be pulled here, and nothing stands in for it.`)
    const programs = await recipe.programs()
    const folders = (await recipe.folders?.()) ?? {}
    const made = hash(recipe, programs, folders)
    if (labels?.[recipeLabel] !== made) await make(reference, recipe, programs, folders, made)
  })
}

/** What differs by the end of the version has a recipe of its own. */
function recipeOf(reference: string): Recipe | undefined {
  const repository = reference.replace(/[:@][^/]*$/, '')
  const [variant] = /-[a-z]+$/.exec(reference) ?? ['']
  return recipes[repository + variant] ?? recipes[repository]
}

/** Whether the image in podman's store was made here, not pulled. */
export async function isStandIn(reference: string): Promise<boolean> {
  return standInLabel in ((await labelsOf(reference)) ?? {})
}

async function labelsOf(reference: string): Promise<{ [name: string]: string } | null> {
  const { code, stdout } = await tryPodman(['image', 'inspect', '--format', '{{json .Labels}}', reference])
  return code === 0 ? (JSON.parse(stdout) ?? {}) : null
}

/** A registry that could not be reached is not asked again for a day: each try may cost seconds. */
async function pull(reference: string): Promise<boolean> {
  const host = reference.slice(0, reference.indexOf('/'))
  const refusal = join(cacheDir(), `unreachable-${host}`)
  if (existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < 86_400_000) return false
  say(`pulling ${reference}`)
  const { code, stderr } = await tryPodman(['pull', '--quiet', reference], { signal: interruption })
  if (code === 0) return true
  writeFileSync(refusal, stderr)
  say(`${host} cannot be reached (noted in ${refusal}, for a day)`)
  return false
}

/** A folder is named after its contents. */
function hash(recipe: Recipe, programs: Places, folders: Places): string {
  const files = Object.entries(programs).map(([name, file]) => [
    name,
    statSync(file).size,
    statSync(file).mtimeMs,
  ])
  return createHash('sha256')
    .update(JSON.stringify([recipe, files, ...Object.entries(folders)]))
    .digest('hex')
}

async function make(
  reference: string,
  recipe: Recipe,
  programs: Places,
  folders: Places,
  made: string,
): Promise<void> {
  say(`making an image that stands in for ${reference} (some seconds)`)
  const context = join(cacheDir(), 'image.new')
  await rm(context, { recursive: true, force: true })
  try {
    const root = join(context, 'root')
    const { bin = 'usr/bin', busybox = 'bin' } = recipe
    await addBusybox(root, busybox)
    for (const [name, file] of Object.entries(programs)) await addProgram(root, join(bin, name), file)
    for (const [path, folder] of Object.entries(folders)) await addFolder(root, path, folder)
    for (const [path, text] of Object.entries(recipe.files ?? {})) {
      await mkdir(join(root, dirname(path)), { recursive: true })
      await writeFile(join(root, path), text, { mode: 0o755 })
    }
    for (const [path, target] of Object.entries(recipe.links ?? {})) await symlink(target, join(root, path))
    for (const [name, capability] of Object.entries(recipe.capabilities ?? {})) {
      await setCapability(join(root, bin, name), capability)
    }
    await writeFile(join(context, 'Containerfile'), await containerfile(context, recipe))
    const contents = ['busybox', ...Object.keys(programs)].join(' ')
    await podman([
      ...['build', '--quiet', '--layers=false', '--tag', reference],
      ...['--label', `${standInLabel}=${contents}`, '--label', `${recipeLabel}=${made}`],
      context,
    ])
    // Of an older recipe's image only the name was taken away.
    await podman(['image', 'prune', '--force'])
  } finally {
    await rm(context, { recursive: true })
  }
}

async function containerfile(context: string, { user, settings }: Recipe): Promise<string> {
  const root = join(context, 'root')
  const lines = [
    'FROM scratch',
    'COPY root/ /',
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  ]
  const accounts = ['root:x:0:0:root:/root:/bin/sh']
  if (user) {
    accounts.push(`${user.name}:x:1000:1000::${user.home}:/bin/sh`)
    for (const file of ['subuid', 'subgid'])
      await writeFile(join(root, 'etc', file), `${user.name}:100000:65536\n`)
    for (const folder of [user.home, ...(user.folders ?? [])])
      await mkdir(join(context, folder), { recursive: true })
    const owned = [user.home, ...(user.folders ?? [])].filter((folder) => !folder.startsWith(`${user.home}/`))
    for (const folder of owned) lines.push(`COPY --chown=1000:1000 .${folder} ${folder}`)
    lines.push(`ENV HOME=${user.home} USER=${user.name}`, 'USER 1000:1000')
  }
  await writeFile(join(root, 'etc/passwd'), `${accounts.join('\n')}\n`)
  await writeFile(
    join(root, 'etc/group'),
    accounts.map((line) => `${line.split(':')[0]}:x:${line.split(':')[3]}:\n`).join(''),
  )
  return [...lines, ...settings, ''].join('\n')
}

async function addBusybox(root: string, bin: string): Promise<void> {
  const busybox = join(await archiveFiles(), 'bin/busybox')
  for (const folder of [bin, 'bin', 'etc', 'root', 'tmp', 'usr/bin', 'var/tmp'])
    await mkdir(join(root, folder), { recursive: true })
  for (const folder of ['tmp', 'var/tmp']) await chmod(join(root, folder), 0o1777)
  await copyFile(busybox, join(root, bin, 'busybox'))
  for (const applet of (await run(busybox, ['--list'])).split('\n')) {
    if (applet !== '' && applet !== 'busybox') await symlink('busybox', join(root, bin, applet))
  }
  // Debian's build lacks this applet, and the `container` step needs it.
  await writeFile(join(root, bin, 'nohup'), '#!/bin/sh\ntrap "" HUP\nexec "$@"\n', { mode: 0o755 })
}

/** The program with the libraries that it loads, each at its own path. */
async function addProgram(root: string, path: string, file: string): Promise<void> {
  await mkdir(join(root, dirname(path)), { recursive: true })
  await copyFile(file, join(root, path))
  await addLibraries(root, [file])
}

async function addFolder(root: string, path: string, folder: string): Promise<void> {
  await cp(folder, join(root, path), { recursive: true })
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const programs = files.filter((file) => file.isFile() && /^java$|\.so$/.test(file.name))
  await addLibraries(
    root,
    programs.map((file) => join(file.parentPath, file.name)),
  )
}

async function addLibraries(root: string, files: readonly string[]): Promise<void> {
  // For a static program ldd fails and lists nothing.
  const { stdout } = await attempt('ldd', files)
  const libraries = stdout.match(/(?<=[ \t])\/\S+/g) ?? []
  // What comes with the program is there already.
  for (const library of libraries.filter((path) => !path.startsWith(cacheDir()))) {
    await mkdir(join(root, dirname(library)), { recursive: true })
    await copyFile(library, join(root, library))
  }
}

async function setCapability(file: string, capability: string): Promise<void> {
  const archive = await archiveFiles()
  const triplets = await readdir(join(archive, 'lib'))
  const env = { LD_LIBRARY_PATH: triplets.map((triplet) => join(archive, 'lib', triplet)).join(':') }
  await run(join(archive, 'sbin/setcap'), [capability, file], { env })
}
